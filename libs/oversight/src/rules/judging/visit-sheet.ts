import type { Tx } from '@anzhi/platform';

/** Memory for one sort or hash of a run, which is alone: there is one at a time. */
const RUN_SETTINGS = [`SET LOCAL work_mem = '128MB'`, 'SET LOCAL jit = off'];

/** Where a run lays out its visits and the prices of its days; for a single visit CTEs take their place. */
export const SHEETS = 'oversight';

/**
 * Lays out every served visit of some days, and of the day before and after, once for all rules. A second run waits
 * here until the first has ended.
 * @param from `YYYY-MM-DD`, until before `to`
 */
export async function layOutSheet(tx: Tx, from: string, to: string): Promise<void> {
  for (const setting of RUN_SETTINGS) await tx.query(setting);
  await tx.query('SELECT oversight.lay_out_sheet($1::date, $2::date)', [from, to]);
}
