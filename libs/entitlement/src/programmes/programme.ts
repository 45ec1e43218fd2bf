import type { LedgerUnit } from '@anzhi/ledger';
import type { Rule } from '../rules/rule';

/** What a benefit is counted in. A voucher is fen that pay a share of what the senior would pay himself. */
export const BENEFIT_UNITS = ['MINUTE', 'FEN', 'VOUCHER', 'VISIT'] as const satisfies readonly LedgerUnit[];
export type BenefitUnit = (typeof BENEFIT_UNITS)[number];

/** policy.md 0.3 no. 6: the insurance pays first, the national voucher on what is left, then local programmes. */
export const PAYERS = ['INSURANCE', 'VOUCHER', 'PROGRAMME'] as const;
export type Payer = (typeof PAYERS)[number];

/** How one of an exclusive group is chosen for a person who is entitled to several. */
export const CHOICES = ['BEST_FOR_PERSON', 'PRIORITY', 'PERSON_CHOICE'] as const;
export type Choose = (typeof CHOICES)[number];

/** MONTH: granted anew each month; ONCE: once in the life of the programme. */
export const FREQUENCIES = ['MONTH', 'ONCE'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** How long a grant may be used: the natural week, month, quarter or year it was given for. */
export const USABLE_FOR = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type UsableFor = (typeof USABLE_FOR)[number];

export const ENROLMENTS = ['AUTOMATIC', 'APPLICATION'] as const;
export const STARTS = ['ON_APPROVAL', 'NEXT_MONTH'] as const;
export const ENDS = ['END_OF_MONTH', 'IMMEDIATE'] as const;

/** Care at home, or in an institution or by the day: ratios and caps may differ (policy.md 6.2). */
export const SERVICE_KINDS = ['HOME', 'INSTITUTION'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** Money of five purses, in basis points of what the programme pays; they add up to 10,000. */
export interface Funding {
  readonly centralBp: number;
  readonly provinceBp: number;
  readonly cityBp: number;
  readonly countyBp: number;
  readonly lotteryBp: number;
  /**
   * Parameter of basis points that sets the nation's part by division (policy.md 6.2); the other purses share the
   * rest in their proportions. null: the parts are as they stand.
   */
  readonly centralParam: string | null;
}

/**
 * How the benefit pays for a service.
 * - MINUTE: its share of the price by the minute.
 * - FULL: all that is left of the price, as far as the grant reaches (fen).
 * - VISIT: one visit pays what is left, up to the parameter's fen; null: all of it.
 * - RATIO: basis points of what is left, by service kind, up to each cap of the month (fen): a cap that is a
 *   number counts all kinds together, a cap that is a table counts each kind for itself.
 */
export type Payment =
  | { readonly by: 'MINUTE' }
  | { readonly by: 'FULL' }
  | { readonly by: 'VISIT'; readonly priceParam: string | null }
  | { readonly by: 'RATIO'; readonly ratioParam: string; readonly capParams: readonly string[] };

/** What is left at the end of `usableFor` goes on, up to `cap` and at most `hops` times. */
export interface Carry {
  readonly cap: number;
  readonly hops: number;
}

export interface CoveredItem {
  readonly itemCode: string;
  readonly serviceKind: ServiceKind;
}

/** What a programme is for good: its place among the others. It never changes. */
export interface ProgrammeIdentity {
  readonly code: string;
  /** Division whose residents it is for and below; null: the nation. */
  readonly regionId: number | null;
  readonly zh: string;
  readonly en: string;
  readonly unit: BenefitUnit;
  readonly payer: Payer;
  /** Of a group a person has one; null: alongside any other. */
  readonly exclusiveGroup: string | null;
  /** Programmes of one group choose the same way. */
  readonly choose: Choose;
  /** Smaller ones are drawn upon first, and win where the group chooses by PRIORITY. */
  readonly drawOrder: number;
  /** Smaller ones pay first: insurance 100 to 199, voucher 200 to 299, programmes 300 to 999. */
  readonly payerRank: number;
}

/** What a version lays down: the law for the days on which it is in force. */
export interface Terms {
  /** Codes of programmes that a person who has this one cannot have. */
  readonly bars: readonly string[];
  readonly frequency: Frequency;
  readonly usableFor: UsableFor;
  readonly enrolment: (typeof ENROLMENTS)[number];
  readonly start: (typeof STARTS)[number];
  /** The first grant comes within so many working days after approval; null: no promise. */
  readonly startWithinWorkingDays: number | null;
  readonly end: (typeof ENDS)[number];
  readonly carry: Carry | null;
  /** Days of public notice before it begins; 0: none. */
  readonly noticeDays: number;
  readonly payment: Payment;
  /** Weekly benefits: the amount of one week. */
  readonly rule: Rule;
  readonly citation: string;
  /** Number or id of the document; null: none given. */
  readonly document: string | null;
  readonly funding: Funding;
  readonly items: readonly CoveredItem[];
  /** A default to begin with, to be replaced by the bureau's own document. */
  readonly isDefault: boolean;
}

/** A programme as it is law on a day. */
export interface ProgrammeLaw extends ProgrammeIdentity, Terms {
  readonly id: string;
  readonly version: number;
  /** Code of the division, for rules; null: the nation. */
  readonly regionCode: string | null;
  /** SHA-256 of the canonical rule, hex. */
  readonly ruleHash: string;
}
