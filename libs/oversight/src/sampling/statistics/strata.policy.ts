/** What is known of a visit before it is looked at. */
export interface FrameUnit {
  readonly unitId: string;
  readonly fen: number;
  /** Score tier: 0 without a hit of a scoring rule, 1 with a low score, 2 with a high one. */
  readonly tier: number;
}

export interface StrataTerms {
  /** Three to five (ledger.md 4.2); fewer where the frame is small. */
  readonly bands: number;
  /** From so many fen on every visit is judged. */
  readonly takeAllFen: number;
  /** Smaller strata are put together with their neighbour. */
  readonly least: number;
}

/** 0: every one is judged. From 1 on: sampled. */
export const TAKE_ALL = 0;

/**
 * Limits of bands by the cumulative √f rule (Dalenius and Hodges; Cochran 5A.7): amounts in classes, the running sum of
 * the roots of their frequencies cut into equal parts, at the nearest class.
 * @returns the first amount of each band but the first, ascending
 */
export function bandLimits(frequencies: readonly { from: number; count: number }[], bands: number): number[] {
  const roots = frequencies.map(({ count }) => Math.sqrt(count));
  const total = roots.reduce((sum, root) => sum + root, 0);
  const limits: number[] = [];
  for (let band = 1; band < bands; band++) {
    const wanted = (total * band) / bands;
    let best = 0;
    let running = 0;
    let distance = Infinity;
    for (let index = 0; index < frequencies.length - 1; index++) {
      running += roots[index];
      if (Math.abs(running - wanted) >= distance) continue;
      distance = Math.abs(running - wanted);
      best = frequencies[index + 1].from;
    }
    if (best > (limits.at(-1) ?? -Infinity)) limits.push(best);
  }
  return limits;
}

/** The distinct amounts as classes of their own; equal amounts are never parted. */
function classesOf(units: readonly FrameUnit[]): { from: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { fen } of units) counts.set(fen, (counts.get(fen) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b).map(([from, count]) => ({ from, count }));
}

/**
 * The stratum of each unit, in the order given: fen band by score tier, and one that is judged whole on top. Depends on
 * the units alone, so that anybody comes to the same strata.
 */
export function strataOf(units: readonly FrameUnit[], { bands, takeAllFen, least }: StrataTerms): number[] {
  const sampled = units.filter(({ fen }) => fen < takeAllFen);
  const affordable = Math.max(1, Math.min(bands, Math.floor(sampled.length / (2 * least))));
  const limits = bandLimits(classesOf(sampled), affordable);
  const cellOf = ({ fen, tier }: FrameUnit): string =>
    `${tier}.${limits.filter((limit) => fen >= limit).length}`;
  const cells = new Map<string, FrameUnit[]>();
  for (const unit of sampled) cells.set(cellOf(unit), [...(cells.get(cellOf(unit)) ?? []), unit]);
  const merged = mergeSmall(
    [...cells].sort(([a], [b]) => (a < b ? -1 : 1)),
    least,
  );
  return units.map((unit) => (unit.fen >= takeAllFen ? TAKE_ALL : merged.get(cellOf(unit))!));
}

/** A cell that is too small joins the one before it (the next lower band, then the lower tier), the first the next. */
function mergeSmall(
  cells: readonly (readonly [string, readonly FrameUnit[]])[],
  least: number,
): Map<string, number> {
  const groups: { names: string[]; size: number }[] = [];
  for (const [name, units] of cells) {
    const last = groups.at(-1);
    if (last && (units.length < least || last.size < least)) {
      last.names.push(name);
      last.size += units.length;
    } else groups.push({ names: [name], size: units.length });
  }
  return new Map(groups.flatMap(({ names }, index) => names.map((name) => [name, index + 1] as const)));
}
