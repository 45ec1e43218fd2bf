import type { Random } from '@anzhi/kernel';
import type { Cell } from './cell';
import { billedMinutes, type Claim } from './claim';

/**
 * What is due to a wrongly claimed visit, by its harm and by what could be known at the time, not by any rule: what
 * is certain before the money moves is not paid at all (BLOCK); what can only be shown afterwards is kept back until
 * somebody has looked (WITHHOLD); what is merely strange is pointed out (SCORE).
 */
export type Due = 'BLOCK' | 'WITHHOLD' | 'SCORE';

export type SubjectKind = 'CAREGIVER' | 'SENIOR' | 'PROVIDER' | 'ASSESSOR' | 'OFFICER';

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export interface Wrong {
  readonly claim: Claim;
  /** Paid for by the public, and received by nobody or given by somebody who may not. */
  readonly minutes: number;
  readonly due: Due;
}

/** What somebody did, with everything that is wrong because of it. */
export interface Deed {
  /** Visits that were claimed wrongly. */
  readonly wrongs: readonly Wrong[];
  /** Visits that did take place, and by which the wrong ones are shown to be wrong. */
  readonly involved?: readonly Claim[];
  /** About whom it is, where a single visit shows nothing. */
  readonly subjects: readonly Subject[];
  /** Drawn figures that tell how far it went: for people who read what was missed. */
  readonly drawn: Readonly<Record<string, number | string>>;
  /** Nothing that is on record here contradicts it, however much was taken. */
  readonly isInvisible?: boolean;
}

/** A kind of fraud, planted by doing to the records what the fraud does to them. */
export interface Behaviour {
  readonly kind: string;
  /** What people do, in a sentence. */
  readonly zh: string;
  readonly en: string;
  /** Where the pattern comes from. */
  readonly source: string;
  /** @returns undefined where the cell has nobody left to do it */
  plant(cell: Cell, random: Random): Deed | undefined;
}

/** What looks like fraud and is none. */
export interface Innocent {
  readonly claims: readonly Claim[];
  readonly subjects: readonly Subject[];
  readonly drawn: Readonly<Record<string, number | string>>;
}

export interface LookAlike {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  /** The behaviours that it is mistaken for. */
  readonly resembles: readonly string[];
  plant(cell: Cell, random: Random): Innocent | undefined;
}

/** Nothing of these visits took place as claimed: all that was paid for them is wrong. */
export const allWrong = (claims: readonly Claim[], due: Due): Wrong[] =>
  claims.map((claim) => ({ claim, minutes: billedMinutes(claim), due }));
