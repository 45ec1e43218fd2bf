import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { JobQueue } from '../../jobs/job-queue';
import { ImportRegistry } from '../import-registry';
import { importMachine } from '../import.state';
import { Repetitions } from '../rows/repetitions';
import { RowInspector } from '../rows/row-inspector';
import { RowStore } from '../rows/row-store';
import { advance, lockBatch, recount } from './batch-progress';
import { auditOf, CHECK_JOB } from './import-batch';

/** Rows a job: well under a second, so that other jobs need not wait. */
const CHUNK = 1_000;

/** The dry run: says of every row what applying it would do, and writes nothing but that. */
@Injectable()
export class CheckImport implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly registry: ImportRegistry,
    private readonly rows: RowStore,
    private readonly inspector: RowInspector,
    private readonly repetitions: Repetitions,
  ) {}

  onModuleInit(): void {
    this.jobs.register(CHECK_JOB, (tx, { key }) => this.checkNext(tx, key));
  }

  private async checkNext(tx: Tx, batchId: string): Promise<void> {
    const batch = await lockBatch(tx, batchId);
    const next = batch && importMachine.next(batch.state, 'checked');
    if (!next) return;
    const definition = this.registry.get(batch.kind);
    const chunk = await this.rows.unchecked(tx, batch, CHUNK);
    const inspected = await this.inspector.inspect(tx, definition, batch, chunk);
    const records = await this.repetitions.compare(tx, definition, batch.id, inspected);
    await this.rows.recordFindings(tx, batch.id, records);
    const isLast = await advance(tx, batch, records.length);
    const checked = records.map(({ outcome, problems }, at) => ({
      row: inspected[at].row,
      outcome,
      problems,
    }));
    await definition.checked?.(tx, batch, checked, isLast);
    if (!isLast) {
      tx.schedule({ kind: CHECK_JOB, key: batchId, dueAt: tx.now });
      return;
    }
    const counts = await recount(tx, batchId);
    await tx.query('UPDATE platform.import_batch SET state = $2, checked_at = $3 WHERE id = $1', [
      batchId,
      next,
      tx.now,
    ]);
    tx.audit(auditOf(batch, 'file-checked', counts));
  }
}
