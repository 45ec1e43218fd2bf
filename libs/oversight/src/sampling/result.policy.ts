export const TASK_OUTCOMES = ['CONFIRMED', 'SHORT', 'NOBODY_CAME', 'UNREACHABLE', 'UNCLEAR'] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Public money billed too much, as a judgement says; a doubt counts for the provider. Whole fen, rounded down. */
export function overpaidFen(
  outcome: TaskOutcome,
  fen: number,
  { minutes, billed }: { readonly minutes: number; readonly billed: number },
): number {
  if (outcome === 'NOBODY_CAME') return fen;
  if (outcome !== 'SHORT' || billed <= 0) return 0;
  return Number((BigInt(fen) * BigInt(Math.min(minutes, billed))) / BigInt(billed));
}
