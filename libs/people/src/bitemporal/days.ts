import { dayRange } from '../day';

/** From the first day until before the last one; open without it. */
export interface Days {
  /** `YYYY-MM-DD` */
  readonly from: string;
  /** First day on which it no longer holds; null: open. */
  readonly to: string | null;
}

export const rangeOf = ({ from, to }: Days): string => dayRange(from, to);

export const isBefore = (day: string | null, end: string | null): boolean =>
  end === null ? day !== null : day !== null && day < end;

export const overlap = (a: Days, b: Days): boolean => isBefore(a.from, b.to) && isBefore(b.from, a.to);

/** The days of `a` that are not days of `b`: none, one or two stretches. */
export function without(a: Days, b: Days): Days[] {
  if (!overlap(a, b)) return [a];
  const before = a.from < b.from ? [{ from: a.from, to: b.from }] : [];
  const after = b.to !== null && isBefore(b.to, a.to) ? [{ from: b.to, to: a.to }] : [];
  return [...before, ...after];
}
