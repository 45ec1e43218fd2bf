import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { FrameStore, type Frame } from './frame-store';
import { SampleDrawing } from './sample-drawing';
import { SamplingErrors } from './sampling.errors';

export interface ValueRead {
  /** WAITING for a second person who reads the same; DRAWN: the sample is there. */
  readonly state: 'WAITING' | 'DRAWN';
}

/**
 * The announced value, typed in by two persons independently. Not before its time: what can be known when the frame is
 * frozen could be chosen. When two have read the same the seed is fixed and the sample drawn in the same transaction.
 */
@Injectable()
export class FixValue {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly drawing: SampleDrawing,
  ) {}

  /** @throws oversight.frame-not-found, oversight.value-too-early, oversight.value-given, oversight.seed-fixed,
   *   oversight.value-of-checkpoint */
  execute(ctx: Ctx, frameId: string, value: string): Promise<ValueRead> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      if (frame.seed) throw SamplingErrors.seedFixed();
      if (frame.valueFrom !== 'ANNOUNCED') throw SamplingErrors.valueOfCheckpoint();
      if (tx.now < frame.notBefore) throw SamplingErrors.valueTooEarly();
      const read = value.trim().replace(/\s+/g, ' ');
      await this.note(tx, frame, read);
      if (!(await this.isReadTwice(tx, frame, read))) return { state: 'WAITING' };
      await this.drawing.begin(tx, frame, { value: read });
      return { state: 'DRAWN' };
    });
  }

  private async note(tx: Tx, frame: Frame, value: string): Promise<void> {
    const there = await tx.one(
      'SELECT FROM oversight.frame_value WHERE county_id = $1 AND frame_id = $2 AND account_id = $3',
      [frame.countyId, frame.id, accountOf(tx.ctx)],
    );
    if (there) throw SamplingErrors.valueGiven();
    await tx.query(
      `INSERT INTO oversight.frame_value (county_id, frame_id, account_id, value, not_before, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [frame.countyId, frame.id, accountOf(tx.ctx), value, frame.notBefore, tx.now],
    );
    tx.audit({
      action: 'oversight.frame-value-read',
      ...{ subject: 'sample-frame', subjectId: frame.id, regionId: frame.countyId },
      details: { value },
    });
  }

  private async isReadTwice(tx: Tx, { countyId, id }: Frame, value: string): Promise<boolean> {
    const row = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM oversight.frame_value WHERE county_id = $1 AND frame_id = $2 AND value = $3`,
      [countyId, id, value],
    );
    return row!.count >= 2;
  }
}
