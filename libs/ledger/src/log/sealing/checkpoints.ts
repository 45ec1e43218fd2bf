import { Injectable } from '@nestjs/common';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import { LogSettings, LONGEST_CHECKPOINT_SECONDS } from '../log.settings';
import { FurtherSigner, LogKeys } from '../notes/log-keys';
import type { TreeHash } from '../tree/hashing';

export interface Checkpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note. */
  readonly note: string;
  readonly signedAt: Date;
}

/** What the log promises in public: its size and root, signed. */
@Injectable()
export class Checkpoints {
  constructor(
    private readonly keys: LogKeys,
    private readonly further: FurtherSigner,
    private readonly settings: Settings,
  ) {}

  async latest(db: Queryable, countyId: number): Promise<Checkpoint | undefined> {
    const [checkpoint] = await db.query<Checkpoint>(
      `SELECT size, root, note, signed_at AS "signedAt" FROM ledger.checkpoint
        WHERE county_id = $1 ORDER BY size DESC LIMIT 1`,
      [countyId],
    );
    return checkpoint;
  }

  /** Signs the tree as it stands when it has grown and the last checkpoint is old enough. */
  async signIfDue(tx: Tx, countyId: number): Promise<void> {
    if (!this.keys.canSign) return;
    const log = await tx.one<{ size: number; root: Buffer; hash: TreeHash; since: Date | null }>(
      `SELECT l.size, l.root, l.hash, (SELECT max(c.signed_at) FROM ledger.checkpoint c
                                        WHERE c.county_id = l.county_id AND c.size = last.size) AS since
         FROM ledger.log l
         LEFT JOIN LATERAL (SELECT max(c.size) AS size FROM ledger.checkpoint c WHERE c.county_id = l.county_id) last ON true
        WHERE l.county_id = $1 AND l.size > coalesce(last.size, 0)`,
      [countyId],
    );
    if (log && (await this.isDue(tx, log.since))) await this.sign(tx, countyId, log);
  }

  private async isDue(tx: Tx, since: Date | null): Promise<boolean> {
    if (!since) return true;
    const seconds = await this.settings.get(tx, LogSettings.checkpointSeconds);
    return tx.now.getTime() - since.getTime() >= Math.min(seconds, LONGEST_CHECKPOINT_SECONDS) * 1000;
  }

  private async sign(
    tx: Tx,
    countyId: number,
    { size, root, hash }: { size: number; root: Buffer; hash: TreeHash },
  ): Promise<void> {
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
