import { addDays, firstDayOf, type Period } from '@anzhi/kernel';

/** The first day on which a month is issued. */
export const issuedFrom = (period: Period, aheadDays: number): string =>
  addDays(firstDayOf(period), -aheadDays);
