import type { DayStretch } from '@anzhi/providers';
import type { Week } from './match.queries';

/** Times at which a visit may begin. */
export interface SlotLimits {
  readonly stepMinutes: number;
  /** Hours of the day between which a visit lies. */
  readonly fromHour: number;
  readonly toHour: number;
  /** Not before. */
  readonly earliest: Date;
}

/** Starts of a day, as minutes of it. @param dayStart 0:00 of the day in China */
export function startsOf(dayStart: Date, minutes: number, limits: SlotLimits): number[] {
  const starts: number[] = [];
  for (let at = limits.fromHour * 60; at + minutes <= limits.toHour * 60; at += limits.stepMinutes)
    if (dayStart.getTime() + at * 60_000 >= limits.earliest.getTime()) starts.push(at);
  return starts;
}

/** Hours of one weekday that adjoin or overlap count as one. */
export function joined(hours: readonly DayStretch[], weekday: number): (readonly [number, number])[] {
  const sorted = hours
    .filter((each) => each.weekday === weekday)
    .sort((a, b) => a.startMinute - b.startMinute);
  const spans: [number, number][] = [];
  for (const { startMinute, endMinute } of sorted) {
    const last = spans.at(-1);
    if (last && startMinute <= last[1]) last[1] = Math.max(last[1], endMinute);
    else spans.push([startMinute, endMinute]);
  }
  return spans;
}

/** Whether he works from `start` for so many minutes of a day that ends at midnight. */
export const worksAt = (
  spans: readonly (readonly [number, number])[],
  start: number,
  minutes: number,
): boolean => spans.some(([from, to]) => from <= start && start + minutes <= to);

/** Whether one of the spans has a moment in common with this one. */
export const touches = (spans: readonly Week[], from: Date, to: Date): boolean =>
  spans.some((span) => span.from < to && span.to > from);
