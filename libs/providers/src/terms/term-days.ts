import { addDays, startOfDay } from '@anzhi/kernel';

/**
 * The days on which something is to be told of a paper: some days before its end, and the first day on which it
 * no longer holds. Days that have begun are left out.
 */
export function termDays(lastDay: string, warningDays: readonly number[], now: Date): string[] {
  const firstDayWithout = addDays(lastDay, 1);
  return [...warningDays.map((days) => addDays(firstDayWithout, -days)), firstDayWithout].filter(
    (day) => startOfDay(day) > now,
  );
}
