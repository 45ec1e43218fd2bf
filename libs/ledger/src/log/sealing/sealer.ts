import { Injectable } from '@nestjs/common';
import { systemCtx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { canonicalBytes } from '../entries/canonical';
import { LogSettings } from '../log.settings';
import { TALLY } from '../tally/names';
import { BLOCK_LEAVES, TallyBlock } from '../tally/tally-block';
import { keepTallies, leafOfTally, readBlock, tallyOf, type Tally } from '../tally/tally-store';
import { GrowingTree } from '../tree/growing-tree';
import { hasherOf, type Hasher, type TreeHash } from '../tree/hashing';
import { edgeOf } from '../tree/tiles';
import { Checkpoints } from './checkpoints';
import type { LeafSource, Mark, SourcedLeaf } from './leaf-source';
import { LogSources } from './log-sources';
import {
  BEGINNING,
  oldestOpen,
  readLog,
  readMarks,
  readTiles,
  setMarks,
  type SealedRow,
  type StoredLog,
  type StoredMark,
} from './log-store';

/** Rows of one source, and leaves of those, taken in one transaction. */
const ROWS = 500;
const LEAVES = 20_000;
/** Class of the advisory locks: one sealer a county. */
const LOCK = 7_262_113;
const NO_MARK = { ...BEGINNING, followFrom: null } as const;

interface Step {
  readonly leaves: number;
  readonly isMore: boolean;
}

/**
 * Appends what has been written to the county's tree, each row once and in the order of their transactions. It looks at
 * rows whose transactions began before any that is still open, so whoever writes never waits for it and none is passed
 * over; a transaction that stays open holds the log back, and the lag tells. One transaction a step: killed at any
 * point, the next one goes on from the last step.
 */
@Injectable()
export class Sealer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: LogSources,
    private readonly checkpoints: Checkpoints,
    private readonly settings: Settings,
  ) {}

  /** Everything that can be sealed now. @returns leaves appended; 0 also when another sealer is at this county */
  async seal(countyId: number): Promise<number> {
    let leaves = 0;
    for (;;) {
      const step = await this.uow.run(systemCtx('schedule:ledger.seal'), (tx) => this.step(tx, countyId));
      leaves += step.leaves;
      if (!step.isMore) return leaves;
    }
  }

  private async step(tx: Tx, countyId: number): Promise<Step> {
    const lock = await tx.one<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1, $2) AS mine', [
      LOCK,
      countyId,
    ]);
    if (!lock?.mine) return { leaves: 0, isMore: false };
    const below = await oldestOpen(tx);
    const log = await this.open(tx, countyId);
    const marks = new Map((await readMarks(tx, countyId)).map((mark) => [mark.source, mark]));
    const append = new Append(countyId, log, {
      below,
      at: tx.now,
      block: await readBlock(tx, countyId, log.size),
    });
    for (const source of this.sources.all())
      await append.take(tx, source, marks.get(source.name) ?? { source: source.name, ...NO_MARK });
    const isDue = !append.isMore && (await this.checkpoints.isDue(tx, countyId, append.size));
    if (isDue) append.tally();
    await append.write(tx);
    if (isDue) await this.checkpoints.sign(tx, countyId);
    return append;
  }

  private async open(tx: Tx, countyId: number): Promise<StoredLog> {
    const known = await readLog(tx, countyId);
    if (known && !known.moved) return known;
    const hash: TreeHash = (await this.settings.get(tx, LogSettings.newLogsUseSm3)) ? 'SM3' : 'SHA-256';
    await tx.query('SELECT ledger.begin_log($1, $2, $3)', [countyId, hash, hasherOf(hash).empty]);
    return (await readLog(tx, countyId))!;
  }
}

interface Beginning {
  /** The oldest transaction that may still be open. */
  readonly below: string;
  readonly at: Date;
  /** What the leaves name that no closing tally has. */
  readonly block: TallyBlock;
}

type GrowingRow = { -readonly [K in keyof SealedRow]: SealedRow[K] };

/** One step's leaves, in the order they are appended, and the tallies of what they name. */
class Append implements Step {
  isMore = false;
  private readonly hasher: Hasher;
  private readonly hashes: Buffer[] = [];
  private readonly rows: GrowingRow[] = [];
  private readonly marks: StoredMark[] = [];
  private readonly tallies: Tally[] = [];
  private block: TallyBlock;

  constructor(
    private readonly countyId: number,
    private readonly log: StoredLog,
    private readonly beginning: Beginning,
  ) {
    this.hasher = hasherOf(log.hash);
    this.block = beginning.block;
  }

