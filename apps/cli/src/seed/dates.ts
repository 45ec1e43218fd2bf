import type { Random } from '@anzhi/kernel';

const DAY_MS = 86_400_000;

/** Calendar days as whole numbers (days since 1970): millions of dates are drawn, so plain arithmetic. */
export type Day = number;

export const dayOf = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Every day is written many thousand times and there are some 50,000 of them, so each is formatted once. */
const written = new Map<Day, string>();
export function dateOf(day: Day): string {
  let date = written.get(day);
  if (date === undefined) written.set(day, (date = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  return date;
}
export const yearOf = (day: Day): number => new Date(day * DAY_MS).getUTCFullYear();

/** The same day of another year; 29 February becomes the 28th where there is none. */
export function addYears(day: Day, years: number): Day {
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear() + years;
  const lastOfMonth = new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate();
  return Date.UTC(year, date.getUTCMonth(), Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS;
}

/** A day of birth of somebody who is `age` on `asOf` (the birthday itself counts). */
export const birthDay = (random: Random, age: number, asOf: Day): Day =>
  random.integer(addYears(asOf, -age - 1) + 1, addYears(asOf, -age));

/** The first anniversary of `from` after `asOf`: until when something that is checked every year holds. */
export const nextAnniversary = (from: Day, asOf: Day): Day => {
  const years = yearOf(asOf) - yearOf(from);
  const thisYear = addYears(from, years);
  return thisYear > asOf ? thisYear : addYears(from, years + 1);
};
