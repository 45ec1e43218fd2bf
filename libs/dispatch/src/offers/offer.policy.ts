import { addMinutes } from '@anzhi/kernel';
import type { OfferState } from './offer.state';

/** Why a provider declines or gives back. */
export const REFUSAL_REASONS = [
  'NO_STAFF',
  'CAREGIVER_ILL',
  'TIME_UNSUITABLE',
  'TOO_FAR',
  'NOT_OUR_SERVICE',
  'OTHER',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Silence counts against a provider's answers, a refusal with one of these does not (dispatch.md D.2, no. 6). */
const VALID_REFUSALS: readonly string[] = REFUSAL_REASONS.filter((reason) => reason !== 'OTHER');

export const NO_ANSWER = 'NO_ANSWER';
/** It accepted and sent nobody. */
export const NOBODY_SENT = 'NOBODY_SENT';
export const TAKEN_BY_ANOTHER = 'TAKEN_BY_ANOTHER';
export const ORDER_RESCHEDULED = 'ORDER_RESCHEDULED';

/** How long a provider may think, by how soon the service is. */
export interface Deadlines {
  readonly urgentWithinHours: number;
  readonly soonWithinHours: number;
  readonly urgentOfferSeconds: number;
  readonly soonOfferMinutes: number;
  readonly laterOfferMinutes: number;
}

export const isUrgent = (now: Date, startsAt: Date, within: { urgentWithinHours: number }): boolean =>
  startsAt <= addMinutes(now, within.urgentWithinHours * 60);

/** Never later than the start of the service. */
export function deadlineOf(now: Date, startsAt: Date, deadlines: Deadlines): Date {
  const minutes = isUrgent(now, startsAt, deadlines)
    ? deadlines.urgentOfferSeconds / 60
    : startsAt <= addMinutes(now, deadlines.soonWithinHours * 60)
      ? deadlines.soonOfferMinutes
      : deadlines.laterOfferMinutes;
  const deadline = addMinutes(now, minutes);
  return deadline < startsAt ? deadline : startsAt;
}

/** How near the service is, as coarsely as a provider may know before it accepts. */
export const DISTANCE_BANDS = ['UNDER_1_KM', '1_TO_3_KM', '3_TO_5_KM', '5_TO_10_KM', 'OVER_10_KM'] as const;
export type DistanceBand = (typeof DISTANCE_BANDS)[number];
const UPPER_METRES = [1_000, 3_000, 5_000, 10_000];

export const distanceBand = (metres: number): DistanceBand => {
  const at = UPPER_METRES.findIndex((upper) => metres < upper);
  return DISTANCE_BANDS[at < 0 ? UPPER_METRES.length : at];
};

/** Whether an offer's end speaks against the provider: silence, a refusal without a valid reason, a broken word. */
export const countsAgainst = (offer: { state: OfferState; closeReason: string | null }): boolean =>
  offer.state === 'TIMED_OUT' ||
  offer.closeReason === NOBODY_SENT ||
  ((offer.state === 'DECLINED' || offer.state === 'RETURNED') &&
    !VALID_REFUSALS.includes(offer.closeReason ?? ''));

interface Time {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** An offer made for another time of the order is void, whatever its state says. */
export const isForSameTime = (offer: Time, order: Time): boolean =>
  offer.startsAt.getTime() === order.startsAt.getTime() && offer.endsAt.getTime() === order.endsAt.getTime();

export type AnswerRefusal =
  'offerEnded' | 'offerAlreadyAccepted' | 'offerWithdrawn' | 'offerExpired' | 'offerAnswered';

/** What to tell a provider that answers an offer which is no longer open. */
export function answerRefusal(offer: {
  state: OfferState;
  closeReason: string | null;
}): AnswerRefusal | undefined {
  switch (offer.state) {
    case 'OPEN':
      return undefined;
    case 'ACCEPTED':
      return 'offerAlreadyAccepted';
    case 'DECLINED':
    case 'RETURNED':
      return 'offerAnswered';
    case 'TIMED_OUT':
      return 'offerExpired';
    case 'WITHDRAWN':
      return offer.closeReason === TAKEN_BY_ANOTHER ? 'offerEnded' : 'offerWithdrawn';
  }
}
