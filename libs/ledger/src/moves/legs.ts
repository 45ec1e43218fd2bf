import type { DayRange, Leg } from '../ledger.types';

/** The legs as the database functions take them: units, debits, credits, amounts. */
export function columns(legs: readonly Leg[]): [string[], string[], string[], number[]] {
  return [
    legs.map(({ unit }) => unit),
    legs.map(({ debitAccount }) => debitAccount),
    legs.map(({ creditAccount }) => creditAccount),
    wholeAmounts(legs.map(({ amount }) => amount)),
  ];
}

/** Beyond 2^53 − 1 a number is no longer the one that was meant. @throws RangeError */
export function wholeAmounts(amounts: readonly number[]): number[] {
  const wrong = amounts.find((amount) => !Number.isSafeInteger(amount));
  if (wrong !== undefined) throw new RangeError(`not a whole amount: ${wrong}`);
  return [...amounts];
}

/** As PostgreSQL writes a `daterange`. */
export const daterange = (range: DayRange | null | undefined): string | null =>
  range ? `[${range.from},${range.until})` : null;
