import type { LedgerUnit } from '@anzhi/ledger';

export const HOLDERS = ['SENIOR', 'PROVIDER', 'PROGRAMME', 'COUNTY'] as const;
export type HolderKind = (typeof HOLDERS)[number];

/** What an account is to its holder. BUDGET: the county's money for the programme, in all its slices. */
export const ACCOUNT_KINDS = [
  'LOT',
  'SOURCE',
  'SPENT',
  'LAPSED',
  'PAYABLE',
  'FUNDING',
  'BUDGET',
  'PROVIDER',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface HeldAccount {
  /** null: nothing was booked yet. */
  readonly accountId: string | null;
  readonly kind: AccountKind;
  readonly unit: LedgerUnit;
  readonly programmeCode: string | null;
  readonly programmeZh: string | null;
  readonly programmeEn: string | null;
  /** Month of a lot, 202611; 0: once for all. */
  readonly period: number | null;
  /** Of a lot: MONTHLY, SUPPLEMENT, BACK_PAY, CARRIED, RESTORED or ONCE. */
  readonly grantKind?: string;
}

/** Whose statement it is, in one county's ledger, which the caller may see. */
export interface Holder {
  readonly kind: HolderKind;
  /** Senior, provider, code of the programme, or county. */
  readonly id: string;
  readonly countyId: number;
  readonly accounts: readonly HeldAccount[];
}
