import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { AuditTasks, type NewTask } from './audit-tasks';
import { BlindRejudging } from './blind-rejudging';
import { FrameStore } from './frame-store';
import { SampleDrawing } from './sample-drawing';

type Unreached = Omit<NewTask, 'frameId' | 'attempt' | 'rejudges'> & {
  readonly frameId: string | null;
  readonly attempt: number;
};

/** What follows from a result that is none. */
@Injectable()
export class FollowUp {
  constructor(
    private readonly tasks: AuditTasks,
    private readonly frames: FrameStore,
    private readonly drawing: SampleDrawing,
    private readonly rejudging: BlindRejudging,
  ) {}

  /** With the last result of a sample some of it goes to others. */
  async judged(tx: Tx, { countyId, source, frameId }: Unreached): Promise<void> {
    if (source !== 'SAMPLE' || !frameId) return;
    const frame = await this.frames.byId(tx, countyId, frameId);
    if (frame) await this.rejudging.startWhenJudged(tx, frame);
  }

  /** Once more, and after the last time a reserve, for that reason. */
  async unreachable(tx: Tx, task: Unreached, attempts: number): Promise<void> {
    const { countyId, visitId, kind, source, frameId, attempt } = task;
    if (attempt < attempts) {
      const again = { countyId, visitId, kind, source, frameId: frameId ?? undefined, attempt: attempt + 1 };
      return this.tasks.add(tx, again);
    }
    if (source !== 'SAMPLE' || !frameId) return;
    const frame = await this.frames.byId(tx, countyId, frameId);
    if (frame) await this.drawing.replace(tx, frame, visitId, `${attempts}次联系不上`);
  }
}
