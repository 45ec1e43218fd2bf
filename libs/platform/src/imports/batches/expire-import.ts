import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addHours } from '@anzhi/kernel';
import type { Tx } from '../../database/tx';
import { JobQueue } from '../../jobs/job-queue';
import { importMachine } from '../import.state';
import { RowStore } from '../rows/row-store';
import { lockBatch } from './batch-progress';
import { DiscardImport } from './discard-import.usecase';
import { EXPIRY_JOB } from './import-batch';

/** Removes the rows of an import when their time is over; one that nobody applied until then is discarded. */
@Injectable()
export class ExpireImport implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly rows: RowStore,
    private readonly discardImport: DiscardImport,
  ) {}

  onModuleInit(): void {
    this.jobs.register(EXPIRY_JOB, (tx, { key }) => this.expire(tx, key));
  }

  private async expire(tx: Tx, batchId: string): Promise<void> {
    const batch = await lockBatch(tx, batchId);
    if (!batch || batch.rowsRemovedAt) return;
    if (importMachine.next(batch.state, 'discard')) {
      await this.discardImport.discard(tx, batch);
      return;
    }
    if (!importMachine.isFinal(batch.state)) {
      tx.schedule({ kind: EXPIRY_JOB, key: batchId, dueAt: addHours(tx.now, 24) });
      return;
    }
    await this.rows.remove(tx, batchId);
    await tx.query('UPDATE platform.import_batch SET rows_removed_at = $2 WHERE id = $1', [batchId, tx.now]);
  }
}
