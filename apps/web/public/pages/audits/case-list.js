import { get } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { CASE_OUTCOMES, CASE_STATES } from '../../words/oversight-codes.js';

/** What is due first comes first. @param {string} [state] without it all that are open */
export const caseList = async (state) => [
  !state && note(keysInWords()),
  (await paged(
    `more-cases-${state ?? 'open'}`,
    (cursor) => get('/oversight/cases', { state, limit: 20, cursor }),
    line,
  )) ?? note(say('没有案件。', 'No case.')),
];

/** How much time is left for the next step. */
export const clockBadge = ({ dueAt }) => {
  if (!dueAt) return undefined;
  const isLate = Date.parse(dueAt) <= now();
  const last = date(new Date(Date.parse(dueAt) - 1).toISOString().slice(0, 10));
  return isLate ? badge(say('已超期', 'overdue'), 'bad') : badge(say(`${last} 前`, `by ${last}`), 'warn');
};

/** What was seen; what a person wrote is in his own words only. */
export const toldOf = ({ summary, summaryEn }) => say(summary, summaryEn ?? summary);

const line = (found) =>
  card(
    el(
      'h3',
      null,
      opens(linkTo('audit-cases', 'case', found.id), `open-${found.id}`, found.providerName),
      el('small', null, found.regionName),
    ),
    el(
      'p',
      null,
      badge(word(CASE_STATES, found.state), found.state === 'CLOSED' ? 'calm' : 'warn'),
      clockBadge(found),
      found.outcome &&
        badge(word(CASE_OUTCOMES, found.outcome), found.outcome === 'DISMISSED' ? 'good' : 'bad'),
    ),
    el('p', null, toldOf(found)),
    el(
      'p',
      { class: 'note' },
      row(say(`${found.visits} 次服务`, `${found.visits} visits`), dateTime(found.openedAt)),
    ),
  );
