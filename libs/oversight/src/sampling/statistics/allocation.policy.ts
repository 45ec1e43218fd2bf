/** A stratum to draw from; `sd` of what is overpaid per visit, where a probe or an earlier audit tells. */
export interface StratumToDraw {
  readonly size: number;
  readonly sd?: number;
}

export interface AllocationTerms {
  /** Judged in all, where there are so many. */
  readonly total: number;
  /** In each stratum, where there are so many. */
  readonly least: number;
}

/**
 * How many of each stratum are judged: at least 30 each and 100 in all, where possible (ledger.md 4.2); what goes beyond
 * by Neyman, in proportion to size × deviation, or to size alone while nothing is known.
 */
export function allocate(strata: readonly StratumToDraw[], { total, least }: AllocationTerms): number[] {
  const known = strata.some(({ sd }) => (sd ?? 0) > 0);
  const bounds = strata.map(({ size, sd }) => ({
    ...{ low: Math.min(size, least), high: size },
    weight: size * (known ? (sd ?? 0) : 1),
  }));
  const shares = bounds.map(shareAt(slopeFor(bounds, total)));
  const sizes = shares.map(Math.floor);
  const byRest = shares
    .map((share, index) => ({ index, rest: share - sizes[index] }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index, rest } of byRest) {
    if (rest === 0 || sum(sizes) >= total) break;
    sizes[index] += 1;
  }
  return sizes;
}

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

const shareAt =
  (slope: number) =>
  ({ low, high, weight }: Bounds): number =>
    Math.min(high, Math.max(low, slope * weight));

/** The factor at which the shares, kept within their bounds, come to the total; or the smallest that reaches the most. */
function slopeFor(bounds: readonly Bounds[], total: number): number {
  const at = (slope: number): number => sum(bounds.map(shareAt(slope)));
  const most = Math.min(total, at(Number.MAX_VALUE));
  let high = 1;
  while (at(high) < most) high *= 2;
  let low = 0;
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (at(middle) < most) low = middle;
    else high = middle;
  }
  return high;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
