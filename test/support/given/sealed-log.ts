import { setTimeout as pause } from 'node:timers/promises';
import { canonicalBytes, hasherOf, LogReader, Sealer } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';
import type { GivenLedger } from './ledger';

/** Every leaf as its row says it, against the tree. @returns how many there are @throws naming the first that differs */
export async function verifiedSize(ledger: GivenLedger): Promise<number> {
  const { db } = ledger.platform;
  const reader = ledger.get(LogReader);
  const { size, root, hash } = await reader.log(db, ledger.countyId);
  const leaves = await reader.leaves(db, ledger.countyId, 0, size);
  const indices = leaves.map(({ index }) => index);
  const tree = await reader.tree(db, ledger.countyId, size, indices);
  const hasher = hasherOf(hash);
  const wrong = leaves.findIndex(
    ({ index, content }, at) =>
      index !== at || !content || !hasher.leaf(canonicalBytes(content)).equals(tree.leaf(index)),
  );
  if (wrong >= 0 || leaves.length !== size) throw new Error(`leaf ${wrong} of ${size} is wrong or missing`);
  if (!tree.root().equals(root)) throw new Error('the root is not that of the tree');
  return size;
}

/** What must be in the log, by the name of its source; a verification is a leaf only once there was one. */
const SEALED_ROWS: readonly (readonly [source: string, rows: string])[] = [
  ['TRANSFER', 'SELECT county_id, command_id::uuid AS id FROM ledger.transfer'],
  ['ENTRY', 'SELECT county_id, entry_id AS id FROM ledger.log_entry'],
  ['EVIDENCE', 'SELECT county_id, evidence_id AS id FROM ledger.evidence'],
  ['VERIFICATION', 'SELECT county_id, evidence_id AS id FROM ledger.evidence WHERE verified_xid IS NOT NULL'],
  ['ACCOUNT_MONTH', 'SELECT county_id, statement_id AS id FROM ledger.account_month'],
  ['TALLY', 'SELECT county_id, tally_id AS id FROM ledger.tally'],
];

/** Of the counties $1. */
const NOT_SEALED = SEALED_ROWS.map(
  ([
    source,
    rows,
  ]) => `SELECT r.id, '${source}' AS source FROM (${rows}) r WHERE r.county_id = ANY ($1) AND NOT EXISTS (
    SELECT FROM ledger.sealed s WHERE (s.county_id, s.source, s.subject) = (r.county_id, '${source}', r.id))`,
).join(' UNION ALL ');

/** A command's transfers are a leaf each, and so is every other row. */
const LEAVES = SEALED_ROWS.map(([, rows]) => `(SELECT count(*) FROM (${rows}) r)`).join(' + ');

/** Everything there is, which is all of one county, is in the log, once. */
export async function sealedOnce(ledger: GivenLedger): Promise<boolean> {
  const { db } = ledger.platform;
  const missing = await db.query<{ id: string }>(NOT_SEALED, [[ledger.countyId]]);
  const [{ leaves }] = await db.query<{ leaves: number }>(`SELECT ${LEAVES} AS leaves`);
  const size = await verifiedSize(ledger);
  if (missing.length || size !== leaves)
    throw new Error(JSON.stringify({ missing: missing.slice(0, 3), size, leaves }));
  return true;
}

/**
 * Seals until everything is. Elsewhere on the server a database may be in the making, whose transaction shows no lock by
 * which the sealer could tell that it is none of its own.
 * @returns leaves appended
 */
export async function sealAll(db: Queryable, sealer: Sealer, ...countyIds: number[]): Promise<number> {
  const sealEach = async (): Promise<number> => {
    let leaves = 0;
    for (const countyId of countyIds) leaves += await sealer.seal(countyId);
    return leaves;
  };
  let leaves = await sealEach();
  while ((await db.query(NOT_SEALED, [countyIds])).length) {
    await pause(20);
    leaves += await sealEach();
  }
  return leaves;
}
