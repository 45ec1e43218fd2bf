import { addMinutes } from '@anzhi/kernel';

/** What can fail to happen on the way to the door (issue: self-healing). */
export const ALERT_KINDS = ['OFFER_UNSEEN', 'NO_CAREGIVER', 'LATE_DEPARTURE', 'MISSED_CHECK_IN'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ALERT_STATES = ['OPEN', 'ACKNOWLEDGED', 'CLOSED'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Whose turn it is, first to last; the database keeps the place in this list, from 1 on. */
export const ALERT_LEVELS = ['DISPATCHER', 'MANAGER', 'OFFICER'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

export const FIRST_LEVEL = 1;
export const LAST_LEVEL = ALERT_LEVELS.length;
export const levelName = (level: number): AlertLevel => ALERT_LEVELS[level - 1];

/** What a person says became of it (policy.md 0.3, no. 27: nothing is closed without a code). */
export const ALERT_DISPOSITIONS = [
  'ANSWERING',
  'ARRANGING',
  'CALLED_ON_THE_WAY',
  'REASSIGNED',
  'SERVED_LATE',
  'CANCELLED',
  'FALSE_ALARM',
  'OTHER',
] as const;
export type AlertDisposition = (typeof ALERT_DISPOSITIONS)[number];

/** What ends an alert by itself. */
export type AlertFact =
  | 'SEEN'
  | 'ANSWERED'
  | 'OFFER_ENDED'
  | 'ASSIGNED'
  | 'ON_THE_WAY'
  | 'CHECKED_IN'
  | 'SENT_ANOTHER'
  | 'ORDER_MOVED'
  | 'ORDER_ENDED';

const FITTING: Readonly<Record<AlertKind, readonly AlertDisposition[]>> = {
  OFFER_UNSEEN: ['ANSWERING', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
  NO_CAREGIVER: ['ARRANGING', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
  LATE_DEPARTURE: ['CALLED_ON_THE_WAY', 'REASSIGNED', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
  MISSED_CHECK_IN: ['CALLED_ON_THE_WAY', 'SERVED_LATE', 'REASSIGNED', 'CANCELLED', 'FALSE_ALARM', 'OTHER'],
};

export const fits = (kind: AlertKind, disposition: AlertDisposition): boolean =>
  FITTING[kind].includes(disposition);

/** A promise that mends nothing yet: if it is not kept, the alert comes back. */
const PROMISES: readonly string[] = [
  'ANSWERING',
  'ARRANGING',
  'CALLED_ON_THE_WAY',
] satisfies AlertDisposition[];
export const isPromise = (disposition: string): boolean => PROMISES.includes(disposition);

/** Minutes a level has before the next one is told; `handling` once somebody has taken the alert. */
export interface AlertClock {
  readonly manager: number;
  readonly officer: number;
  readonly handling: number;
}

/** When an alert that has just come to a level goes on to the next; null: there is none. */
export function nextLevelAt(level: number, now: Date, clock: AlertClock): Date | null {
  if (level >= LAST_LEVEL) return null;
  return addMinutes(now, level === FIRST_LEVEL ? clock.manager : clock.officer);
}

/** When one that was taken goes on unless it has ended; null: nobody is left to be told. */
export const handledBy = (level: number, now: Date, clock: AlertClock): Date | null =>
  level >= LAST_LEVEL ? null : addMinutes(now, clock.handling);

/** Shortly before the deadline of an offer, but not before half of the time to answer is over. */
export function unseenAt(offer: { madeAt: Date; expiresAt: Date }, beforeMinutes: number): Date {
  const half = (offer.madeAt.getTime() + offer.expiresAt.getTime()) / 2;
  return new Date(Math.max(half, addMinutes(offer.expiresAt, -beforeMinutes).getTime()));
}

/** So long before the start; an order that was accepted or given up late leaves a moment to assign somebody. */
export function unassignedAt(
  startsAt: Date,
  since: Date,
  { beforeMinutes, graceMinutes }: { beforeMinutes: number; graceMinutes: number },
): Date {
  const near = addMinutes(startsAt, -beforeMinutes);
  const grace = addMinutes(since, graceMinutes);
  return near > grace ? near : grace;
}
