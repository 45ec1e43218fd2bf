import type { Queryable } from '@anzhi/platform';
import type { TreeHash } from '../tree/hashing';
import type { Tile, TileRef } from '../tree/tiles';
import type { Mark } from './leaf-source';

export interface StoredLog {
  readonly hash: TreeHash;
  readonly size: number;
  readonly root: Buffer;
  /** Rows may carry numbers of another server's transactions. */
  readonly restored: boolean;
  /** The marks count the transactions of another server: they must be set anew. */
  readonly moved: boolean;
}

export interface StoredMark extends Mark {
  readonly source: string;
  readonly followFrom: string | null;
}

/** One row's leaves. */
export interface SealedRow {
  readonly source: string;
  readonly subject: string;
  readonly first: number;
  readonly leaves: number;
}

export const BEGINNING: Mark = { xid: '0', subject: '00000000-0000-0000-0000-000000000000' };

export async function readLog(db: Queryable, countyId: number): Promise<StoredLog | undefined> {
  const [log] = await db.query<StoredLog>(
    `SELECT l.hash, l.size, l.root, l.restored, l.cluster <> c.system_identifier::text AS moved
       FROM ledger.log l CROSS JOIN pg_control_system() c WHERE l.county_id = $1`,
    [countyId],
  );
  return log;
}

export const readMarks = (db: Queryable, countyId: number): Promise<StoredMark[]> =>
  db.query(
    `SELECT source, xid::text AS xid, subject, follow_from::text AS "followFrom" FROM ledger.log_mark WHERE county_id = $1`,
    [countyId],
  );

export async function setMarks(db: Queryable, countyId: number, marks: readonly StoredMark[]): Promise<void> {
  await db.query(
    `SELECT ledger.set_mark($1, m.source, m.xid::xid8, m.subject, m.follow_from::xid8)
       FROM unnest($2::text[], $3::text[], $4::uuid[], $5::text[]) m(source, xid, subject, follow_from)`,
    [
      countyId,
      marks.map(({ source }) => source),
      marks.map(({ xid }) => xid),
      marks.map(({ subject }) => subject),
      marks.map(({ followFrom }) => followFrom),
    ],
  );
}

export async function readTiles(db: Queryable, countyId: number, refs: readonly TileRef[]): Promise<Tile[]> {
  if (!refs.length) return [];
  return db.query<Tile>(
    `SELECT t.level, t.n, t.hashes FROM unnest($2::int[], $3::bigint[]) r(level, n)
       JOIN ledger.tile t ON (t.county_id, t.level, t.n) = ($1, r.level, r.n)`,
    [countyId, refs.map(({ level }) => level), refs.map(({ n }) => n)],
  );
}

/**
 * Every transaction before this one is over, or is none of this database: what it wrote here can be seen or never will.
 * A transaction of another database of the server counts as open unless it holds a lock in that one, which shows whose
 * it is; a backend never changes its database.
 */
export async function oldestOpen(db: Queryable): Promise<string> {
  const [{ xid }] = await db.query<{ xid: string }>(`
    WITH now AS MATERIALIZED (SELECT pg_current_snapshot() AS snapshot),
         elsewhere AS (
      SELECT own.transactionid FROM pg_locks own JOIN pg_locks held USING (virtualtransaction)
       WHERE own.locktype = 'transactionid' AND own.mode = 'ExclusiveLock' AND own.granted
         AND held.locktype = 'relation' AND held.database <> 0
         AND held.database <> (SELECT oid FROM pg_database WHERE datname = current_database()))
    SELECT coalesce((SELECT x FROM now, pg_snapshot_xip(snapshot) x
                      WHERE x::xid NOT IN (SELECT transactionid FROM elsewhere) ORDER BY x LIMIT 1),
                    pg_snapshot_xmax(snapshot))::text AS xid FROM now`);
  return xid;
}
