import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '../../database/unit-of-work';
import type { MadeFile } from '../../files/made-file';
import { auditOf } from '../batches/import-batch';
import { ImportGate } from '../batches/import-gate';
import { MAX_ROWS } from '../batches/upload-import.usecase';
import { ImportRegistry } from '../import-registry';
import { ImportErrors } from '../imports.errors';
import { matchHeader, REASON_HEADING } from '../rows/header';
import { reasonOf } from '../rows/row-problem';
import { RowStore } from '../rows/row-store';
import { writeTable } from '../table/write-table';

/**
 * Only the rows that failed, as they were uploaded, each with its reason: to be corrected and uploaded again. It
 * shows personal data in full, so every download is on record.
 */
@Injectable()
export class DownloadFailedRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: ImportGate,
    private readonly registry: ImportRegistry,
    private readonly rows: RowStore,
  ) {}

  /** @throws imports.not-found, imports.rows-removed */
  async execute(ctx: Ctx, id: string): Promise<MadeFile> {
    const { batch, failed } = await this.uow.run(ctx, async (tx) => {
      const found = await this.gate.find(tx, ctx, id);
      if (found.rowsRemovedAt) throw ImportErrors.rowsRemoved();
      const rows = await this.rows.list(tx, found, { outcome: 'FAILED', after: 0, limit: MAX_ROWS });
      tx.audit(auditOf(found, 'failed-rows-downloaded', { rows: rows.length }));
      return { batch: found, failed: rows };
    });
    const { columns } = this.registry.get(batch.kind);
    const keys = matchHeader(columns, batch.header, ctx.locale);
    const isKept = batch.header.map((heading, at) => keys[at] !== null || !isReason(heading));
    const kept = (texts: readonly string[]): string[] =>
      batch.header.map((_, at) => texts[at] ?? '').filter((_, at) => isKept[at]);
    const content = await writeTable(batch, [
      [...kept(batch.header), REASON_HEADING[ctx.locale]],
      ...failed.map(({ cells, problems }) => [...kept(cells), reasonOf(columns, problems, ctx.locale)]),
    ]);
    return { name: `failed-rows-${id}.${batch.format.toLowerCase()}`, content };
  }
}

const isReason = (heading: string): boolean => Object.values(REASON_HEADING).includes(heading);
