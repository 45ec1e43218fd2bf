import type { Coordinate } from '@anzhi/geo';
import type { ProofMethod } from '@anzhi/visits';
import type { Client, Lot } from './client';
import type { Caregiver, Provider } from './facts';
import type { Programme } from './programme';
import type { WeeklyPlan } from './weekly-plan';

/** How far a visit has come: still looking for a provider, in somebody's calendar, made, doubted, paid for. */
export type Stage = 'HELD' | 'ASSIGNED' | 'CHECKED_OUT' | 'DISPUTED' | 'CONFIRMED' | 'VERIFIED';

/** One proof with what it is worth. */
export interface Proof {
  readonly method: ProofMethod;
  readonly result: string;
  readonly label: string;
  readonly weight: number;
  /** Of a picture: its file, and what it looks like. */
  readonly sha256?: string;
  readonly perceptualHash?: string;
}

export interface Check {
  readonly kind: 'IN' | 'OUT';
  readonly method: ProofMethod | 'NONE';
  readonly demand: number;
  readonly proofs: readonly Proof[];
  readonly deviceAt: Date;
  readonly serverAt: Date;
  readonly occurredAt: Date;
  readonly skewMs: number | null;
  readonly offlineMs: number;
  readonly isMock: boolean;
  /** The phone it came from, where it is not the caregiver's own. */
  readonly deviceId?: string;
  readonly position: {
    readonly place: Coordinate;
    readonly accuracyMetres: number;
    readonly distanceMetres: number;
  } | null;
  readonly reason: string | null;
  readonly flags: readonly string[];
}

export interface Task {
  readonly code: string;
  readonly done: boolean;
  readonly note: string | null;
}

/** From the offers to the caregiver's calendar. */
export interface Dispatched {
  readonly rankingId: string;
  readonly offerId: string;
  readonly assignmentId: string;
  readonly visitId: string;
  /** Asked first, and declined. */
  readonly declined: { readonly offerId: string; readonly provider: Provider; readonly at: Date } | null;
  readonly offeredAt: Date;
  readonly acceptedAt: Date;
  readonly assignedAt: Date;
}

/** What happened at the door. */
export interface Delivery {
  readonly departedAt: Date;
  readonly checks: readonly [arrival: Check, leaving: Check];
  readonly tasks: readonly Task[];
  readonly actualMinutes: number;
  readonly flags: readonly string[];
}

/** Who came along, where two were ordered: a visit of his own that ends when he leaves. */
export interface Companion {
  readonly caregiver: Caregiver;
  readonly assignmentId: string;
  readonly visitId: string;
  readonly checks: readonly [arrival: Check, leaving: Check];
  readonly actualMinutes: number;
  readonly flags: readonly string[];
}

/** The family's word, or that of the clock (`accountId` null). */
export interface Verdict {
  readonly accountId: string | null;
  readonly at: Date;
}

/** One order from its booking to wherever it stands. */
export interface Story {
  readonly client: Client;
  readonly plan: WeeklyPlan;
  readonly lot: Lot;
  readonly stage: Stage;
  readonly orderId: string;
  readonly holdId: string;
  readonly bookedAt: Date;
  /** Calendar day of the service, `YYYY-MM-DD`. */
  readonly date: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly totalFen: number;
  readonly dispatched: Dispatched | null;
  readonly delivery: Delivery | null;
  readonly verdict: Verdict | null;
  /** The officer's word on a visit that the family's alone did not settle. */
  readonly approval?: Verdict;
  readonly second?: Companion;
}

/** Whose word settled it, and when. */
export const settlement = ({ approval, verdict }: Story): Verdict | null => approval ?? verdict;

/** The minutes that leave the lot for good; null while nothing does. */
export const capturedMinutes = ({ stage, delivery, plan }: Story): number | null =>
  stage === 'VERIFIED' && delivery ? Math.min(delivery.actualMinutes, plan.minutes) : null;

/** An order as it was agreed: who pays, out of how many minutes, and who booked it where there is no family. */
export interface Booked {
  readonly story: Story;
  readonly programme: Programme;
  /** Free in the month's grant before this order. */
  readonly available: number;
  /** The price explained, as JSON. */
  readonly reasons: string;
  readonly bookedBy: string;
}
