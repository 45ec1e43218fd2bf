import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '../../database/unit-of-work';
import { ImportRegistry } from '../import-registry';
import { importMachine } from '../import.state';
import { ImportErrors } from '../imports.errors';
import type { ImportStartedDto } from '../imports.dto';
import { APPLY_JOB, auditOf } from './import-batch';
import { ImportGate } from './import-gate';

/** Has a checked file applied. Only here does a batch leave CHECKED: what had no dry run is never applied. */
@Injectable()
export class StartApplication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: ImportGate,
    private readonly registry: ImportRegistry,
  ) {}

  /** @throws imports.not-found, imports.not-checked, imports.nothing-to-apply, and what the definition refuses */
  execute(ctx: Ctx, { id }: { id: string }): Promise<ImportStartedDto> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.gate.lock(tx, id);
      const state = importMachine.next(batch.state, 'apply');
      if (!state) throw ImportErrors.notChecked();
      if (batch.failedCount === batch.rowCount) throw ImportErrors.nothingToApply();
      await this.registry.get(batch.kind).admit?.(tx, batch);
      await tx.query(
        `UPDATE platform.import_batch
            SET state = $2, done_count = failed_count, application_by = $3, application_at = $4,
                application_grants = $5
          WHERE id = $1`,
        [id, state, accountOf(ctx), tx.now, JSON.stringify(ctx.actor.grants)],
      );
      tx.audit(auditOf(batch, 'application-started', { sha256: batch.sha256, rows: batch.rowCount }));
      tx.schedule({ kind: APPLY_JOB, key: id, dueAt: tx.now });
      return { id, state, rows: batch.rowCount };
    });
  }
}
