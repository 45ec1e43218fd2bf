import type { Period } from '@anzhi/kernel';
import type { FundingShares } from '../orders/funding-split.policy';
import type { ProgrammeLaw } from '../programmes/programme';
import type { Parameter, Parameters } from '../rules/rule';
import type { WhatIfState } from './what-if.state';

/** Of what has to be applied for: counted for those who have applied, or as if everybody had. */
export const TAKE_UPS = ['ENROLLED', 'EVERYBODY'] as const;
export type TakeUp = (typeof TAKE_UPS)[number];

/** A month that is decided once more with a draft in the place of the law. */
export interface WhatIf {
  readonly id: string;
  readonly period: Period;
  /** Of the draft version; null: the draft is a value of a parameter. */
  readonly programmeId: string | null;
  readonly takeUp: TakeUp;
  readonly hourCostFen: number;
  readonly chunkSeniors: number;
  readonly state: WhatIfState;
  readonly plannedBy: string;
}

/** What the draft changes in the law of a county, as it was when the run was planned. */
export type Change =
  | { readonly kind: 'VERSION'; readonly law: ProgrammeLaw; readonly params: Parameters }
  /** `parameter` null: a nearer division's value answers there, so nothing changes. */
  | { readonly kind: 'PARAMETER'; readonly name: string; readonly parameter: Parameter | null };

/** What a programme's units are valued with, and who pays. */
export interface Price {
  readonly visitFen: number;
  readonly shares: FundingShares;
}

/** By programme id; a programme that is not law before, or not after, has no price there. */
export type Prices = Readonly<
  Record<string, { readonly before: Price | null; readonly after: Price | null }>
>;

/** A county's part of the run, with everything it is decided by. */
export interface WhatIfPart {
  readonly countyId: number;
  readonly factsAsOf: Date;
  readonly basisHash: string;
  readonly change: Change;
  readonly prices: Prices;
  readonly considered: number;
  readonly lastSeniorId: string | null;
  /** Of what has been decided so far; null: nothing yet. */
  readonly root: string | null;
}
