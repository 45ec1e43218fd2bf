import { addMinutes, minuteOfDay } from '@anzhi/kernel';

/** The numbers a bureau may set. */
export interface BookingLimits {
  readonly leadMinutes: number;
  readonly horizonDays: number;
  readonly stepMinutes: number;
  readonly maxMinutes: number;
  readonly nightFromHour: number;
  readonly nightToHour: number;
}

export interface WantedTime {
  readonly now: Date;
  readonly startsAt: Date;
  readonly minutes: number;
  /** Shortest time in which the item counts as delivered. */
  readonly minMinutes: number;
  readonly nightReason?: string;
}

type Field = 'startsAt' | 'plannedMinutes' | 'nightReason';
export interface BookingProblem {
  readonly code: 'tooShort' | 'tooLong' | 'wrongStep' | 'tooSoon' | 'tooFar' | 'nightNeedsReason';
  readonly field: Field;
  readonly params: Record<string, number>;
}

/** What is wrong with the wanted time, or undefined. The item's own minimum is always a possible duration. */
export function bookingProblem(wanted: WantedTime, limits: BookingLimits): BookingProblem | undefined {
  const { minutes, minMinutes, now, startsAt } = wanted;
  const problem = (code: BookingProblem['code'], field: Field, params: Record<string, number>) => ({
    code,
    field,
    params,
  });
  if (minutes < minMinutes) return problem('tooShort', 'plannedMinutes', { minutes: minMinutes });
  if (minutes > limits.maxMinutes)
    return problem('tooLong', 'plannedMinutes', { minutes: limits.maxMinutes });
  if (minutes !== minMinutes && minutes % limits.stepMinutes !== 0)
    return problem('wrongStep', 'plannedMinutes', { minutes: limits.stepMinutes });
  if (startsAt < addMinutes(now, limits.leadMinutes))
    return problem('tooSoon', 'startsAt', { minutes: limits.leadMinutes });
  if (startsAt > addMinutes(now, limits.horizonDays * 24 * 60))
    return problem('tooFar', 'startsAt', { days: limits.horizonDays });
  if (!wanted.nightReason && touchesNight(startsAt, minutes, limits))
    return problem('nightNeedsReason', 'nightReason', { from: limits.nightFromHour, to: limits.nightToHour });
  return undefined;
}

/** Whether any part of the visit lies in the night, which spans midnight. */
export function touchesNight(
  startsAt: Date,
  minutes: number,
  night: Pick<BookingLimits, 'nightFromHour' | 'nightToHour'>,
): boolean {
  const start = minuteOfDay(startsAt);
  return start < night.nightToHour * 60 || start + minutes > night.nightFromHour * 60;
}

/** A change is late when less than the free time is left before the start. */
export const isLateChange = (now: Date, startsAt: Date, freeHours: number): boolean =>
  now > addMinutes(startsAt, -freeHours * 60);

const LONG_NUMBER = /(?:\d[\s-]?){10,}[\dXx]/;

/** Whether a free text that strangers will read holds what looks like a phone or identity number. */
export const hasPersonalNumber = (text: string): boolean => LONG_NUMBER.test(text.normalize('NFKC'));
