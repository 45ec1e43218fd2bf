import { addDays, addHours, firstDayOf, nextPeriod, periodOfDate, startOfDay } from '@anzhi/kernel';
import type { VisitState } from '../visits/visit.state';

/** From 1, very unhappy, to 5, very happy. */
export const LOWEST_SCORE = 1;
export const HIGHEST_SCORE = 5;

/** What people say when they are asked why, in few words; both good and bad. */
export const RATING_REASONS = [
  ...(['PUNCTUAL', 'KIND', 'SKILLED', 'THOROUGH'] as const),
  ...(['LATE', 'TOO_SHORT', 'UNKIND', 'UNSKILLED', 'NOT_ALL_DONE'] as const),
] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

export const LONGEST_WORDS = 300;

/** The service has ended, whatever is made of it. */
const FINISHED: readonly VisitState[] = ['CHECKED_OUT', 'CONFIRMED', 'DISPUTED', 'VERIFIED', 'REJECTED'];
export const isFinished = (state: VisitState): boolean => FINISHED.includes(state);

/** Until then a visit is rated and a rating changed. @param leftAt when the caregiver left */
export const openUntil = (leftAt: Date, days: number): Date => addHours(leftAt, 24 * days);

/**
 * The averages of a month are shown when no rating in it can change any more: shown before, the next rating would be
 * the difference between two looks.
 * @param month `YYYY-MM`
 */
export const averagesFrom = (month: string, days: number): Date =>
  startOfDay(addDays(firstDayOf(nextPeriod(periodOfDate(`${month}-01`))), days));
