import { addMinutes, minuteOfDay } from '@anzhi/kernel';

const DAY = 24 * 60;
const MINUTE_MS = 60_000;

/** Minutes of the day in China; `from` is quiet, `to` is not. They may lie around midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether news of a visit would come too late after the quiet hours: it begins before they end.
 * @param startsAt of the visit; undefined: it is about none
 */
export const isTooLateAfter = (quietEnd: Date, startsAt: Date | undefined, now: Date): boolean =>
  startsAt !== undefined && startsAt > now && startsAt <= quietEnd;

/** When the quiet time ends in which the instant lies, or undefined when it lies in none. */
export function quietUntil(at: Date, { from, to }: QuietHours): Date | undefined {
  const minute = minuteOfDay(at);
  const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return undefined;
  const startOfMinute = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);
  return addMinutes(startOfMinute, (to - minute + DAY) % DAY);
}
