import { Injectable } from '@nestjs/common';
import { canonicalBytes, LogKeys, LogReader } from '@anzhi/ledger';
import type { Queryable } from '@anzhi/platform';
import { announcedCheckpoint } from './draw.policy';
import type { Frame } from './frame-store';

/** The checkpoint that decides, with the one signature that was there first. */
export interface CheckpointValue {
  /** The signed note that is hashed into the seed. */
  readonly value: string;
  /** Leaves of the log then. */
  readonly size: number;
  /** C2SP verifier key. */
  readonly witness: string;
  /** Where the log has the frozen frame. */
  readonly index: number;
}

/** What shows that the checkpoint came after the frame: the frame is in its tree. */
export interface CheckpointProof {
  readonly witness: string;
  readonly index: number;
  /** The leaf's bytes, base64. */
  readonly entry: string;
  /** RFC 6962, base64. */
  readonly proof: readonly string[];
}

/**
 * A public value out of the county's own log: the first checkpoint after the freeze that a witness has signed. The
 * bureau makes the checkpoint but not the signature, the witness the signature but not the checkpoint.
 */
@Injectable()
export class CheckpointValues {
  constructor(
    private readonly reader: LogReader,
    private readonly keys: LogKeys,
  ) {}

  /** What is announced, and with it under the frame's root. */
  announcement(countyId: number): string {
    return announcedCheckpoint(this.keys.originOf(countyId));
  }

  async of(db: Queryable, { countyId, id }: Frame): Promise<CheckpointValue | undefined> {
    const [first] = await db.query<CheckpointValue>(
      `SELECT value, size, witness, index FROM oversight.frame_checkpoint WHERE county_id = $1 AND frame_id = $2
        ORDER BY witnessed_at, size, witness LIMIT 1`,
      [countyId, id],
    );
    return first;
  }

  /** Of the checkpoint that decided. */
  async proof(db: Queryable, { countyId, id }: Frame): Promise<CheckpointProof> {
    const [{ index, size, witness }] = await db.query<CheckpointValue>(
      `SELECT c.index, c.size, c.witness FROM oversight.frame_seed s
         JOIN oversight.frame_checkpoint c
           ON (c.county_id, c.frame_id, c.size, c.witness) = (s.county_id, s.frame_id, s.checkpoint_size, s.witness)
        WHERE s.county_id = $1 AND s.frame_id = $2`,
      [countyId, id],
    );
    const [leaf] = await this.reader.leaves(db, countyId, index, index + 1);
    const tree = await this.reader.tree(db, countyId, size, [index]);
    return {
      ...{ witness, index },
      entry: leaf?.content ? canonicalBytes(leaf.content).toString('base64') : '',
      proof: tree.inclusion(index).map((node) => node.toString('base64')),
    };
  }
}
