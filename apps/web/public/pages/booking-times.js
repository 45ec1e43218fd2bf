import { dayOf, now, timeOf } from '../base/clock.js';
import { big, el, more, note } from '../base/dom.js';
import { form, look } from '../base/forms.js';
import { clock, day } from '../words/format.js';
import { row, say } from '../words/language.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** A little more than the shortest time to book ahead, so that there is time to read the price. */
const AHEAD_MS = 40 * MINUTE_MS;
const QUARTER_MS = 15 * MINUTE_MS;
const HORIZON_DAYS = 31;

/** 06:00 to 20:45; whoever needs somebody at night calls. */
const TIMES = Array.from({ length: 60 }, (_, at) => timeOf(Date.UTC(2000, 0, 1, -2) + at * QUARTER_MS));

/**
 * The starts of the next seven days at which somebody can come, a day to unfold, and any other time besides.
 * @param {{ startsAt: string, familiar: boolean, total: number }[]} slots in the order of time
 * @param {{ choose: (startsAt: string) => Promise<void>, again: () => void }} steps what follows, and the step before
 */
export function timesToChoose(slots, { choose, again }) {
  const days = new Map();
  for (const slot of slots) {
    const of = day(slot.startsAt);
    days.set(of, [...(days.get(of) ?? []), slot]);
  }
  const unfolded = [...days].map(([name, times]) => ofDay(name, times, choose));
  unfolded[0]?.setAttribute('open', '');
  return el(
    'div',
    null,
    big(
      slots.length
        ? say('这些时间有人能来，请选一个', 'Somebody can come at these times; please choose one')
        : say('未来七天还没有合适的人。', 'Nobody can come in the next seven days as things stand.'),
    ),
    slots.some(({ familiar }) => familiar) &&
      note(say('★ 常来的护理员能来', '★ a caregiver who comes often can come')),
    unfolded,
    more('other-time', say('我要别的时间', 'I need another time'), otherTime(choose)),
    el('div', { class: 'action buttons' }, backButton(again)),
  );
}

const backButton = (again) =>
  el('button', { type: 'button', class: 'plain', onclick: again }, say('改服务', 'Change the service'));

const ofDay = (name, times, choose) =>
  more(
    `slots-${name}`,
    row(name, say(`${times.length} 个时间`, `${times.length} times`)),
    el(
      'div',
      { class: 'times' },
      times.map(({ startsAt, familiar }) =>
        look(`slot-${startsAt}`, `${clock(startsAt)}${familiar ? ' ★' : ''}`, () => choose(startsAt)),
      ),
    ),
  );

/** As soon as can be, if two hours of it still are by day; else tomorrow morning. */
function firstTime() {
  const soonest = Math.ceil((now() + AHEAD_MS) / QUARTER_MS) * QUARTER_MS;
  const time = timeOf(soonest);
  if (time >= '06:00' && time <= '19:00') return { day: dayOf(soonest), time };
  return { day: dayOf(time < '06:00' ? soonest : soonest + DAY_MS), time: '09:00' };
}

/** Further ahead, or at a time nobody is free as things stand: it is looked for all the same. */
function otherTime(choose) {
  const first = firstTime();
  const fields = [
    {
      name: 'day',
      label: say('哪一天', 'Day'),
      kind: 'date',
      value: first.day,
      pointer: '/startsAt',
      attributes: { min: dayOf(now()), max: dayOf(now() + HORIZON_DAYS * DAY_MS) },
    },
    {
      name: 'time',
      label: say('几点开始', 'Start'),
      kind: 'select',
      value: first.time,
      options: TIMES.map((time) => [time, time]),
    },
  ];
  return form(fields, ({ day: on, time }) => choose(`${on}T${time}:00+08:00`), {
    submitLabel: say('看看要多少钱', 'See the price'),
    kind: 'plain',
  });
}
