/** The middle of several runs with the lowest and the highest beside it. */
export interface Summary {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

const ascending = (values: readonly number[]): number[] => {
  if (values.length === 0) throw new RangeError('nothing was measured');
  return [...values].sort((a, b) => a - b);
};

export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** By nearest rank: a value that was measured, never one between two. @param share 0.99 for p99 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return sorted[Math.max(Math.ceil(sorted.length * share), 1) - 1];
}

export function summarise(values: readonly number[]): Summary {
  const sorted = ascending(values);
  return { median: median(sorted), low: sorted[0], high: sorted[sorted.length - 1] };
}

/** Of each pair the first by the second: what both rounds of a pair suffered alike falls out. */
export const pairRatios = (a: readonly number[], b: readonly number[]): number[] => {
  if (a.length !== b.length) throw new RangeError(`${a.length} rounds cannot be paired with ${b.length}`);
  return a.map((value, round) => value / b[round]);
};

/** How far the highest lies above the lowest: 0.15 is 15 %. */
export function movement(values: readonly number[]): number {
  const { low, high } = summarise(values);
  return high / low - 1;
}
