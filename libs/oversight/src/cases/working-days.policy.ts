import { addDays, startOfDay, weekdayOf } from '@anzhi/kernel';

/** Days that differ from their week: true is worked on a weekend, false is a holiday. */
export type Exceptions = ReadonlyMap<string, boolean>;

const SATURDAY = 6;

export const isWorkingDay = (day: string, exceptions: Exceptions): boolean =>
  exceptions.get(day) ?? weekdayOf(startOfDay(day)) < SATURDAY;

/**
 * The last day of a term of so many working days; the day it begins on does not count, as everywhere in procedure.
 * @param from `YYYY-MM-DD`
 */
export function addWorkingDays(from: string, days: number, exceptions: Exceptions): string {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, exceptions)) left -= 1;
  }
  return day;
}

/** The instant after the last day of such a term. */
export const termEnds = (from: string, days: number, exceptions: Exceptions): Date =>
  startOfDay(addDays(addWorkingDays(from, days, exceptions), 1));
