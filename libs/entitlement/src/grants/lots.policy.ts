import {
  addDays,
  firstDayOf,
  nextPeriod,
  periodOfDate,
  startOfDay,
  weekdayOf,
  type Period,
} from '@anzhi/kernel';
import type { DayRange } from '@anzhi/ledger';
import type { ProgrammeLaw } from '../programmes/programme';

/** A lot that a month's grant consists of. */
export interface PlannedLot {
  /** Part of the grant's key; see `benefit_grant_seq`. */
  readonly seq: number;
  readonly usable: DayRange;
}

type Terms = Pick<ProgrammeLaw, 'frequency' | 'usableFor'>;

export const BACK_PAY_SEQ = 20;
/** What is carried over names its hop, so that it is carried no further than the programme says. */
export const CARRIED_SEQ = 100;

/** Months of service that a grant is good for, its own included. */
const MONTHS = { WEEK: 1, MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/** Period under which a grant is kept: its month, or 0 when there is only one for all time. */
export const keyPeriod = ({ frequency }: Pick<Terms, 'frequency'>, period: Period): number =>
  frequency === 'ONCE' ? 0 : period;

/**
 * The lots of a month's grant: one, or one for each week whose Monday lies in the month, so that every day belongs
 * to one week and no week to two months. What begins in the middle of a month is good from that day on.
 * @param on the day that decides, `YYYY-MM-DD`: the first of the month, or a later day of it
 */
export function lotsOf({ frequency, usableFor }: Terms, period: Period, on: string): PlannedLot[] {
  if (frequency === 'ONCE') {
    const until = firstDayOf(addMonths(periodOfDate(on), MONTHS[usableFor]));
    return [{ seq: 0, usable: { from: on, until } }];
  }
  if (usableFor === 'WEEK') return weeksOf(period, on);
  return [{ seq: 0, usable: { from: later(on, firstDayOf(period)), until: endOf(usableFor, period) } }];
}

/** What was missed cannot be used in its own month any more: it is good until the end of the coming one. [DESIGN] */
export const backPayLot = (today: string): PlannedLot => ({
  seq: BACK_PAY_SEQ,
  usable: { from: today, until: firstDayOf(addMonths(periodOfDate(today), 2)) },
});

/** Where what is left of a lot goes when it ends: the month in which it ends, one hop further. */
export function carriedLot(seq: number, endsOn: string): PlannedLot {
  const hop = Math.max(seq - CARRIED_SEQ, 0) + 1;
  const until = firstDayOf(nextPeriod(periodOfDate(endsOn)));
  return { seq: CARRIED_SEQ + hop, usable: { from: endsOn, until } };
}

/** How often what lies in a lot has been carried over already. */
export const hopsOf = (seq: number): number => Math.max(seq - CARRIED_SEQ, 0);

export const addMonths = (period: Period, months: number): Period => {
  const count = Math.floor(period / 100) * 12 + (period % 100) - 1 + months;
  return Math.floor(count / 12) * 100 + (count % 12) + 1;
};

/** First day after the month, or after the quarter or year in which it lies. */
function endOf(usableFor: 'MONTH' | 'QUARTER' | 'YEAR', period: Period): string {
  const months = MONTHS[usableFor];
  const into = ((period % 100) - 1) % months;
  return firstDayOf(addMonths(period, months - into));
}

function weeksOf(period: Period, on: string): PlannedLot[] {
  const first = firstDayOf(period);
  const lots: PlannedLot[] = [];
  let monday = addDays(first, (8 - weekdayOf(startOfDay(first))) % 7);
  for (let seq = 1; periodOfDate(monday) === period; seq++) {
    const until = addDays(monday, 7);
    if (until > on) lots.push({ seq, usable: { from: later(monday, on), until } });
    monday = until;
  }
  return lots;
}

const later = (a: string, b: string): string => (a > b ? a : b);
