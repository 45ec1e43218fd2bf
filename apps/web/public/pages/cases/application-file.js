import { get } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { card, el, facts, note } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { CATEGORIES } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { date, periodOf } from '../../words/format.js';
import { say, series } from '../../words/language.js';
import { replayBadge } from '../benefits/trace.js';
import { programmeWhy } from '../benefits/why.js';
import { applicationDecisions, objectionView } from './application-judgement.js';
import { applicationBadges, applicationFacts, applicationSteps, evidenceList } from './application-steps.js';

/** The decision page: what speaks against it, the facts, what the rules say and why, the proofs, then what this officer can do. */
export async function applicationFile(id, can) {
  const application = await get(`/applications/${id}`);
  const [senior, decided] = await Promise.all([
    get(`/seniors/${application.seniorId}`).catch(() => undefined),
    explained(application),
  ]);
  return [
    note(keysInWords()),
    card(
      el(
        'h3',
        null,
        `${application.seniorName} · ${say(application.programmeZh, application.programmeEn)}`,
        el('small', null, await regionName(application.regionId)),
      ),
      el('p', null, applicationBadges(application)),
      applicationSteps(application),
      applicationDecisions(application, can),
    ),
    ...objections(application, can),
    card(
      el('h3', null, say('老人的情况', 'The senior')),
      senior ? seniorFacts(senior) : note(say('看不到档案。', 'The file cannot be seen.')),
    ),
    card(el('h3', null, say('规则怎么说', 'What the rules say')), ...decided),
    card(el('h3', null, say('材料', 'Proofs')), evidenceList(application), applicationFacts(application)),
  ];
}

/** Those nobody has decided on first. */
const objections = ({ objections: all }, can) =>
  all.length
    ? [
        card(
          el('h3', null, say('公示异议', 'Objections')),
          all
            .toSorted((one, other) => (one.upheld !== null) - (other.upheld !== null))
            .map((objection) => objectionView(objection, can)),
        ),
      ]
    : [];

export const seniorFacts = ({ sex, age, identityNumber, deceasedOn, categories }) =>
  facts(
    [say('年龄', 'Age'), say(`${age} 岁`, age)],
    [say('性别', 'Sex'), sex === 'MALE' ? say('男', 'male') : say('女', 'female')],
    [say('身份证', 'Identity no.'), identityNumber],
    [
      say('类别', 'Categories'),
      series(categories.filter(isCurrent).map(({ code }) => word(CATEGORIES, code))),
    ],
    [say('离世', 'Died on'), deceasedOn && date(deceasedOn)],
  );

const isCurrent = ({ validFrom, validTo }) => {
  const today = dayOf(now());
  return validFrom <= today && (validTo === null || today < validTo);
};

/** The stored decision where there is one, with its replay; else what the rules say today. */
async function explained({ seniorId, programmeCode, steps }) {
  const stored = steps.findLast(({ determinationPeriod }) => determinationPeriod !== null);
  if (!stored) return today(seniorId, programmeCode);
  const path = `/seniors/${seniorId}/determinations/${stored.determinationPeriod}`;
  const decided = await get(path, { replay: true });
  return [
    replayBadge(decided),
    ...decided.programmes
      .filter((programme) => programme.programmeCode === programmeCode)
      .map((programme) => programmeWhy(programme, seniorId)),
  ];
}

async function today(seniorId, programmeCode) {
  const found = await get(`/seniors/${seniorId}/application-preview`, { programmeCode });
  const { programmes } = await get(`/seniors/${seniorId}/determinations/${periodOf(now())}`);
  const decision =
    programmes.find((programme) => programme.programmeCode === programmeCode)?.decision ?? null;
  return [
    note(say('还没有决定；按今天的情况试算：', 'Not decided yet; as things stand today:')),
    programmeWhy(
      {
        ...found,
        programmeName: say(found.programmeZh, found.programmeEn),
        grantedAmount: 0,
        whyNot: null,
        citation: '',
        decision,
        wouldChange: found.wouldChangeZh.map((zh, at) => ({
          zh,
          en: found.wouldChangeEn[at],
          outcome: found.outcome === 'G' ? 'N' : 'G',
        })),
      },
      seniorId,
    ),
  ];
}
