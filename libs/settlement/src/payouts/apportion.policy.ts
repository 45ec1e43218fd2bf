/**
 * Divides an amount in the proportion of the weights, exact to the fen: everybody rounded down, and the fen that are left
 * one each to the largest remainders; of equal ones to the first.
 * @param amountFen may be negative @param weights not negative; when all are zero the first one takes all
 */
export function apportion(amountFen: number, weights: readonly number[]): number[] {
  if (!weights.length) {
    if (amountFen !== 0) throw new RangeError('nobody to divide the amount among');
    return [];
  }
  const sign = amountFen < 0 ? -1 : 1;
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amountFen : 0));
  const exact = weights.map((weight) => BigInt(Math.abs(amountFen)) * BigInt(weight));
  const parts = exact.map((share) => Number(share / whole));
  const left = Math.abs(amountFen) - parts.reduce((sum, part) => sum + part, 0);
  const order = exact.map((share, index) => ({ index, rest: share % whole }));
  order.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of order.slice(0, left)) parts[index] += 1;
  // no minus zero
  return parts.map((part) => (part === 0 ? 0 : sign * part));
}
