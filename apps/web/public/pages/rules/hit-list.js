import { get } from '../../base/api.js';
import { decisionButton } from '../../base/decision-button.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { date, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { JUDGEMENTS, SEVERITIES, SUBJECTS } from '../../words/risk.js';

const TONES = { BLOCK: 'bad', WITHHOLD: 'bad', HOLD: 'warn', SCORE: 'calm' };

/** What the rules found: what nobody has judged first, in it the graver ones. */
export const hitList = async (can) => [
  note(keysInWords()),
  (await hits('open', { state: 'OPEN' }, can)) ??
    note(say('没有待认定的命中。', 'Nothing waits for a judgement.')),
];

export const judgedList = async (can) => [
  (await hits('judged', { state: 'JUDGED' }, can)) ??
    note(say('还没有认定过的命中。', 'Nothing was judged yet.')),
];

const hits = (key, query, can) =>
  paged(
    `more-hits-${key}`,
    (cursor) => get('/oversight/rule-hits', { ...query, limit: 20, cursor }),
    (hit) => hitCard(hit, can),
  );

const hitCard = (hit, can) =>
  card(
    el(
      'h3',
      null,
      badge(word(SEVERITIES, hit.severity), TONES[hit.severity]),
      ` ${hit.rule} · `,
      row(word(SUBJECTS, hit.subjectKind), hit.subjectName),
      el('small', null, row(hit.regionName, hit.providerName, date(hit.day))),
    ),
    el('p', { class: 'big' }, say(hit.zh, hit.en)),
    el(
      'p',
      null,
      say(
        `涉及 ${hit.visitCount} 次服务，最高风险分 ${hit.score}，${moment(hit.foundAt)} 发现。`,
        `${hit.visitCount} visits, highest risk score ${hit.score}, found ${moment(hit.foundAt)}.`,
      ),
    ),
    evidence(hit),
    hit.judgement
      ? el(
          'p',
          null,
          badge(
            word(JUDGEMENTS, hit.judgement.outcome),
            hit.judgement.outcome === 'CONFIRMED' ? 'bad' : 'good',
          ),
          ` ${hit.judgement.reason}`,
        )
      : can.judge && judgeButton(hit),
  );

/** The visits themselves, with their proofs. */
const evidence = ({ visitIds }) =>
  visitIds.length > 0 &&
  el(
    'p',
    null,
    visitIds.map((id, at) => [
      at > 0 && ' · ',
      opens(linkTo('office', 'visit', id), `visit-${id}`, say(`服务 ${at + 1}`, `visit ${at + 1}`)),
    ]),
  );

const judgeButton = ({ id }) =>
  decisionButton(`judge-${id}`, say('认定', 'Judge'), {
    path: `/oversight/rule-hits/${id}/judgement`,
    name: 'outcome',
    options: [
      ['CONFIRMED', say('属实', 'It was so')],
      ['REFUTED', say('不成立（解除这条暂缓）', 'It was not (this withholding ends)')],
    ],
    done: say('已认定。', 'Judged.'),
  });
