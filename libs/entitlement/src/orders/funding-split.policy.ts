/** Who puts up the money of a programme, each with his share in basis points; together 10,000. */
export interface FundingShares {
  readonly centralBp: number;
  readonly provinceBp: number;
  readonly cityBp: number;
  readonly countyBp: number;
  /** Welfare lottery. */
  readonly lotteryBp: number;
}

/** The same in fen: what each of them has to pay. */
export interface FundingParts {
  readonly centralFen: number;
  readonly provinceFen: number;
  readonly cityFen: number;
  readonly countyFen: number;
  readonly lotteryFen: number;
}

/**
 * Splits an amount among those who fund the programme, exact to the fen: everybody gets his share rounded down, and
 * the fen that are left go one each to the largest remainders; of equal ones to the first in the order above.
 * @param amountFen not negative
 * @throws RangeError when the shares are negative or do not add up to 10,000 basis points
 */
export function splitFunding(amountFen: number, shares: FundingShares): FundingParts {
  const points = [shares.centralBp, shares.provinceBp, shares.cityBp, shares.countyBp, shares.lotteryBp];
  if (points.some((bp) => bp < 0) || points.reduce((sum, bp) => sum + bp, 0) !== WHOLE_BP)
    throw new RangeError(`shares must be 10,000 basis points, not ${points.join(' + ')}`);
  const exact = points.map((bp) => BigInt(amountFen) * BigInt(bp));
  const parts = exact.map((share) => Number(share / BigInt(WHOLE_BP)));
  const remainders = exact.map((share, index) => ({ index, rest: Number(share % BigInt(WHOLE_BP)) }));
  const left = amountFen - parts.reduce((sum, part) => sum + part, 0);
  remainders.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of remainders.slice(0, left)) parts[index] += 1;
  const [centralFen, provinceFen, cityFen, countyFen, lotteryFen] = parts;
  return { centralFen, provinceFen, cityFen, countyFen, lotteryFen };
}

/** Everything, in basis points. */
export const WHOLE_BP = 10_000;
