import { badge, el } from '../../base/dom.js';
import { itemName } from '../../base/names.js';
import { word } from '../../words/codes.js';
import { clock, minutes, shortId } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { OUTCOME_CODES, OUTCOMES } from '../../words/plans.js';

const MINUTE_MS = 60_000;
const HOUR = 60;

/** A day of each caregiver to one scale: working hours, ways, visits; the same as a list for those who listen. */
export function timeline(day, routes) {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const minuteOf = (iso) => (Date.parse(iso) - midnight) / MINUTE_MS;
  const [from, to] = bounds(routes, minuteOf);
  const at = (minute) => `${(100 * (minute - from)) / (to - from)}%`;
  const stretch = (tone, start, end, title) => {
    const node = el('div', { class: `stretch ${tone}`, title });
    node.style.left = at(start);
    node.style.width = `${(100 * (end - start)) / (to - from)}%`;
    return node;
  };
  const draw = (route) =>
    el(
      'div',
      { class: 'lane', 'aria-hidden': 'true' },
      route.hours.map(([start, end]) => stretch('hours', Math.max(start, from), Math.min(end, to))),
      route.visits.map((visit) => {
        const start = minuteOf(visit.startsAt);
        return [
          visit.travelMinutes > 0 && stretch('way', start - visit.travelMinutes, start),
          stretch(toneOf(visit), start, minuteOf(visit.endsAt), `${clock(visit.startsAt)} ${itemOf(visit)}`),
        ];
      }),
    );
  return el(
    'div',
    { class: 'timeline' },
    scale(from, to, at),
    routes.map((route) =>
      el('details', { 'data-key': `route-${route.caregiverId}` }, [
        el('summary', { 'data-item': true }, el('span', { class: 'lane-name' }, nameOf(route)), draw(route)),
        el('ol', { class: 'rows' }, route.visits.map(visitLine)),
      ]),
    ),
  );
}

/** Whole hours around everything that is drawn. */
function bounds(routes, minuteOf) {
  const visits = routes.flatMap((route) => route.visits);
  const starts = visits.map(({ startsAt, travelMinutes }) => minuteOf(startsAt) - travelMinutes);
  const ends = visits.map(({ endsAt }) => minuteOf(endsAt));
  return [
    Math.floor((Math.min(8 * HOUR, ...starts) - 1) / HOUR) * HOUR,
    Math.ceil((Math.max(18 * HOUR, ...ends) + 1) / HOUR) * HOUR,
  ];
}

function scale(from, to, at) {
  const hours = Array.from(
    { length: Math.floor((to - from) / (2 * HOUR)) + 1 },
    (_, i) => from + i * 2 * HOUR,
  );
  return el(
    'div',
    { class: 'lane-scale', 'aria-hidden': 'true' },
    hours.map((minute) => {
      const mark = el('span', null, `${Math.floor(minute / HOUR)}:00`);
      mark.style.left = at(minute);
      return mark;
    }),
  );
}

const toneOf = ({ outcome, pinned, lateMinutes }) => {
  if (outcome === 'REFUSED') return 'bad';
  if (pinned) return 'plan';
  if (outcome) return 'free';
  return lateMinutes > 0 ? 'held' : 'spent';
};

const nameOf = ({ name, startsFrom, visits }) =>
  row(
    name,
    say(`${visits.length} 次`, `${visits.length} visits`),
    startsFrom === 'OFFICE' && say('从机构出发', 'from the office'),
  );

const itemOf = ({ itemCode }) =>
  itemCode === 'ELSEWHERE' ? say('其他区划的安排', 'a visit in another division') : itemName(itemCode);

const visitLine = (visit) =>
  el(
    'li',
    null,
    el('b', null, `${clock(visit.startsAt)}–${clock(visit.endsAt)}`),
    ` ${row(
      itemOf(visit),
      shortId(visit.orderId),
      say(`路上 ${minutes(visit.travelMinutes)}`, `${minutes(visit.travelMinutes)} on the way`),
    )} `,
    visit.lateMinutes > 0 &&
      badge(say(`晚 ${visit.lateMinutes} 分钟`, `${visit.lateMinutes} min late`), 'warn'),
    visit.pinned && badge(say('不动', 'stays')),
    visit.released && !visit.outcome && badge(say('已下发', 'with the dispatcher')),
    visit.outcome && badge(word(OUTCOMES, visit.outcome), visit.outcome === 'REFUSED' ? 'bad' : 'good'),
    visit.outcomeCode && ` ${word(OUTCOME_CODES, visit.outcomeCode)}`,
  );
