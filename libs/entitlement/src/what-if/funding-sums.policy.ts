import { splitFunding, type FundingParts } from '../orders/funding-split.policy';
import type { Prices } from './what-if';

/** What a programme costs in a county. */
export interface ProgrammeSum {
  readonly countyId: number;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly price: Prices[string];
}

export const NO_FUNDING: FundingParts = {
  centralFen: 0,
  provinceFen: 0,
  cityFen: 0,
  countyFen: 0,
  lotteryFen: 0,
};

/** Who pays for it: split once for each county and programme, so that every sum of them adds up to the fen. */
export function fundingOfSums(
  { price, beforeFen, afterFen }: ProgrammeSum,
  side: 'before' | 'after',
): FundingParts {
  const shares = price[side]?.shares;
  return shares ? splitFunding(side === 'before' ? beforeFen : afterFen, shares) : NO_FUNDING;
}

export const addFunding = (a: FundingParts, b: FundingParts): FundingParts => ({
  centralFen: a.centralFen + b.centralFen,
  provinceFen: a.provinceFen + b.provinceFen,
  cityFen: a.cityFen + b.cityFen,
  countyFen: a.countyFen + b.countyFen,
  lotteryFen: a.lotteryFen + b.lotteryFen,
});
