import { splitFunding, type FundingParts, type FundingShares } from '@anzhi/entitlement';
import { deduct } from '../rules/deduction.policy';

/** What one programme owes for a service, and by which figures of the day it is deducted from and funded. */
export interface Share {
  readonly shares: FundingShares;
  /** Of the rules that hit the line, in their order, basis points. */
  readonly rates: readonly number[];
}

/** The same in fen; of what is taken back, all of them are zero or less in sum. */
export interface Priced {
  readonly fen: number;
  readonly deductedFen: number;
  /** By rule, in the order of the rates. */
  readonly deductions: readonly number[];
  /** Together `fen - deductedFen`. */
  readonly funding: FundingParts;
}

/** What a programme pays for what it owes, and who puts it up. @param fen not negative */
export function priced(fen: number, { shares, rates }: Share): Priced {
  const deductions = deduct(fen, rates);
  const deductedFen = sum(deductions);
  return { fen, deductedFen, deductions, funding: splitFunding(fen - deductedFen, shares) };
}

/**
 * What changes when of `beforeFen` only `afterFen` stay owed: the difference of what was paid and what would have been
 * paid. So however often something is taken back of a service, what stays paid, deducted and funded is exactly that of
 * the rest, and once all is taken back every purse has every fen again.
 */
export function takenBack(beforeFen: number, afterFen: number, share: Share): Priced {
  const before = priced(beforeFen, share);
  const after = priced(afterFen, share);
  return {
    fen: after.fen - before.fen,
    deductedFen: after.deductedFen - before.deductedFen,
    deductions: after.deductions.map((fen, place) => fen - before.deductions[place]),
    funding: minus(after.funding, before.funding),
  };
}

const minus = (a: FundingParts, b: FundingParts): FundingParts => ({
  centralFen: a.centralFen - b.centralFen,
  provinceFen: a.provinceFen - b.provinceFen,
  cityFen: a.cityFen - b.cityFen,
  countyFen: a.countyFen - b.countyFen,
  lotteryFen: a.lotteryFen - b.lotteryFen,
});

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);
