import { studentQuantile } from './student-t.policy';

/** One stratum of an audit: how large, and what each judged visit was overpaid, in fen. */
export interface JudgedStratum {
  readonly stratum: number;
  readonly size: number;
  readonly overpaidFen: readonly number[];
}

export interface StratumEstimate {
  readonly stratum: number;
  readonly size: number;
  readonly judged: number;
  readonly wrong: number;
  readonly meanFen: number;
  /** Of one visit; 0 with fewer than two. */
  readonly sdFen: number;
  readonly totalFen: number;
  readonly variance: number;
}

/** PROJECTED: the bound is used. Otherwise only what is proved, and why. */
export type Basis = 'PROJECTED' | 'NOTHING_FOUND' | 'TOO_FEW' | 'NOTHING_TO_PROJECT';

export interface Estimate {
  readonly strata: readonly StratumEstimate[];
  /** Stratified expansion. For information: never what is taken back. */
  readonly pointFen: number;
  readonly standardError: number;
  /** After Satterthwaite (Cochran, Sampling Techniques, 5.16). */
  readonly degrees: number;
  readonly t: number;
  /** One-sided: the true amount is not below it, so often as `confidence` says. Whole fen, rounded down. */
  readonly lowerFen: number;
  readonly basis: Basis;
  /** With nothing found: at 95 % no more than this share of the visits is wrong (rule of three). */
  readonly upperShare: number | null;
  /** Proved in the sample itself. */
  readonly provenFen: number;
  /** What the bound adds to what is proved: max(0, lower − proven), or 0 without a projection. */
  readonly extrapolatedFen: number;
}

export interface EstimateTerms {
  /** 0.9 (ledger.md 4.2). */
  readonly confidence: number;
  /** Of a stratum that is not judged whole: with fewer, only what is proved. */
  readonly least: number;
}

/** The variance of an estimated total: N²(1 − n/N)s²/n, nothing for a stratum that was judged whole. */
export const varianceOfTotal = (size: number, judged: number, sd: number): number =>
  judged >= size ? 0 : (size * (size - judged) * sd * sd) / judged;

/**
 * Stratified expansion of what was overpaid, with a one-sided lower bound. What is taken back is what was proved and,
 * where the sample is large enough, what the bound adds to it; never the point estimate (ledger.md 4.2).
 */
export function estimate(judged: readonly JudgedStratum[], terms: EstimateTerms): Estimate {
  const strata = judged.map(ofStratum);
  const pointFen = sum(strata, ({ totalFen }) => totalFen);
  const variance = sum(strata, (each) => each.variance);
  const standardError = Math.sqrt(variance);
  const degrees = degreesOf(strata);
  const t = variance > 0 ? studentQuantile(terms.confidence, degrees) : 0;
  const lowerFen = Math.max(0, Math.floor(pointFen - t * standardError));
  const provenFen = sum(judged, ({ overpaidFen }) => sum(overpaidFen, (fen) => fen));
  const basis = basisOf(strata, terms.least);
  const count = sum(strata, (each) => each.judged);
  return {
    ...{ strata, pointFen, standardError, degrees, t, lowerFen, basis, provenFen },
    upperShare: basis === 'NOTHING_FOUND' && count > 0 ? Math.min(1, 3 / count) : null,
    extrapolatedFen: basis === 'PROJECTED' ? Math.max(0, lowerFen - provenFen) : 0,
  };
}

function ofStratum({ stratum, size, overpaidFen }: JudgedStratum): StratumEstimate {
  const judged = overpaidFen.length;
  const meanFen = judged ? sum(overpaidFen, (fen) => fen) / judged : 0;
  const squares = sum(overpaidFen, (fen) => (fen - meanFen) ** 2);
  const sdFen = judged > 1 ? Math.sqrt(squares / (judged - 1)) : 0;
  return {
    ...{ stratum, size, judged, meanFen, sdFen },
    wrong: overpaidFen.filter((fen) => fen > 0).length,
    totalFen: size * meanFen,
    variance: judged ? varianceOfTotal(size, judged, sdFen) : 0,
  };
}

/** Of what can be projected: strata that were judged whole have no error. */
function degreesOf(strata: readonly StratumEstimate[]): number {
  const uncertain = strata.filter(({ variance }) => variance > 0);
  const denominator = sum(uncertain, ({ variance, judged }) => variance ** 2 / (judged - 1));
  return denominator > 0 ? sum(uncertain, ({ variance }) => variance) ** 2 / denominator : 0;
}

function basisOf(strata: readonly StratumEstimate[], least: number): Basis {
  const partly = strata.filter(({ size, judged }) => judged < size);
  if (partly.length === 0) return 'NOTHING_TO_PROJECT';
  if (strata.every(({ wrong }) => wrong === 0)) return 'NOTHING_FOUND';
  return partly.some(({ judged }) => judged < least) ? 'TOO_FEW' : 'PROJECTED';
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
