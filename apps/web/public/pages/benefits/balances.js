import { get } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { badge, big, card, el, lazy, lines, more, note } from '../../base/dom.js';
import { balanceBar } from '../../base/pictures.js';
import { linkTo } from '../../base/route.js';
import { GRANT_KINDS } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn, date, month, periodOf } from '../../words/format.js';
import { row, say, series } from '../../words/language.js';
import { replayBadge } from './trace.js';
import { programmeWhy } from './why.js';

const WARN_DAYS = 7;
const DAY_MS = 86_400_000;

/** What a senior has this month, programme by programme, then what was not granted and why. */
export async function balances(senior, { isOfficer } = {}) {
  const period = periodOf(now());
  const { items, leftMinutes } = await get(`/seniors/${senior.id}/entitlements`);
  const byProgramme = grouped(items, ({ programmeCode }) => programmeCode);
  return card(
    el(
      'h3',
      null,
      senior.name,
      senior.age && el('small', null, say(`${senior.age} 岁`, `aged ${senior.age}`)),
    ),
    big(whatIsLeft(items, leftMinutes, period)),
    [...byProgramme.values()].map(ofProgramme),
    decision(senior, period, isOfficer),
  );
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function whatIsLeft(items, leftMinutes, period) {
  if (!items.length)
    return say(
      `${month(period)}没有政府发放的待遇，可以自费预约。`,
      `Nothing was granted for ${month(period)}; the family may pay itself.`,
    );
  const others = items
    .filter(({ unit, leftAmount }) => unit !== 'MINUTE' && leftAmount > 0)
    .map(
      ({ unit, leftAmount, programmeName }) => `${programmeName} ${amountIn({ unit, amount: leftAmount })}`,
    );
  const left = [
    leftMinutes > 0 && say(`${leftMinutes} 分钟服务时长`, `${leftMinutes} minutes of service`),
    ...others,
  ];
  return left.some(Boolean)
    ? say(`${month(period)}还可用：`, `Left in ${month(period)}: `) + series(left.filter(Boolean))
    : say(`${month(period)}现在没有可用的待遇了。`, `Nothing is left of ${month(period)}.`);
}

const ofProgramme = (grants) =>
  el('div', { class: 'step' }, el('h4', null, grants[0].programmeName), grants.map(oneGrant));

const oneGrant = (grant) => {
  const daysLeft = Math.ceil((Date.parse(`${grant.validTo}T00:00:00+08:00`) - now()) / DAY_MS);
  const isEnding = grant.leftAmount > 0 && daysLeft <= WARN_DAYS;
  return el(
    'div',
    { class: 'step' },
    el(
      'p',
      null,
      grant.kind !== 'MONTHLY' && badge(word(GRANT_KINDS, grant.kind)),
      say(
        `发放 ${amountIn({ unit: grant.unit, amount: grant.grantedAmount })}`,
        `Granted: ${amountIn({ unit: grant.unit, amount: grant.grantedAmount })}`,
      ),
      ' ',
      isEnding
        ? badge(say(`还剩 ${daysLeft} 天到期`, `ends in ${daysLeft} days`), 'warn')
        : el('span', { class: 'note' }, say(`${date(grant.validTo)}前有效`, `before ${date(grant.validTo)}`)),
    ),
    balanceBar(
      {
        granted: grant.grantedAmount,
        used: grant.usedAmount,
        held: grant.heldAmount,
        left: grant.leftAmount,
        lapsed: grant.lapsedAmount,
        carried: grant.carriedAmount,
      },
      (amount) => amountIn({ unit: grant.unit, amount }),
    ),
    reasons(grant),
  );
};

/** A sentence ends before the next one, unless that only says where it is laid down. */
const SENTENCES = { zh: /(?<=。)(?!依据)/, en: /(?<=\.) (?!Source)/ };

/** The outcome; every step of it when somebody unfolds it. */
function reasons({ lotId, reasonZh, reasonEn }) {
  const [outcome, ...others] = say(reasonZh.split(SENTENCES.zh), reasonEn.split(SENTENCES.en));
  return [
    note(outcome),
    others.length > 0 && more(`reasons-${lotId}`, say('逐条说明', 'Step by step'), lines(others)),
  ];
}

const toApply = () =>
  el('a', { class: 'button', href: linkTo('my-applications') }, say('去申请', 'Apply for it'));

/** Every programme in force where the senior lives: what it decided, and why not more. */
const decision = (senior, period, isOfficer) =>
  lazy(
    `decision-${senior.id}`,
    say(
      '为什么是这些，还有哪些没有，怎样才会有',
      'Why these, what was not granted, and what would change it',
    ),
    async () => {
      const path = `/seniors/${senior.id}/determinations/${period}`;
      const decided = await get(path, isOfficer ? { replay: true } : {});
      const [granted, others] = [true, false].map((is) =>
        decided.programmes.filter(({ givenAmount }) => givenAmount > 0 === is),
      );
      return [
        note(
          row(
            say(`按 ${date(decided.on)} 的情况决定`, `Decided as of ${date(decided.on)}`),
            decided.number !== null && say(`决定第 ${decided.number} 号`, `decision no. ${decided.number}`),
          ),
        ),
        isOfficer && replayBadge(decided),
        ...granted.map((programme) => programmeWhy(programme, senior.id)),
        others.length > 0 && el('h4', null, say('没有发放的', 'Not granted')),
        ...others.map((programme) => [
          programmeWhy(programme, senior.id),
          !isOfficer && programme.whyNot?.code === 'NOT_ENROLLED' && toApply(),
        ]),
      ];
    },
  );
