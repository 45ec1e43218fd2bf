import { addDays, firstDayOf, nextPeriod, startOfDay, weekdayOf } from '@anzhi/kernel';
import { DAY_MS } from './claim';

export interface CalendarDay {
  readonly date: string;
  readonly startsAt: number;
  /** ISO, 1 Monday. */
  readonly weekday: number;
  /** Weeks alternate: 0 or 1. */
  readonly fortnight: 0 | 1;
  /** 1 … 31 */
  readonly number: number;
  /** To the last of the month, itself included: 1 is the last. */
  readonly left: number;
}

const WEEK_MS = 7 * DAY_MS;

/** The days of a month; counted once, because the calendar is slow and the same for everybody. */
export function daysOf(period: number): CalendarDay[] {
  const first = firstDayOf(period);
  const days: CalendarDay[] = [];
  for (let date = first; date < firstDayOf(nextPeriod(period)); date = addDays(date, 1)) {
    const startsAt = startOfDay(date);
    const fortnight = (Math.floor((startsAt.getTime() + 3 * DAY_MS) / WEEK_MS) % 2) as 0 | 1;
    const number = days.length + 1;
    days.push({
      date,
      startsAt: startsAt.getTime(),
      weekday: weekdayOf(startsAt),
      fortnight,
      number,
      left: 0,
    });
  }
  return days.map((day) => ({ ...day, left: days.length - day.number + 1 }));
}

export const previousPeriod = (period: number, months = 1): number => {
  const count = Math.floor(period / 100) * 12 + (period % 100) - 1 - months;
  return Math.floor(count / 12) * 100 + (count % 12) + 1;
};
