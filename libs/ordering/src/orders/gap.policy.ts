import type { Gap } from '@anzhi/catalogue';
import { addMinutes } from '@anzhi/kernel';

/** What a booker says about the gap; what he leaves out is the catalogue's. */
export interface WantedGap {
  readonly leastMinutes?: number;
  readonly mostMinutes?: number;
}

export interface GapMinutes {
  readonly leastMinutes: number;
  readonly mostMinutes: number;
}

/** The gap as it is kept: the catalogue's, or a narrower one within it; undefined: it is not within. */
export function gapWithin(rule: Gap, wanted: WantedGap): GapMinutes | undefined {
  const { leastMinutes = rule.leastMinutes, mostMinutes = rule.mostMinutes } = wanted;
  const isWithin =
    rule.leastMinutes <= leastMinutes && leastMinutes <= mostMinutes && mostMinutes <= rule.mostMinutes;
  return isWithin ? { leastMinutes, mostMinutes } : undefined;
}

/** The starts that keep the gap after an end: the first and the last of them. */
export const startsAfter = (endsAt: Date, gap: GapMinutes): { readonly from: Date; readonly to: Date } => ({
  from: addMinutes(endsAt, gap.leastMinutes),
  to: addMinutes(endsAt, gap.mostMinutes),
});

export function keepsGap(endsAt: Date, startsAt: Date, gap: GapMinutes): boolean {
  const { from, to } = startsAfter(endsAt, gap);
  return from <= startsAt && startsAt <= to;
}
