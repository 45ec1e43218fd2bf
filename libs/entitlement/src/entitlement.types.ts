import type { Fen } from '@anzhi/kernel';
import type { LedgerUnit } from '@anzhi/ledger';

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

/** What one payer takes over of a price. */
export interface PayerPart {
  /** 1 pays first; the family is the last. */
  readonly rank: number;
  readonly payer: 'INSURANCE' | 'VOUCHER' | 'PROGRAMME' | 'SELF';
  /** null for the family. */
  readonly programmeCode: string | null;
  /** Its Chinese name. */
  readonly programmeName: string | null;
  readonly fen: Fen;
  /** What its lots give for it: minutes, visits or fen. */
  readonly units: number;
  readonly unit: LedgerUnit | null;
  /** The lots, in the order in which they are drawn upon. */
  readonly lotIds: readonly string[];
}

/** Who pays for a service: `programmeFen + familyFen = totalFen`, and so do the payers, always. */
export interface Split {
  readonly totalFen: Fen;
  /** The first local programme that pays, or that names the item although nothing is left in it; null: none does. */
  readonly programmeCode: string | null;
  /** Its Chinese name. */
  readonly programmeName: string | null;
  /** Minutes of the senior's entitlement that go into it. */
  readonly programmeMinutes: number;
  /** What all public payers pay together. */
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
  /** Free minutes for the day of the service before this one. */
  readonly availableMinutes: number;
  /** In the order in which they pay; the family is always there. */
  readonly payers: readonly PayerPart[];
  readonly reasons: readonly Reason[];
}

/** A service that was delivered for an order. */
export interface DeliveredService {
  readonly orderId: string;
  /** To whom the public part is owed. */
  readonly providerId: string;
  /** Beyond the booked ones nothing is billed. */
  readonly actualMinutes: number;
  /** Verified evidence in the ledger's register, in the order's county. */
  readonly evidenceId: string;
}

/** Why the money of an order is not to be paid, or no longer for that cause. */
export interface Withholding {
  readonly orderId: string;
  /** Whose ledger; left out: the order's. */
  readonly countyId?: number;
  readonly cause: {
    readonly kind: 'STOP' | 'REVIEW' | 'RULE' | 'CASE' | 'SAMPLE';
    /** Of the stop's case, the review, the hit, the case, the sampled unit. */
    readonly id: string;
  };
  readonly reason: string;
}

/** What became of a hold when the service was delivered. Minutes are those of the senior's entitlement. */
export interface Capture {
  readonly capturedMinutes: number;
  readonly releasedMinutes: number;
  /** What all public payers pay together. */
  readonly programmeFen: Fen;
  readonly familyFen: Fen;
}

/** What was taken back of a capture. */
export interface TakenBack {
  /** The reversal: the booking of the order it is about, and which one it is. */
  readonly countyId: number;
  readonly number: number;
  readonly seq: number;
  /** Of the delivery, taken back by it. */
  readonly minutes: number;
  /** Minutes of the entitlement that returned to the senior's lots … */
  readonly returnedMinutes: number;
  /** … and of these the ones that lapsed at once, because their lot has ended. */
  readonly lapsedMinutes: number;
  /** What the public payers get back from the provider. */
  readonly programmeFen: Fen;
  /** What the family need not pay. */
  readonly familyFen: Fen;
}

/** One step from the grant to the minute, for the officer who asks where the money went. */
export interface ChainStep {
  readonly step:
    'HELD' | 'CAPTURED' | 'RELEASED' | 'EXPIRED' | 'CARRIED' | 'REVERSED' | 'WITHHELD' | 'WITHHOLDING_ENDED';
  /** The account it moved on: the lot of a grant, or where the money comes from. */
  readonly accountId: string;
  readonly unit: LedgerUnit;
  readonly amount: number;
  readonly at: Date;
  readonly evidenceId: string | null;
  readonly reason: string | null;
}

export interface ChainGrant {
  readonly lotId: string;
  readonly programmeCode: string;
  readonly programmeName: string;
  /** Month it is for, 202611; 0: once for all. */
  readonly period: number;
  readonly unit: LedgerUnit;
  readonly amount: number;
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
