import type { Queryable } from '../../database/database';
import type { Tx } from '../../database/tx';
import { BATCH_COLUMNS, type ImportBatch } from './import-batch';

/** For the jobs, which answer to nobody. */
export async function readBatch(db: Queryable, id: string, locking = ''): Promise<ImportBatch | undefined> {
  const sql = `SELECT ${BATCH_COLUMNS} FROM platform.import_batch b WHERE b.id = $1 ${locking}`;
  const [batch] = await db.query<ImportBatch>(sql, [id]);
  return batch;
}

/** Held against every other change until the end. */
export const lockBatch = (tx: Tx, id: string): Promise<ImportBatch | undefined> =>
  readBatch(tx, id, 'FOR UPDATE');

/** @returns whether that was the last of them */
export async function advance(tx: Tx, batch: ImportBatch, rows: number): Promise<boolean> {
  const doneCount = batch.doneCount + rows;
  await tx.query('UPDATE platform.import_batch SET done_count = $2 WHERE id = $1', [batch.id, doneCount]);
  return doneCount === batch.rowCount;
}

export interface Counts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** Takes the counts of the record from its rows. */
export async function recount(tx: Tx, batchId: string): Promise<Counts> {
  const counts = await tx.one<Counts>(
    `UPDATE platform.import_batch b
        SET new_count = c.new, changed_count = c.changed, unchanged_count = c.unchanged, failed_count = c.failed
       FROM (SELECT count(*) FILTER (WHERE outcome = 'NEW') AS new,
                    count(*) FILTER (WHERE outcome = 'CHANGED') AS changed,
                    count(*) FILTER (WHERE outcome = 'UNCHANGED') AS unchanged,
                    count(*) FILTER (WHERE outcome = 'FAILED') AS failed
               FROM platform.import_row WHERE batch_id = $1) c
      WHERE b.id = $1
      RETURNING c.new, c.changed, c.unchanged, c.failed`,
    [batchId],
  );
  return counts!;
}
