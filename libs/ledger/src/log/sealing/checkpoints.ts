import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Settings, type Config, type Queryable, type Tx } from '@anzhi/platform';
import { LedgerErrors } from '../../ledger.errors';
import { LogSettings, LONGEST_CHECKPOINT_SECONDS } from '../log.settings';
import { FurtherSigner, LogKeys } from '../notes/log-keys';
import {
  cosignedAt,
  parseSignature,
  parseVerifier,
  signatureLine,
  splitNote,
  verifierOf,
  type VerifierKey,
} from '../notes/note';
import type { TreeHash } from '../tree/hashing';

export interface Checkpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note. */
  readonly note: string;
  readonly signedAt: Date;
}

export interface Cosignature {
  /** The witness's key, as a C2SP verifier key. */
  readonly witness: string;
  /** The line under the checkpoint. */
  readonly line: string;
  readonly witnessedAt: Date;
}

/** What the log promises in public: its size and root, signed. */
@Injectable()
export class Checkpoints {
  private readonly witnesses: readonly VerifierKey[];

  constructor(
    private readonly keys: LogKeys,
    private readonly further: FurtherSigner,
    private readonly settings: Settings,
    @Inject(CONFIG) config: Config,
  ) {
    this.witnesses = config.logWitnesses.split(',').filter(Boolean).map(parseVerifier);
  }

  async latest(db: Queryable, countyId: number): Promise<Checkpoint | undefined> {
    const [checkpoint] = await db.query<Checkpoint>(
      `SELECT size, root, note, signed_at AS "signedAt" FROM ledger.checkpoint
        WHERE county_id = $1 ORDER BY size DESC LIMIT 1`,
      [countyId],
    );
    return checkpoint;
  }

  /** @throws ledger.checkpoint-not-found */
  async at(db: Queryable, countyId: number, size: number): Promise<Checkpoint> {
    const [checkpoint] = await db.query<Checkpoint>(
      `SELECT size, root, note, signed_at AS "signedAt" FROM ledger.checkpoint WHERE county_id = $1 AND size = $2`,
      [countyId, size],
    );
    if (!checkpoint) throw LedgerErrors.checkpointNotFound();
    return checkpoint;
  }

  /** The last one that somebody outside has put his name to. */
  async witnessed(db: Queryable, countyId: number): Promise<Checkpoint | undefined> {
    const [checkpoint] = await db.query<Checkpoint>(
      `SELECT c.size, c.root, c.note, c.signed_at AS "signedAt" FROM ledger.checkpoint c
        WHERE c.county_id = $1
          AND c.size = (SELECT max(s.size) FROM ledger.cosignature s WHERE s.county_id = $1)`,
      [countyId],
    );
    return checkpoint;
  }

  cosignatures(db: Queryable, countyId: number, size: number): Promise<Cosignature[]> {
    return db.query(
      `SELECT witness, line, witnessed_at AS "witnessedAt" FROM ledger.cosignature
        WHERE county_id = $1 AND size = $2 ORDER BY witness`,
      [countyId, size],
    );
  }

  /** Every key that has signed for the log, the latest first, as C2SP verifier keys. */
  async keysOf(db: Queryable, countyId: number): Promise<string[]> {
    const rows = await db.query<{ verifier: string }>(
      'SELECT verifier FROM ledger.log_key WHERE county_id = $1 ORDER BY first_used_at DESC, verifier',
      [countyId],
    );
    return rows.map(({ verifier }) => verifier);
  }

  /**
   * Keeps what a witness says of a checkpoint. What he demands to see first is his affair; what we demand is that he is
   * known and has signed exactly this checkpoint.
   * @param line as C2SP tlog-cosignature has it @throws ledger.checkpoint-not-found, ledger.cosignature-refused
   */
  async cosign(tx: Tx, countyId: number, size: number, line: string): Promise<void> {
    const { note } = await this.at(tx, countyId, size);
    const signature = parseSignature(line);
    const { body } = splitNote(note);
    const witness = this.witnesses.find((key) => signature && cosignedAt(body, signature, key) !== undefined);
    if (!signature || !witness) throw LedgerErrors.cosignatureRefused();
    const seconds = cosignedAt(body, signature, witness)!;
    await tx.query(
      `INSERT INTO ledger.cosignature (county_id, size, witness, line, witnessed_at)
       VALUES ($1, $2, $3, $4, to_timestamp($5)) ON CONFLICT DO NOTHING`,
      [
        countyId,
        size,
        verifierOf(witness.name, witness.kind, witness.publicKey),
        signatureLine(signature),
        seconds,
      ],
    );
  }

  /** Whether a tree of this size has grown since the last checkpoint, and that one is old enough. */
  async isDue(tx: Tx, countyId: number, size: number): Promise<boolean> {
    if (!this.keys.canSign) return false;
    const last = await this.latest(tx, countyId);
    if (!last) return size > 0;
    const seconds = await this.settings.get(tx, LogSettings.checkpointSeconds);
    const isOld =
      tx.now.getTime() - last.signedAt.getTime() >= Math.min(seconds, LONGEST_CHECKPOINT_SECONDS) * 1000;
    return size > last.size && isOld;
  }

  /** Signs the tree as it stands; its last leaf is a tally, so that no leaf of it can be left out of what is shown. */
  async sign(tx: Tx, countyId: number): Promise<void> {
    const { size, root, hash } = (await tx.one<{ size: number; root: Buffer; hash: TreeHash }>(
      'SELECT size, root, hash FROM ledger.log WHERE county_id = $1',
      [countyId],
    ))!;
    const origin = this.keys.originOf(countyId);
    const { note, verifier } = this.keys.sign({ origin, size, root, hash });
    const further = await this.further.line(origin, note.slice(0, note.indexOf('\n\n') + 1));
    await tx.query(
      `INSERT INTO ledger.log_key (county_id, verifier, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [countyId, verifier, tx.now],
    );
    await tx.query(
      'INSERT INTO ledger.checkpoint (county_id, size, root, note, signed_at) VALUES ($1, $2, $3, $4, $5)',
      [countyId, size, root, note + (further ?? ''), tx.now],
    );
  }
}
