import { distanceMetres, type Coordinate } from '@anzhi/geo';
import { addMinutes } from '@anzhi/kernel';

/** A position as a phone sends it. */
export interface Fix extends Coordinate {
  readonly accuracyMetres: number;
  readonly deviceAt: Date;
  /** The device says that it was simulated. */
  readonly mock: boolean;
}

export interface FixLimits {
  readonly accuracyMetres: number;
  readonly skewSeconds: number;
  readonly everySeconds: number;
  readonly everyMetres: number;
}

/** Those a journey may know of, oldest first: taken on the way, in the past, and good enough to mean anything. */
export function usable(
  fixes: readonly Fix[],
  { departedAt, now }: { departedAt: Date; now: Date },
  { accuracyMetres, skewSeconds }: FixLimits,
): Fix[] {
  const skewMs = skewSeconds * 1_000;
  return fixes
    .filter((fix) => !fix.mock && fix.accuracyMetres <= accuracyMetres)
    .filter(({ deviceAt }) => deviceAt >= departedAt && deviceAt.getTime() <= now.getTime() + skewMs)
    .sort((a, b) => a.deviceAt.getTime() - b.deviceAt.getTime());
}

/** Those worth keeping: each some time and some way after the one kept before. */
export function thinned(fixes: readonly Fix[], last: TimedPlace | undefined, limits: FixLimits): Fix[] {
  const kept: Fix[] = [];
  for (const fix of fixes) {
    const before: TimedPlace | undefined = kept.at(-1) ?? last;
    if (!before || isApart(before, fix, limits)) kept.push(fix);
  }
  return kept;
}

type TimedPlace = Coordinate & { readonly deviceAt: Date };

const isApart = (before: TimedPlace, fix: Fix, { everySeconds, everyMetres }: FixLimits): boolean =>
  fix.deviceAt.getTime() - before.deviceAt.getTime() >= everySeconds * 1_000 &&
  distanceMetres(before, fix) >= everyMetres;

/** When somebody arrives who was there at that moment; never in the past. */
export function arrivalAt(since: Date, travelMinutes: number, now: Date): Date {
  const arrival = addMinutes(since, travelMinutes);
  return arrival > now ? arrival : now;
}

/**
 * The arrival time as a family is told it: in whole steps, so that it neither gives away a position nor changes with
 * every traffic light.
 * @param before what it was told last
 */
export function promise(expectedAt: Date, before: Date | null, stepMinutes: number): Date {
  const stepMs = stepMinutes * 60_000;
  const offMs = before ? expectedAt.getTime() - before.getTime() : Infinity;
  if (before && offMs <= stepMs / 2 && offMs >= -1.5 * stepMs) return before;
  return new Date(Math.ceil(expectedAt.getTime() / stepMs) * stepMs);
}

/** From when on somebody who has not set off is late for certain; whoever was assigned just now has a moment. */
export function lateAt(
  visit: { readonly startsAt: Date; readonly createdAt: Date },
  travelMinutes: number,
  { toleranceMinutes, graceMinutes }: { toleranceMinutes: number; graceMinutes: number },
): Date {
  const latest = addMinutes(visit.startsAt, toleranceMinutes - travelMinutes);
  const grace = addMinutes(visit.createdAt, graceMinutes);
  return latest > grace ? latest : grace;
}
