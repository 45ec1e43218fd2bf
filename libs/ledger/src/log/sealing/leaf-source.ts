import type { Queryable } from '@anzhi/platform';
import type { LeafContent } from '../entries/log-entry.types';

/** One leaf and the row it comes of. */
export interface SourcedLeaf {
  readonly subject: string;
  readonly content: LeafContent;
}

/** Where a source has been read up to, in the order of the transactions that wrote it. */
export interface Mark {
  /** `xid8` as text. */
  readonly xid: string;
  readonly subject: string;
}

export interface Unsealed {
  readonly countyId: number;
  readonly after: Mark;
  /** Transactions from this one on may still be open; null: every row that can be seen. */
  readonly below: string | null;
  /** Rows may be of another server: what is not sealed is found by looking for it. */
  readonly restored: boolean;
  readonly limit: number;
}

/** Rows that are sealed: where they are found, and what each says in the log. */
export interface LeafSource {
  /** One upper-case word, part of every leaf. */
  readonly name: string;
  /** The next rows nobody has sealed, in the order of (xid, subject). */
  unsealed(db: Queryable, query: Unsealed): Promise<Mark[]>;
  /** Leaves of these rows, in the order of the rows; each row's own order never changes. At most `limit`. */
  leaves(db: Queryable, countyId: number, subjects: readonly string[], limit: number): Promise<SourcedLeaf[]>;
}

/** A source that is a table with one leaf for each row. */
export interface TableSource {
  readonly name: string;
  readonly table: string;
  /** Expression over `s`, a uuid. */
  readonly subject: string;
  /** Column of the transaction that wrote it (`xid8`), indexed behind `county_id`. */
  readonly xid: string;
  /** What the leaf says, as columns of `s` and what is joined: `reference`, `atMicros` and the fields. */
  readonly columns: string;
  readonly joins?: string;
  content(row: Record<string, unknown>): Omit<LeafContent, 'source'>;
}

/** @param source written by the context that owns the table */
export function tableSource(source: TableSource): LeafSource {
  const { name, table, subject, xid } = source;
  const picked = `SELECT s.${xid} AS xid, ${subject} AS subject FROM ${table} s`;
  const next = (where: string): string => `
    SELECT p.xid::text AS xid, p.subject FROM (${picked} WHERE s.county_id = $1 AND s.${xid} >= $2::xid8 ${where}) p
     WHERE (p.xid, p.subject) > ($2::xid8, $3::uuid) ORDER BY p.xid, p.subject LIMIT $5`;
  const follow = next(`AND s.${xid} < $4::xid8`);
  const search = next(`AND ($4::xid8 IS NULL OR s.${xid} < $4::xid8) AND NOT EXISTS (
    SELECT FROM ledger.sealed d WHERE (d.county_id, d.source, d.subject) = ($1, '${name}', ${subject}))`);
  const leaves = `SELECT ${subject} AS subject, ${source.columns}
      FROM unnest($2::uuid[]) WITH ORDINALITY p(id, turn)
      JOIN ${table} s ON s.county_id = $1 AND ${subject} = p.id ${source.joins ?? ''} ORDER BY p.turn LIMIT $3`;
  return {
    name,
    unsealed: (db, { countyId, after, below, restored, limit }) =>
      db.query<Mark>(restored ? search : follow, [countyId, after.xid, after.subject, below, limit]),
    leaves: async (db, countyId, subjects, limit) =>
      (await db.query<{ subject: string }>(leaves, [countyId, subjects, limit])).map((row) => ({
        subject: row.subject,
        content: { ...source.content(row), source: name },
      })),
  };
}

export const micros = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;
