import { Injectable } from '@nestjs/common';
import { isUuidV7, timeOfId } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { LedgerErrors } from '../../ledger.errors';
import { LogReader, type LogLeaf } from '../reading/log-reader';
import { bucketsOf, markTree } from '../tally/mark-tree';
import { markOf, namesOf, TALLY } from '../tally/names';
import type { Tally } from '../tally/tally-store';
import { hasherOf, type Hasher } from '../tree/hashing';
import { sharedProof } from './shared-proof';

/** What is wanted in full: every leaf that names one of these, or every leaf of a time. */
export type InFull = { readonly names: readonly string[] } | { readonly since: Date; readonly until: Date };

/** What of it a bundle promises, and how that is proven. */
export interface BundlePromise {
  /** The leaves it speaks of, the last one left out: a tally is at either end. */
  readonly from: number;
  readonly to: number;
  /** null: all of them. */
  readonly names: readonly string[] | null;
  /** By index. */
  readonly leaves: ReadonlyMap<number, LogLeaf>;
  /** Of each tally the buckets the names would be in, and their proofs. */
  readonly tallies: readonly object[];
}

type StoredTally = Tally & { readonly at: Date };

/** An id is made before it is written anywhere; clocks of two servers may differ by this much. */
const CLOCKS_DIFFER_MS = 300_000;

/** Finds by the tallies of the log, not by the tables, what a bundle must have so that nothing is left out. */
@Injectable()
export class BundlePromises {
  constructor(private readonly reader: LogReader) {}

  /** @param head size of the log @throws ledger.checkpoint-not-found while no tally ends the log */
  async make(db: Queryable, countyId: number, head: number, wanted: InFull): Promise<BundlePromise> {
    const names = 'names' in wanted ? [...new Set(wanted.names)].sort() : null;
    const chain = await this.chain(db, countyId, head, wanted);
    const [begin] = chain;
    const to = chain.at(-1)!.leaf + 1;
    if (!names) {
      const all = await this.reader.leaves(db, countyId, begin.from, to);
      return { from: begin.from, to, names, leaves: byIndex(all), tallies: [] };
    }
    const hasher = hasherOf((await this.reader.log(db, countyId)).hash);
    const before = await this.before(db, countyId, begin.from);
    const leaves = await this.reader.ofRows(db, countyId, [...before, ...chain].map(sealedRow));
    const tallies: object[] = [];
    for (const tally of chain) {
      const marks = names
        .filter((name) => isPossible(name, tally.at))
        .map((name) => markOf(tally.from, name));
      if (marks.length) tallies.push(shown(hasher, tally, marks));
      if (!marks.some((mark) => isIn(tally, mark))) continue;
      const block = await this.reader.leaves(db, countyId, tally.from, tally.leaf);
      leaves.push(...block.filter(({ content }) => content && isAbout(content, names)));
    }
    return { from: begin.from, to, names, leaves: byIndex(leaves), tallies };
  }

  /** The tallies that follow one another over all the leaves it can be in. */
  private async chain(db: Queryable, countyId: number, head: number, wanted: InFull): Promise<StoredTally[]> {
    const since = 'names' in wanted ? earliest(wanted.names) : wanted.since;
    const until = 'names' in wanted ? null : wanted.until;
    const chain = await db.query<StoredTally>(
      `WITH span AS (
         SELECT coalesce((SELECT max(leaf) FROM ledger.tally
                           WHERE county_id = $1 AND closes AND at <= $3 AND leaf < $2), -1) AS first,
                coalesce((SELECT min(leaf) FROM ledger.tally WHERE county_id = $1 AND at >= $4 AND leaf < $2), $2 - 1) AS last)
       SELECT t.tally_id AS id, t.from_leaf AS "from", t.leaf, t.is_first AS "isFirst", t.closes, t.marks, t.at
         FROM span JOIN ledger.tally t ON t.county_id = $1 AND t.leaf > span.first AND t.leaf <= span.last
          AND (t.closes OR t.leaf = span.last) ORDER BY t.leaf`,
      [countyId, head, new Date(since.getTime() - CLOCKS_DIFFER_MS), until],
    );
    if (!chain.length || (!until && chain.at(-1)!.leaf !== head - 1)) throw LedgerErrors.checkpointNotFound();
    return chain;
  }

  /** The tally a block begins with; none, when it is the first. */
  private before(db: Queryable, countyId: number, from: number): Promise<Pick<Tally, 'id' | 'leaf'>[]> {
    return db.query('SELECT tally_id AS id, leaf FROM ledger.tally WHERE (county_id, leaf) = ($1, $2)', [
      countyId,
      from,
    ]);
  }
}

const sealedRow = ({ id, leaf }: Pick<Tally, 'id' | 'leaf'>) => ({
  source: TALLY,
  subject: id,
  first: leaf,
  leaves: 1,
});

const byIndex = (leaves: readonly LogLeaf[]): Map<number, LogLeaf> =>
  new Map(leaves.map((leaf) => [leaf.index, leaf]));

/** What is not an id of a known moment may be anywhere. */
const earliest = (names: readonly string[]): Date =>
  new Date(Math.min(...names.map((name) => (isUuidV7(name) ? timeOfId(name).getTime() : 0))));

const isPossible = (name: string, at: Date): boolean =>
  earliest([name]).getTime() - CLOCKS_DIFFER_MS <= at.getTime();

const isIn = ({ marks }: Tally, mark: Buffer): boolean =>
  bucketsOf(marks)[mark[0]].toString('hex').match(/.{12}/g)?.includes(mark.toString('hex')) ?? false;

function isAbout(content: NonNullable<LogLeaf['content']>, names: readonly string[]): boolean {
  const own = namesOf(content);
  return names.some((name) => own.has(name));
}

/** The buckets of these marks and what leads from them to the tally's root. */
function shown(hasher: Hasher, { leaf, marks: all }: Tally, marks: readonly Buffer[]): object {
  const wanted = [...new Set(marks.map(([bucket]) => bucket))].sort((a, b) => a - b);
  const buckets = bucketsOf(all);
  return {
    index: leaf,
    buckets: Object.fromEntries(wanted.map((bucket) => [bucket, buckets[bucket].toString('base64')])),
    nodes: Object.fromEntries(
      [...sharedProof(markTree(hasher, all), wanted)].map(([key, node]) => [key, node.toString('base64')]),
    ),
  };
}
