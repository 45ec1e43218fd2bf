import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../crypto/field-cipher';
import type { Queryable } from '../../database/database';
import type { Tx } from '../../database/tx';
import type { ImportBatch } from '../batches/import-batch';
import type { RowOutcome, RowProblem } from '../import-definition';
import type { TableRow } from '../table/table';

/** Rows a statement. */
const SLICE = 2_000;

/** What was found out about a row, or done with it. */
export interface RowRecord {
  readonly number: number;
  readonly outcome: RowOutcome | 'FAILED';
  readonly problems: readonly RowProblem[];
  /** Hexadecimal, as `identityOf` of the definition. */
  readonly key?: string;
  readonly subjectKey?: string;
  readonly subjectDescription?: string;
}

interface Sealed {
  readonly number: number;
  readonly content: string;
}

export interface ListedRow extends TableRow {
  readonly outcome: RowOutcome | 'FAILED' | null;
  readonly problems: readonly RowProblem[];
}

type BatchId = Pick<ImportBatch, 'id'>;

/** Reads and writes `platform.import_row`; the only place where its rows are encrypted and decrypted. */
@Injectable()
export class RowStore {
  constructor(private readonly cipher: FieldCipher) {}

  async insert(tx: Tx, batchId: string, rows: readonly TableRow[]): Promise<void> {
    for (let at = 0; at < rows.length; at += SLICE) {
      const slice = rows.slice(at, at + SLICE);
      await tx.query(
        `INSERT INTO platform.import_row (batch_id, number, content)
         SELECT $1, r.number, r.content FROM unnest($2::int[], $3::text[]) AS r(number, content)`,
        [batchId, slice.map(({ number }) => number), slice.map((row) => this.seal(batchId, row))],
      );
    }
  }

  /** The next rows that the dry run has not looked at. */
  async unchecked(db: Queryable, batch: BatchId, limit: number): Promise<TableRow[]> {
    const rows = await db.query<Sealed>(
      `SELECT number, content FROM platform.import_row
        WHERE batch_id = $1 AND outcome IS NULL ORDER BY number LIMIT $2`,
      [batch.id, limit],
    );
    return rows.map((row) => this.open(batch.id, row));
  }

  /** The next rows to apply. */
  async waiting(db: Queryable, batch: BatchId, limit: number): Promise<TableRow[]> {
    const rows = await db.query<Sealed>(
      `SELECT number, content FROM platform.import_row
        WHERE batch_id = $1 AND applied_at IS NULL AND outcome <> 'FAILED' ORDER BY number LIMIT $2`,
      [batch.id, limit],
    );
    return rows.map((row) => this.open(batch.id, row));
  }

  /** @param after row number to go on from */
  async list(
    db: Queryable,
    batch: BatchId,
    { outcome, after, limit }: { outcome?: string; after: number; limit: number },
  ): Promise<ListedRow[]> {
    const rows = await db.query<Sealed & Pick<ListedRow, 'outcome' | 'problems'>>(
      `SELECT number, content, outcome, problems FROM platform.import_row
        WHERE batch_id = $1 AND number > $2 AND ($3::text IS NULL OR outcome = $3) ORDER BY number LIMIT $4`,
      [batch.id, after, outcome ?? null, limit],
    );
    return rows.map((row) => ({ ...this.open(batch.id, row), outcome: row.outcome, problems: row.problems }));
  }

  /** Writes what the dry run found. */
  async recordFindings(tx: Tx, batchId: string, rows: readonly RowRecord[]): Promise<void> {
    await tx.query(
      `UPDATE platform.import_row i
          SET outcome = r.outcome, problems = r.problems, key = decode(r.key, 'hex'),
              subject_key = decode(r."subjectKey", 'hex'),
              subject_description = decode(r."subjectDescription", 'hex')
         FROM jsonb_to_recordset($2::jsonb) AS r(number int, outcome text, problems jsonb, key text,
              "subjectKey" text, "subjectDescription" text)
        WHERE i.batch_id = $1 AND i.number = r.number`,
      [batchId, JSON.stringify(rows)],
    );
  }

  /** Writes what the application did; a row that failed was not applied. */
  async recordApplied(tx: Tx, batchId: string, rows: readonly RowRecord[]): Promise<void> {
    await tx.query(
      `UPDATE platform.import_row i
          SET outcome = r.outcome, problems = r.problems,
              applied_at = CASE WHEN r.outcome <> 'FAILED' THEN $3::timestamptz END
         FROM jsonb_to_recordset($2::jsonb) AS r(number int, outcome text, problems jsonb)
        WHERE i.batch_id = $1 AND i.number = r.number`,
      [batchId, JSON.stringify(rows), tx.now],
    );
  }

  async remove(tx: Tx, batchId: string): Promise<void> {
    await tx.query('DELETE FROM platform.import_row WHERE batch_id = $1', [batchId]);
  }

  private seal(batchId: string, { number, cells }: TableRow): string {
    return this.cipher.encrypt(JSON.stringify(cells), contextOf(batchId, number));
  }

  private open(batchId: string, { number, content }: Sealed): TableRow {
    return {
      number,
      cells: JSON.parse(this.cipher.decrypt(content, contextOf(batchId, number))) as string[],
    };
  }
}

const contextOf = (batchId: string, number: number): string => `platform.import_row:${batchId}:${number}`;
