import { Injectable } from '@nestjs/common';
import { accountOf, addHours, newId, type Ctx, type Locale } from '@anzhi/kernel';
import type { Tx } from '../../database/tx';
import { UnitOfWork } from '../../database/unit-of-work';
import { sha256Of } from '../../files/directory-content-store';
import type { IncomingFile } from '../../files/incoming-file';
import { Settings } from '../../settings/settings';
import { ImportRegistry } from '../import-registry';
import { ImportErrors } from '../imports.errors';
import { ImportSettings } from '../imports.settings';
import { matchHeader } from '../rows/header';
import { RowStore } from '../rows/row-store';
import { readTable } from '../table/read-table';
import type { Table } from '../table/table';
import { auditOf, CHECK_JOB, EXPIRY_JOB } from './import-batch';
import { ImportGate } from './import-gate';
import type { ImportStartedDto } from '../imports.dto';

export const MAX_ROWS = 50_000;

/**
 * Takes a file in: reads it, keeps its rows encrypted, and has the dry run begin. The file itself is not kept,
 * because it is full of personal data in the clear; its hash is, and a file of failed rows is made from the rows.
 */
@Injectable()
export class UploadImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly registry: ImportRegistry,
    private readonly gate: ImportGate,
    private readonly rows: RowStore,
    private readonly settings: Settings,
  ) {}

  /** @throws imports.* refusals of a file that is no such roster at all; then nothing is kept */
  async execute(ctx: Ctx, { file, kind }: { file: IncomingFile; kind: string }): Promise<ImportStartedDto> {
    const regionIds = this.gate.regionsFor(ctx, kind);
    const table = await this.read(file, kind, ctx.locale);
    return this.uow.run(ctx, async (tx) => {
      const batch = { id: newId(tx.now), kind, regionIds };
      const sha256 = sha256Of(file.content);
      await insertBatch(tx, { ...batch, file, sha256, table });
      await this.rows.insert(tx, batch.id, table.rows);
      tx.audit(auditOf(batch, 'file-uploaded', { sha256, rows: table.rows.length }));
      tx.schedule({ kind: CHECK_JOB, key: batch.id, dueAt: tx.now });
      const days = await this.settings.get(tx, ImportSettings.keepRowsDays);
      tx.schedule({ kind: EXPIRY_JOB, key: batch.id, dueAt: addHours(tx.now, 24 * days) });
      return { id: batch.id, state: 'UPLOADED', rows: table.rows.length };
    });
  }

  private async read(file: IncomingFile, kind: string, locale: Locale): Promise<Table> {
    const table = await readTable(file.content);
    matchHeader(this.registry.get(kind).columns, table.header, locale);
    if (table.rows.length > MAX_ROWS) {
      throw ImportErrors.tooManyRows({ rows: table.rows.length, limit: MAX_ROWS }, '/file');
    }
    return table;
  }
}

interface NewBatch {
  readonly id: string;
  readonly kind: string;
  readonly regionIds: readonly number[];
  readonly file: IncomingFile;
  readonly sha256: string;
  readonly table: Table;
}

const insertBatch = (tx: Tx, { id, kind, regionIds, file, sha256, table }: NewBatch): Promise<unknown> =>
  tx.query(
    `INSERT INTO platform.import_batch (id, kind, state, file_name, sha256, bytes, format, encoding, header,
       region_ids, row_count, uploaded_by, uploaded_at)
     VALUES ($1, $2, 'UPLOADED', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      kind,
      file.name,
      sha256,
      file.content.length,
      table.format,
      table.encoding,
      table.header,
      regionIds,
      table.rows.length,
      accountOf(tx.ctx),
      tx.now,
    ],
  );
