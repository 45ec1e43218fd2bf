import type { ReplacementOutcome } from './replacement-outcome';

/** Somebody who was to come could not, or did not, and what came of it. */
export class ReplacementDto {
  /** The search. */
  id: string;
  /** The order. */
  orderId: string;
  /** Start of the service it was about, ISO 8601. */
  startsAt: string;
  /** Why he, or the provider, could not: code. PROVIDER_NO_SHOW: nobody came, and the order is over. */
  cause: string;
  /** The provider that was to serve. */
  formerProviderId: string;
  /** The caregiver who was to come; null: nobody had been named. */
  formerCaregiverId: string | null;
  /** Since when, ISO 8601. */
  since: string;
  /** FOUND, NOT_FOUND, LATE (still looking when it was told), MOVED_ON; null: being looked for, the family not told. */
  outcome: ReplacementOutcome | null;
  /** When the family was told, ISO 8601, or null. */
  toldAt: string | null;
  /** The provider that serves instead, or null. */
  providerId: string | null;
  /** Who comes instead, or null. */
  caregiverId: string | null;
  /** Other times at which somebody could come, ISO 8601; none is kept. */
  otherTimes: string[];
  /** What was held for the order: HELD, untouched; RETURNED in full, because the order is over. */
  entitlement: 'HELD' | 'RETURNED';
  /** The order that was booked instead of one for which nobody came, or null. */
  madeGoodBy: string | null;
}
