import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import { importMachine } from '../import.state';
import { ImportErrors } from '../imports.errors';
import type { ImportStartedDto } from '../imports.dto';
import { RowStore } from '../rows/row-store';
import { auditOf, type ImportBatch } from './import-batch';
import { ImportGate } from './import-gate';

/** Gives up a file that was not applied; its rows are removed, the record stays. */
@Injectable()
export class DiscardImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: ImportGate,
    private readonly rows: RowStore,
  ) {}

  /** @throws imports.not-found, imports.already-applied */
  execute(ctx: Ctx, { id }: { id: string }): Promise<ImportStartedDto> {
    return this.uow.run(ctx, async (tx) => this.discard(tx, await this.gate.lock(tx, id)));
  }

  async discard(tx: Tx, batch: ImportBatch): Promise<ImportStartedDto> {
    const state = importMachine.next(batch.state, 'discard');
    if (!state) throw ImportErrors.alreadyApplied();
    await this.rows.remove(tx, batch.id);
    await tx.query(
      `UPDATE platform.import_batch SET state = $2, discarded_at = $3, rows_removed_at = $3 WHERE id = $1`,
      [batch.id, state, tx.now],
    );
    tx.audit(auditOf(batch, 'discarded', { sha256: batch.sha256 }));
    return { id: batch.id, state, rows: batch.rowCount };
  }
}
