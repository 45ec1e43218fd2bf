import { addDays, firstDayOf, nextPeriod, type Period } from '@anzhi/kernel';
import type { BatchState } from '../batches/batch.state';

/** What is waited for, in the order of the month. */
export const TERMS = ['FREEZE', 'CONFIRM', 'VERIFY', 'APPROVE', 'PAY'] as const;
export type Term = (typeof TERMS)[number];

/** Days of the month after the month of service. */
export type TermDays = Readonly<Record<Term, number>>;

/** What a batch in this state waits for; null: nothing. */
export const WAITS_FOR: Readonly<Record<BatchState, Term | null>> = {
  DRAFT: 'FREEZE',
  FROZEN: 'CONFIRM',
  PROVIDER_CONFIRMED: 'VERIFY',
  TOWNSHIP_VERIFIED: 'APPROVE',
  COUNTY_APPROVED: 'PAY',
  EXPORTED: 'PAY',
  PAID: null,
  ARCHIVED: null,
};

/**
 * The last day of each term for a month of service: its day of the month after, or the month's last one; a day off
 * moves it to the next working day.
 */
export function termsOf(
  month: Period,
  days: TermDays,
  isWorkingDay: (day: string) => boolean,
): Readonly<Record<Term, string>> {
  const following = nextPeriod(month);
  const first = firstDayOf(following);
  const last = addDays(firstDayOf(nextPeriod(following)), -1);
  const dayOf = (day: number): string => {
    let due = addDays(first, day - 1);
    if (due > last) due = last;
    while (!isWorkingDay(due)) due = addDays(due, 1);
    return due;
  };
  return Object.fromEntries(TERMS.map((term) => [term, dayOf(days[term])])) as Record<Term, string>;
}
