import { addMinutes, businessDate, minuteOfDay, weekdayOf } from '@anzhi/kernel';

/** A stretch of one day, in minutes of the day; `weekday` 1 Monday to 7 Sunday. */
export interface DayStretch {
  readonly weekday: number;
  readonly startMinute: number;
  /** Exclusive; 1440 is the end of the day. */
  readonly endMinute: number;
}

/** A stretch of a service, with the day it lies on. */
export interface ServiceStretch extends DayStretch {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

const MINUTES_A_DAY = 1440;

/** The days that a service touches, each with its part of it; nothing for a service without duration. */
export function stretchesOf(at: Date, minutes: number): ServiceStretch[] {
  const stretches: ServiceStretch[] = [];
  let start = at;
  let rest = minutes;
  while (rest > 0) {
    const startMinute = minuteOfDay(start);
    const part = Math.min(rest, MINUTES_A_DAY - startMinute);
    stretches.push({
      date: businessDate(start),
      weekday: weekdayOf(start),
      startMinute,
      endMinute: startMinute + part,
    });
    start = addMinutes(start, part);
    rest -= part;
  }
  return stretches;
}

/** Minutes since Monday 0:00, written as PostgreSQL writes a multirange: a caregiver's `week` contains them or not. */
export const weekMinutesOf = (stretches: readonly DayStretch[]): string => {
  const minute = (weekday: number, ofDay: number) => (weekday - 1) * MINUTES_A_DAY + ofDay;
  const ranges = stretches.map(
    ({ weekday, startMinute, endMinute }) =>
      `[${minute(weekday, startMinute)},${minute(weekday, endMinute)})`,
  );
  return `{${ranges.join()}}`;
};

/** Whether two stretches of one day share a minute, or one ends before it begins. */
export function overlap(hours: readonly DayStretch[]): boolean {
  const sorted = [...hours].sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
  return sorted.some((each, at) => {
    const next = sorted[at + 1] as DayStretch | undefined;
    return (
      each.endMinute <= each.startMinute ||
      (next?.weekday === each.weekday && next.startMinute < each.endMinute)
    );
  });
}
