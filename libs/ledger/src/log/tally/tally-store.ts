import { newId } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { Commitment, type LeafContent } from '../entries/log-entry.types';
import { micros, type LeafSource } from '../sealing/leaf-source';
import { hasherOf, type TreeHash } from '../tree/hashing';
import { markTree } from './mark-tree';
import { TALLY } from './names';
import { BLOCK_LEAVES, TallyBlock } from './tally-block';

export interface Tally {
  readonly id: string;
  readonly from: number;
  /** Its own place in the log. */
  readonly leaf: number;
  readonly isFirst: boolean;
  /** Whether the next block begins with it. */
  readonly closes: boolean;
  readonly marks: Buffer;
}

/** Of what a block names up to a leaf, which the tally becomes. */
export const tallyOf = (block: TallyBlock, leaf: number, at: Date): Tally => ({
  id: newId(at),
  from: block.from,
  leaf,
  isFirst: block.isFirst,
  closes: leaf - block.from >= BLOCK_LEAVES,
  marks: block.bytes(),
});

/** @param hash that of the log */
export const leafOfTally = (
  hash: TreeHash,
  { id, from, isFirst, marks }: Pick<Tally, 'id' | 'from' | 'isFirst' | 'marks'>,
  atMicros: bigint,
): LeafContent => ({
  source: TALLY,
  kind: isFirst ? 'FIRST' : 'BLOCK',
  reference: id,
  atMicros,
  fields: { from, marks: new Commitment(markTree(hasherOf(hash), marks).root()) },
});

/** What is named so far and in no tally yet; a log that has none begins with its next leaf. */
export async function readBlock(db: Queryable, countyId: number, size: number): Promise<TallyBlock> {
  const [open] = await db.query<{ from: number; isFirst: boolean; marks: Buffer }>(
    `SELECT from_leaf AS "from", is_first AS "isFirst", marks FROM ledger.open_block WHERE county_id = $1`,
    [countyId],
  );
  return open ? new TallyBlock(open.from, open.marks, open.isFirst) : new TallyBlock(size, undefined, true);
}

export async function keepTallies(
  db: Queryable,
  countyId: number,
  { block, tallies, at }: { block: TallyBlock; tallies: readonly Tally[]; at: Date },
): Promise<void> {
  await db.query(
    `SELECT ledger.keep_tallies($1, $2, $3, $4, $5::uuid[], $6::bigint[], $7::bigint[], $8::boolean[], $9::boolean[],
                                $10::bytea[], $11)`,
    [
      countyId,
      block.from,
      block.isFirst,
      block.bytes(),
      tallies.map(({ id }) => id),
      tallies.map(({ from }) => from),
      tallies.map(({ leaf }) => leaf),
      tallies.map(({ isFirst }) => isFirst),
      tallies.map(({ closes }) => closes),
      tallies.map(({ marks }) => marks),
      at,
    ],
  );
}

/** Sealed as they are made, so that none is ever waiting. */
export const TALLIES: LeafSource = {
  name: TALLY,
  unsealed: () => Promise.resolve([]),
  leaves: async (db, countyId, subjects, limit) =>
    (
      await db.query<Tally & { hash: TreeHash; atMicros: number }>(
        `SELECT t.tally_id AS id, t.from_leaf AS "from", t.is_first AS "isFirst", t.marks, l.hash,
                ${micros('t.at')} AS "atMicros"
           FROM ledger.log l CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY p(id, turn)
           JOIN ledger.tally t ON (t.county_id, t.tally_id) = ($1, p.id)
          WHERE l.county_id = $1 ORDER BY p.turn LIMIT $3`,
        [countyId, subjects, limit],
      )
    ).map((row) => ({ subject: row.id, content: leafOfTally(row.hash, row, BigInt(row.atMicros)) })),
};
