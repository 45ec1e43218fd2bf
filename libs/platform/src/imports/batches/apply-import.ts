import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import { JobQueue } from '../../jobs/job-queue';
import { ImportRegistry } from '../import-registry';
import { importMachine } from '../import.state';
import { applyRow } from '../rows/apply-row';
import { RowInspector, scopeOf } from '../rows/row-inspector';
import { RowStore, type RowRecord } from '../rows/row-store';
import { advance, lockBatch, readBatch, recount } from './batch-progress';
import { APPLY_JOB, auditOf, type ImportBatch } from './import-batch';

/** Rows a transaction: short enough to let other jobs through, long enough not to commit for every row. */
const CHUNK = 100;

/**
 * Applies a checked file chunk by chunk. Each chunk is one transaction that writes its rows and marks them applied,
 * so that a worker killed at any moment leaves whole chunks, and the next one goes on with the rows not marked.
 */
@Injectable()
export class ApplyImport implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly uow: UnitOfWork,
    private readonly registry: ImportRegistry,
    private readonly rows: RowStore,
    private readonly inspector: RowInspector,
  ) {}

  /**
   * The chunk has a transaction of its own because it is done in the name of the officer, the job in nobody's.
   * Should the job not be removed after the chunk was committed, it is done again and finds other rows, or none.
   */
  onModuleInit(): void {
    this.jobs.register(APPLY_JOB, async (tx, { key }) => {
      const batch = await readBatch(tx, key);
      if (!batch?.applicationBy) return;
      const isDone = await this.uow.run(ctxOf(batch), (chunk) => this.applyNext(chunk, key));
      if (!isDone) tx.schedule({ kind: APPLY_JOB, key, dueAt: tx.now });
    });
  }

  /** @returns whether nothing is left to do */
  private async applyNext(tx: Tx, batchId: string): Promise<boolean> {
    const batch = await lockBatch(tx, batchId);
    const next = batch && importMachine.next(batch.state, 'applied');
    if (!next) return true;
    const definition = this.registry.get(batch.kind);
    const chunk = await this.rows.waiting(tx, batch, CHUNK);
    const records: RowRecord[] = [];
    for (const row of await this.inspector.inspect(tx, definition, batch, chunk)) {
      records.push({ number: row.number, ...(await applyRow(tx, definition, batch, row)) });
    }
    await this.rows.recordApplied(tx, batchId, records);
    if (!(await advance(tx, batch, records.length))) return false;
    await definition.completed?.(tx, batch);
    const counts = await recount(tx, batchId);
    await tx.query('UPDATE platform.import_batch SET state = $2, applied_at = $3 WHERE id = $1', [
      batchId,
      next,
      tx.now,
    ]);
    tx.audit(auditOf(batch, 'applied', { sha256: batch.sha256, ...counts }));
    return true;
  }
}

/** The officer who had it applied, with his roles of that moment; the audit lines of the rows name the import. */
const ctxOf = (batch: ImportBatch): Ctx => ({
  actor: { accountId: batch.applicationBy, sessionId: null, grants: batch.applicationGrants ?? [] },
  scope: scopeOf(batch),
  requestId: `import:${batch.id}`,
  locale: 'zh-CN',
  channel: 'IMPORT',
});
