import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { CheckpointValues } from './checkpoint-values';
import { FrameStore } from './frame-store';
import { SampleDrawing } from './sample-drawing';
import { SamplingErrors } from './sampling.errors';

/** Draws by the first checkpoint that was cosigned after the freeze. There is nothing to choose, so one person will do. */
@Injectable()
export class DrawByCheckpoint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FrameStore,
    private readonly values: CheckpointValues,
    private readonly drawing: SampleDrawing,
  ) {}

  /**
   * @throws oversight.frame-not-found, oversight.seed-fixed, oversight.value-announced when it comes from elsewhere,
   *   oversight.checkpoint-missing as long as no witness has signed one
   */
  execute(ctx: Ctx, frameId: string): Promise<{ drawn: number }> {
    return this.uow.run(ctx, async (tx) => {
      const frame = await this.store.lock(tx, frameId);
      if (frame.seed) throw SamplingErrors.seedFixed();
      if (frame.valueFrom !== 'CHECKPOINT') throw SamplingErrors.valueAnnounced();
      const checkpoint = await this.values.of(tx, frame);
      if (!checkpoint) throw SamplingErrors.checkpointMissing();
      tx.audit({
        action: 'oversight.frame-drawn-by-checkpoint',
        ...{ subject: 'sample-frame', subjectId: frame.id, regionId: frame.countyId },
        details: { size: checkpoint.size, witness: checkpoint.witness },
      });
      return this.drawing.begin(tx, frame, checkpoint);
    });
  }
}
