import { estimate, type JudgedStratum } from './estimate.policy';

/** A small generator with a seed (mulberry32): the same audits in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// 27,500 visits in three bands, each visit either real or not (ledger.md 4.2, T44)
const BANDS = [
  { size: 15_000, fen: (u: number) => 2_000 + Math.floor(u * 3_000) },
  { size: 10_000, fen: (u: number) => 5_000 + Math.floor(u * 5_000) },
  { size: 2_500, fen: (u: number) => 10_000 + Math.floor(u * 20_000) },
];
/** Shares of visits that never took place, by band. */
export const SIMULATED_RATES: readonly (readonly number[])[] = [
  [0.01, 0.02, 0.05],
  [0.05, 0.05, 0.05],
  [0.1, 0.1, 0.2],
  [0.2, 0.2, 0.3],
];

/** @returns the share of audits that took back no more than was truly overpaid; the same in every run */
export function coverageOf(rates: readonly number[], perStratum: number, audits: number): number {
  const random = seeded(perStratum * 1_000 + rates[2] * 100);
  const overpaid = BANDS.map(({ size, fen }, band) =>
    Int32Array.from({ length: size }, () => (random() < rates[band] ? fen(random()) : 0)),
  );
  const truth = overpaid.reduce((sum, band) => sum + band.reduce((a, b) => a + b, 0), 0);
  let held = 0;
  for (let audit = 0; audit < audits; audit++) {
    const judged = overpaid.map((band, index): JudgedStratum => ({
      ...{ stratum: index + 1, size: band.length },
      overpaidFen: drawn(band, perStratum, random),
    }));
    const { provenFen, extrapolatedFen } = estimate(judged, { confidence: 0.9, least: 30 });
    if (provenFen + extrapolatedFen <= truth) held += 1;
  }
  return held / audits;
}

/** So many without replacement; the band is left in another order. */
function drawn(band: Int32Array, n: number, random: () => number): number[] {
  const sample: number[] = [];
  for (let index = 0; index < n; index++) {
    const other = index + Math.floor(random() * (band.length - index));
    [band[index], band[other]] = [band[other], band[index]];
    sample.push(band[index]);
  }
  return sample;
}
