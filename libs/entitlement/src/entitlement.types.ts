import type { Fen } from '@anzhi/kernel';

/** A sentence for people, in both languages, under a stable code for programs. */
export interface Reason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What is to be priced and paid for. */
export interface ServiceWish {
  readonly seniorId: string;
  /** County of the address: its programmes and its part of the ledger. */
  readonly countyId: number;
  /** Township of the address. */
  readonly regionId: number;
  readonly itemCode: string;
  readonly startsAt: Date;
  readonly minutes: number;
}

/** Who pays for a service: `programmeFen + familyFen = totalFen`, always. */
export interface Split {
  readonly totalFen: Fen;
  /** The programme that names the item, also when nothing is left in it; null: none does. */
  readonly programmeCode: string | null;
  /** Its Chinese name. */
  readonly programmeName: string | null;
  /** Minutes of the senior's entitlement that go into it. */
  readonly programmeMinutes: number;
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
  /** Free minutes for the day of the service before this one. */
  readonly availableMinutes: number;
  readonly reasons: readonly Reason[];
}

/** What became of a hold when the service was delivered. */
export interface Capture {
  readonly capturedMinutes: number;
  readonly releasedMinutes: number;
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
}

/** One step from the grant to the minute, for the officer who asks where the money went. */
export interface ChainStep {
  readonly step: 'HELD' | 'CAPTURED' | 'RELEASED' | 'EXPIRED' | 'REVERSED' | 'WITHHELD' | 'WITHHOLDING_ENDED';
  /** The grant whose minutes moved, by its lot. */
  readonly lotId: string;
  readonly minutes: number;
  readonly at: Date;
  readonly evidenceId: string | null;
  readonly reason: string | null;
}

export interface ChainGrant {
  readonly lotId: string;
  readonly programmeCode: string;
  readonly programmeName: string;
  readonly period: number;
  readonly minutes: number;
  readonly grantedAt: Date;
  /** Why the senior had it: facts, threshold and citation in a sentence. */
  readonly reason: Reason;
}

/** One booking of the order: after a reschedule there are several, the last one counts. */
export interface ChainHold {
  readonly number: number;
  readonly serviceDate: string;
  readonly heldAt: Date;
  readonly split: Split;
  readonly outcome: ChainOutcome | null;
  readonly resolvedAt: Date | null;
  readonly grants: readonly ChainGrant[];
  readonly steps: readonly ChainStep[];
}

export interface ChainOutcome {
  readonly kind: 'CAPTURED' | 'RELEASED';
  readonly capturedMinutes: number;
  readonly releasedMinutes: number;
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
  readonly evidenceId: string | null;
  readonly reason: string | null;
}