  /** Of the log with what is appended. */
  get size(): number {
    return this.log.size + this.hashes.length;
  }

  /** Those of rows; tallies come on top. */
  get leaves(): number {
    return this.hashes.length - this.tallies.length;
  }

  /** Says in the log what the leaves of the open block name; a block that is large enough is closed by it. */
  tally(): void {
    const { at } = this.beginning;
    const tally = tallyOf(this.block, this.size, at);
    this.tallies.push(tally);
    this.rows.push({ source: TALLY, subject: tally.id, first: this.size, leaves: 1 });
    const content = leafOfTally(this.log.hash, tally, BigInt(at.getTime()) * 1_000n);
    this.hashes.push(this.hasher.leaf(canonicalBytes(content)));
    if (tally.closes) this.block = new TallyBlock(tally.leaf);
  }

  async take(tx: Tx, source: LeafSource, mark: StoredMark): Promise<void> {
    const { countyId } = this;
    const { restored } = this.log;
    const below = mark.followFrom === null ? this.beginning.below : null;
    const found = await source.unsealed(tx, { countyId, after: mark, below, restored, limit: ROWS });
    if (found.length === 0) {
      if (mark.followFrom === null) return;
      // everything of the other server is sealed: from here on by this one's transactions
      this.marks.push({ ...BEGINNING, source: source.name, xid: mark.followFrom, followFrom: null });
      this.isMore = true;
      return;
    }
    const { leaves, last } = await leavesOf(tx, source, countyId, found);
    const isMore = found.length === ROWS || last !== found.at(-1);
    // all of it: nothing of those transactions is looked at again, however much the last of them wrote
    const upTo = isMore || below === null ? last : { ...BEGINNING, xid: below };
    this.marks.push({ ...upTo, source: source.name, followFrom: mark.followFrom });
    this.isMore ||= isMore;
    this.add(source.name, leaves);
  }

  async write(tx: Tx): Promise<void> {
    if (this.hashes.length) await this.grow(tx);
    if (this.marks.length) await setMarks(tx, this.countyId, this.marks);
  }

  private add(source: string, leaves: readonly SourcedLeaf[]): void {
    let row: GrowingRow | undefined;
    for (const { subject, content } of leaves) {
      if (row?.subject !== subject) {
        // a row's leaves stay together
        if (this.size - this.block.from >= BLOCK_LEAVES) this.tally();
        row = { source, subject, first: this.size, leaves: 0 };
        this.rows.push(row);
      }
      row.leaves++;
      this.block.add(content);
      this.hashes.push(this.hasher.leaf(canonicalBytes(content)));
    }
  }

  private async grow(tx: Tx): Promise<void> {
    const { size } = this.log;
    const tree = new GrowingTree(this.hasher, size, await readTiles(tx, this.countyId, edgeOf(size)));
    for (const leaf of this.hashes) tree.append(leaf);
    const tiles = tree.tiles();
    await tx.query(
      `SELECT ledger.seal($1, $2, $3, $4, $5::text[], $6::uuid[], $7::bigint[], $8::int[], $9::int[], $10::bigint[], $11::bytea[])`,
      [
        this.countyId,
        size,
        tree.size,
        tree.root(),
        this.rows.map(({ source }) => source),
        this.rows.map(({ subject }) => subject),
        this.rows.map(({ first }) => first),
        this.rows.map(({ leaves }) => leaves),
        tiles.map(({ level }) => level),
        tiles.map(({ n }) => n),
        tiles.map(({ hashes }) => hashes),
      ],
    );
    const { block, tallies } = this;
    await keepTallies(tx, this.countyId, { block, tallies, at: this.beginning.at });
  }
}

/**
 * A command may have granted thousands of lots. What does not fit is left to the next step, by whole rows; a row alone
 * is taken however large it is.
 */
async function leavesOf(
  tx: Tx,
  source: LeafSource,
  countyId: number,
  rows: readonly Mark[],
): Promise<{ leaves: SourcedLeaf[]; last: Mark }> {
  const subjects = rows.map(({ subject }) => subject);
  const found = await source.leaves(tx, countyId, subjects, LEAVES);
  if (found.length < LEAVES) return { leaves: found, last: rows.at(-1)! };
  const cut = found.at(-1)!.subject;
  const whole = found.filter(({ subject }) => subject !== cut);
  if (whole.length === 0)
    return {
      leaves: await source.leaves(tx, countyId, [cut], 2 ** 31 - 1),
      last: rows.find(({ subject }) => subject === cut)!,
    };
  return { leaves: whole, last: rows[subjects.indexOf(cut) - 1] };
}
