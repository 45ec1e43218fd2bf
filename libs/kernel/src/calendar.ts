import { Temporal } from 'temporal-polyfill';

/** The business calendar of every rule: a service belongs to the day and month it has in China. */
export const BUSINESS_TIME_ZONE = 'Asia/Shanghai';

const zoned = (instant: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(BUSINESS_TIME_ZONE);

/**
 * China has had one time without summer time since 15 September 1991: from then on its clocks are arithmetic, which
 * every match does many times.
 */
const FIXED_SINCE_MS = Date.UTC(1991, 8, 15, 12);
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** What follows the day in ISO. */
const CLOCK = 'T00:00:00.000Z';

/** The instant whose UTC clock shows what the clocks of China do; undefined before they kept one time. */
const clockOf = (instant: Date): Date | undefined =>
  instant.getTime() >= FIXED_SINCE_MS ? new Date(instant.getTime() + OFFSET_MS) : undefined;

/** Midnight in UTC of a calendar day; undefined for what is none, and for days before China kept one time. */
function midnightOf(date: string): number | undefined {
  const ms = date.length === 10 ? Date.parse(date) : NaN;
  return ms > FIXED_SINCE_MS && dateOf(ms) === date ? ms : undefined;
}
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, -CLOCK.length);

const toDate = (value: Temporal.ZonedDateTime): Date => new Date(value.epochMilliseconds);

/** Calendar day in China, `YYYY-MM-DD`. */
export const businessDate = (instant: Date): string =>
  clockOf(instant)?.toISOString().slice(0, -CLOCK.length) ?? zoned(instant).toPlainDate().toString();

/** Service month in China as an integer, 202611. It goes by the date of service, never by the date of upload. */
export type Period = number;
export const periodOf = (instant: Date): Period => {
  const at = zoned(instant);
  return at.year * 100 + at.month;
};
export const periodOfDate = (date: string): Period =>
  Number(date.slice(0, 4)) * 100 + Number(date.slice(5, 7));

const yearMonth = (period: Period): Temporal.PlainYearMonth =>
  Temporal.PlainYearMonth.from(
    { year: Math.floor(period / 100), month: period % 100 },
    { overflow: 'reject' },
  );

export const nextPeriod = (period: Period): Period => {
  const next = yearMonth(period).add({ months: 1 });
  return next.year * 100 + next.month;
};

/** First day of the month, `YYYY-MM-DD`. */
export const firstDayOf = (period: Period): string => yearMonth(period).toPlainDate({ day: 1 }).toString();

/** The instant at which a day begins in China. */
export const startOfDay = (date: string): Date => {
  const midnight = midnightOf(date);
  return midnight === undefined
    ? toDate(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: BUSINESS_TIME_ZONE }))
    : new Date(midnight - OFFSET_MS);
};

export const addDays = (date: string, days: number): string => {
  const midnight = midnightOf(date);
  return midnight === undefined || !Number.isInteger(days)
    ? Temporal.PlainDate.from(date).add({ days }).toString()
    : dateOf(midnight + days * DAY_MS);
};

/** ISO weekday in China, 1 = Monday … 7 = Sunday. */
export const weekdayOf = (instant: Date): number => {
  const clock = clockOf(instant);
  return clock ? clock.getUTCDay() || 7 : zoned(instant).dayOfWeek;
};

/** Minute of the day in China, 0 … 1439. */
export const minuteOfDay = (instant: Date): number => {
  const at = clockOf(instant);
  if (at) return at.getUTCHours() * 60 + at.getUTCMinutes();
  const { hour, minute } = zoned(instant);
  return hour * 60 + minute;
};

/** By the clocks of China, for people: `2026-11-25 11:30`. */
export const businessTime = (instant: Date): string => {
  const at = zoned(instant);
  return `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};

/** Completed years of age on a day; the birthday itself counts (policy.md 11.2). */
export const ageOn = (birthDate: string, date: string): number =>
  Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(date), { largestUnit: 'years' }).years;

export const addMinutes = (instant: Date, count: number): Date =>
  new Date(instant.getTime() + count * 60_000);
export const addHours = (instant: Date, count: number): Date => addMinutes(instant, count * 60);
