import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { LedgerErrors } from '../../ledger.errors';
import type { LeafContent } from '../entries/log-entry.types';
import type { LeafSource, SourcedLeaf } from '../sealing/leaf-source';
import { LogSources } from '../sealing/log-sources';
import { readLog, readTiles, type SealedRow, type StoredLog } from '../sealing/log-store';
import { hasherOf, HASH_BYTES } from '../tree/hashing';
import { TILE_WIDTH, tilesFor } from '../tree/tiles';
import { TreeReader } from '../tree/tree-reader';

/** One leaf as the tables say it now. */
export interface LogLeaf {
  readonly index: number;
  readonly source: string;
  /** The row it was taken from. */
  readonly subject: string;
  /** null: the row is gone, or no longer has as many parts. */
  readonly content: LeafContent | null;
}

/** Where a row is in the log. */
export interface SealedAt {
  readonly first: number;
  readonly leaves: number;
}

/** Rows of one source read at once. */
const AT_ONCE = 1_000;

/** The county's tree, for proofs, and its leaves as the tables say them. */
@Injectable()
export class LogReader {
  constructor(private readonly sources: LogSources) {}

  /** @throws ledger.log-not-found */
  async log(db: Queryable, countyId: number): Promise<StoredLog> {
    const log = await readLog(db, countyId);
    if (!log) throw LedgerErrors.logNotFound();
    return log;
  }

  /**
   * The tree at a size it has had, with everything that proofs about these leaves need.
   * @throws ledger.log-not-found, ledger.log-too-small
   */
  async tree(db: Queryable, countyId: number, size: number, indices: Iterable<number>): Promise<TreeReader> {
    const log = await this.log(db, countyId);
    if (size > log.size) throw LedgerErrors.logTooSmall({ size: log.size });
    const tiles = await readTiles(db, countyId, tilesFor(size, indices));
    return new TreeReader(hasherOf(log.hash), size, tiles);
  }

  /** @throws ledger.log-not-found, ledger.log-too-small */
  async consistency(db: Queryable, countyId: number, from: number, to: number): Promise<Buffer[]> {
    const near = [from - 1, from].filter((index) => index >= 0 && index < to);
    return (await this.tree(db, countyId, to, near)).consistency(from);
  }

  /**
   * One tile, cut to what the caller asks for, so that it never changes under its address (C2SP tlog-tiles).
   * @param width hashes wanted, 256 for a whole tile
   * @throws ledger.tile-not-found
   */
  async tile(db: Queryable, countyId: number, level: number, n: number, width: number): Promise<Buffer> {
    const [tile] = await readTiles(db, countyId, [{ level, n }]);
    if (!tile || tile.hashes.length < width * HASH_BYTES || width < 1 || width > TILE_WIDTH)
      throw LedgerErrors.tileNotFound();
    return tile.hashes.subarray(0, width * HASH_BYTES);
  }

  /** Leaves from one index up to another, which is left out, by what the tables say now. */
  async leaves(db: Queryable, countyId: number, from: number, to: number): Promise<LogLeaf[]> {
    const rows = await db.query<SealedRow>(
      `SELECT source, subject, first_index AS first, leaves FROM ledger.sealed
        WHERE county_id = $1 AND first_index < $3 AND first_index >= coalesce((
          SELECT max(first_index) FROM ledger.sealed WHERE county_id = $1 AND first_index <= $2), 0)
        ORDER BY first_index`,
      [countyId, from, to],
    );
    return (await this.ofRows(db, countyId, rows)).filter(({ index }) => index >= from && index < to);
  }

  /** Every leaf of these rows. */
  async ofRows(db: Queryable, countyId: number, rows: readonly SealedRow[]): Promise<LogLeaf[]> {
    const found: LogLeaf[] = [];
    for (const source of new Set(rows.map((row) => row.source))) {
      const own = rows.filter((row) => row.source === source);
      for (let at = 0; at < own.length; at += AT_ONCE)
        found.push(...(await this.chunk(db, countyId, source, own.slice(at, at + AT_ONCE))));
    }
    return found.sort((a, b) => a.index - b.index);
  }

  /** Where rows of a source are; those that are not sealed yet are not among them. */
  async find(
    db: Queryable,
    countyId: number,
    source: string,
    subjects: readonly string[],
  ): Promise<SealedRow[]> {
    return db.query<SealedRow>(
      `SELECT source, subject, first_index AS first, leaves FROM ledger.sealed
        WHERE county_id = $1 AND source = $2 AND subject = ANY ($3::uuid[]) ORDER BY first_index`,
      [countyId, source, subjects],
    );
  }

  private async chunk(
    db: Queryable,
    countyId: number,
    name: string,
    rows: readonly SealedRow[],
  ): Promise<LogLeaf[]> {
    const source: LeafSource | undefined = this.sources.get(name);
    const subjects = rows.map(({ subject }) => subject);
    const leaves = (await source?.leaves(db, countyId, subjects, 2 ** 31 - 1)) ?? [];
    const bySubject = new Map(subjects.map((subject): [string, SourcedLeaf[]] => [subject, []]));
    for (const leaf of leaves) bySubject.get(leaf.subject)?.push(leaf);
    return rows.flatMap((row) => {
      const own = bySubject.get(row.subject) ?? [];
      const isWhole = own.length === row.leaves;
      return Array.from({ length: row.leaves }, (_, at) => ({
        index: row.first + at,
        source: row.source,
        subject: row.subject,
        content: isWhole ? own[at].content : null,
      }));
    });
  }
}
