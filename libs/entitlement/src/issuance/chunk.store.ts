import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type { Difference } from './differences.policy';
import type { Run } from './run.store';
import type { Sums } from './sums.policy';

/** Seniors from one id (exclusive) to another (inclusive). */
export interface Chunk {
  readonly number: number;
  readonly after: string | null;
  readonly last: string;
  readonly considered: number;
  /** What the dry run found. */
  readonly expected: Sums;
}

export interface ChunkResult {
  readonly sums: Sums;
  /** Hexadecimal. */
  readonly root: string;
}

@Injectable()
export class ChunkStore {
  async last(tx: Tx, run: Run): Promise<Chunk | undefined> {
    return tx.one<Chunk>(
      `SELECT ${COLUMNS} FROM entitlement.issuance_chunk
        WHERE county_id = $1 AND run_id = $2 ORDER BY number DESC LIMIT 1`,
      [run.countyId, run.id],
    );
  }

  async add(tx: Tx, run: Run, chunk: Chunk): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.issuance_chunk
         (county_id, run_id, number, after_senior_id, last_senior_id, considered, expected)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        run.countyId,
        run.id,
        chunk.number,
        chunk.after,
        chunk.last,
        chunk.considered,
        JSON.stringify(chunk.expected),
      ],
    );
  }

  /** @param reasons why there is nothing any more, by senior and programme */
  async addDifferences(
    tx: Tx,
    run: Run,
    differences: readonly (Difference & { readonly reason: object | null })[],
  ): Promise<void> {
    if (!differences.length) return;
    await tx.query(
      `INSERT INTO entitlement.issuance_difference
         (county_id, run_id, senior_id, programme_id, kind, last_amount, next_amount, reason)
       SELECT $1, $2, d."seniorId", d."programmeId", d.kind, d."lastAmount", d."nextAmount", d.reason
         FROM jsonb_to_recordset($3::jsonb) AS d("seniorId" uuid, "programmeId" uuid, kind text, "lastAmount" bigint,
                "nextAmount" bigint, reason jsonb)`,
      [run.countyId, run.id, JSON.stringify(differences)],
    );
  }

  /** Those that have not been issued. */
  async open(db: Queryable, run: Run): Promise<number[]> {
    const rows = await db.query<{ number: number }>(
      `SELECT number FROM entitlement.issuance_chunk
        WHERE county_id = $1 AND run_id = $2 AND ran_at IS NULL ORDER BY number`,
      [run.countyId, run.id],
    );
    return rows.map(({ number }) => number);
  }

  /** The next one that nobody works on, under its row lock. */
  async claim(tx: Tx, run: Run): Promise<Chunk | undefined> {
    return tx.one<Chunk>(
      `SELECT ${COLUMNS} FROM entitlement.issuance_chunk
        WHERE county_id = $1 AND run_id = $2 AND ran_at IS NULL ORDER BY number LIMIT 1
          FOR NO KEY UPDATE SKIP LOCKED`,
      [run.countyId, run.id],
    );
  }

  async finish(tx: Tx, run: Run, number: number, { sums, root }: ChunkResult): Promise<void> {
    const granted = Object.values(sums).reduce((total, { grants }) => total + grants, 0);
    await tx.query(
      `UPDATE entitlement.issuance_chunk
          SET granted = $4, sums = $5, root = decode($6, 'hex'), ran_at = $7
        WHERE county_id = $1 AND run_id = $2 AND number = $3`,
      [run.countyId, run.id, number, granted, JSON.stringify(sums), root, tx.now],
    );
  }

  async count(db: Queryable, run: Pick<Run, 'countyId' | 'id'>): Promise<{ chunks: number; issued: number }> {
    const [counts] = await db.query<{ chunks: number; issued: number }>(
      `SELECT count(*) AS chunks, count(ran_at) AS issued FROM entitlement.issuance_chunk
        WHERE county_id = $1 AND run_id = $2`,
      [run.countyId, run.id],
    );
    return counts;
  }

  /** What the chunks expected or did, in their order. */
  results(
    db: Queryable,
    run: Run,
  ): Promise<{ considered: number; expected: Sums; sums: Sums; root: string }[]> {
    return db.query(
      `SELECT considered, expected, sums, encode(root, 'hex') AS root FROM entitlement.issuance_chunk
        WHERE county_id = $1 AND run_id = $2 ORDER BY number`,
      [run.countyId, run.id],
    );
  }
}

const COLUMNS = `
  number, after_senior_id AS after, last_senior_id AS last, considered, expected`;
