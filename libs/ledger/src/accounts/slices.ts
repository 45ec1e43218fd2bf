import { createHash } from 'node:crypto';

/** Kind of the accounts a budget is divided into; a hold that finds one short answers `ledger.slice-empty`. */
export const SLICE = 'BUDGET_SLICE';

/** The slice for whoever `key` names: always the same one, and all about equally often. */
export function sliceOf(slices: readonly string[], key: string): string {
  const hash = createHash('sha256').update(key).digest().readUInt32BE(0);
  return slices[hash % slices.length];
}
