import type { Comparison, Truth } from './rule';

/** `YYYY-MM-DD` as the integer YYYYMMDD. */
export const dayNumber = (day: string): number =>
  Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));

/**
 * Completed years between two day numbers, never below 0. Days written as YYYYMMDD subtract so that the years
 * come out whole: the last four digits borrow exactly when the birthday is still to come.
 */
export const yearsBetween = (from: number, to: number): number =>
  Math.max(0, Math.floor((to - from) / 10_000));

/** Completed months between two day numbers, never below 0; the 31st is completed on the 31st only. */
export function monthsBetween(from: number, to: number): number {
  const months = monthNumber(to) - monthNumber(from) - (to % 100 < from % 100 ? 1 : 0);
  return Math.max(0, months);
}
const monthNumber = (day: number): number => Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100);

/** Down to a multiple of `step`, for negative values too. Exact: no fraction is ever formed. */
export const floorTo = (value: number, step: number): number => value - (((value % step) + step) % step);

/** To the nearest multiple of `step`; from the middle to the even multiple. */
export function roundHalfEven(value: number, step: number): number {
  const below = floorTo(value, step);
  const twice = 2 * (value - below);
  if (twice !== step) return twice < step ? below : below + step;
  return (below / step) % 2 === 0 ? below : below + step;
}

/** `value / per` rounded down. */
export const divideDown = (value: number, per: number): number => floorTo(value, per) / per;

export function compare(left: number, is: Comparison, right: number): boolean {
  switch (is) {
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '<':
      return left < right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}

/** Not, after Kleene: what is unknown stays so. */
export const negate = (truth: Truth): Truth => (truth === null ? null : !truth);
