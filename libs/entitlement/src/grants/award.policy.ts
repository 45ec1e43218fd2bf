import { ageOn } from '@anzhi/kernel';
import type { Rate } from '../programmes/programme';

/** What is known of a senior on the day that decides, the first of the month of service. */
export interface Facts {
  readonly seniorId: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly categories: readonly string[];
  /** GB/T 42195-2022; null: no valid assessment, so no rate that asks for a level. */
  readonly level: number | null;
}

export interface Award {
  readonly rate: Rate;
  readonly minutes: number;
  readonly age: number;
}

/** The highest rate the facts reach; of equal ones the first in the document. undefined: the programme is not for him. */
export function awardFor(facts: Facts, rates: readonly Rate[], on: string): Award | undefined {
  const age = ageOn(facts.birthDate, on);
  const reached = rates.filter(
    (rate) =>
      (rate.categoryCode === null || facts.categories.includes(rate.categoryCode)) &&
      (rate.minAge === null || age >= rate.minAge) &&
      (rate.minLevel === null || (facts.level !== null && facts.level >= rate.minLevel)),
  );
  if (!reached.length) return undefined;
  const rate = reached.reduce((best, next) => (next.minutes > best.minutes ? next : best));
  return { rate, minutes: rate.minutes, age };
}
