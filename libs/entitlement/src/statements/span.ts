import { addDays, firstDayOf, nextPeriod, periodOf, startOfDay, type Period } from '@anzhi/kernel';
import type { Span } from './statements';

/** A month in China; the one in which `now` lies unless another is asked for. */
export const monthOf = (now: Date, period: Period = periodOf(now)): Span => ({
  from: startOfDay(firstDayOf(period)),
  to: startOfDay(firstDayOf(nextPeriod(period))),
});

/** Days in China, both included; what is left out is that end of the current month. */
export const daysOf = (now: Date, from?: string, to?: string): Span => {
  const month = monthOf(now);
  return {
    from: from === undefined ? month.from : startOfDay(from),
    to: to === undefined ? month.to : startOfDay(addDays(to, 1)),
  };
};
