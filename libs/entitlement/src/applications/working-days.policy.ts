import { addDays, startOfDay, weekdayOf } from '@anzhi/kernel';

/** Days that are not what their weekday says: true for a working weekend, false for a holiday. */
export type CalendarExceptions = ReadonlyMap<string, boolean>;

export const isWorkingDay = (day: string, exceptions: CalendarExceptions): boolean =>
  exceptions.get(day) ?? weekdayOf(startOfDay(day)) <= 5;

/**
 * The last day of a term of so many working days that begins on the day after `day`; 0 is the day itself.
 * @param day `YYYY-MM-DD`
 */
export function addWorkingDays(day: string, count: number, exceptions: CalendarExceptions): string {
  let last = day;
  for (let left = count; left > 0;) {
    last = addDays(last, 1);
    if (isWorkingDay(last, exceptions)) left--;
  }
  return last;
}
