import { Injectable } from '@nestjs/common';
import { Settings, type Tx } from '@anzhi/platform';
import { AuditTasks, type TaskKind } from './audit-tasks';
import { drawKey } from './draw.policy';
import type { Frame } from './frame-store';
import { fixedSeed } from './sample-drawing';
import { SampleResults } from './sample-results';
import { SamplingSettings } from './sampling.settings';

/** When a sample is judged, some of it is judged again by others who do not know of it; how far they agree is published. */
@Injectable()
export class BlindRejudging {
  constructor(
    private readonly settings: Settings,
    private readonly results: SampleResults,
    private readonly tasks: AuditTasks,
  ) {}

  /** Once for each sample size, as soon as nothing of it is open. */
  async startWhenJudged(tx: Tx, frame: Frame): Promise<void> {
    const units = await this.results.units(tx, frame);
    if (units.length === 0 || units.some(({ overpaidFen }) => overpaidFen === null)) return;
    const share = await this.settings.get(tx, SamplingSettings.rejudgeBp);
    const wanted = Math.ceil((units.length * share) / 10_000);
    const seed = fixedSeed(frame);
    const judged = await tx.query<{ id: string; visitId: string; kind: TaskKind; by: string }>(
      `SELECT t.id, t.visit_id AS "visitId", t.kind, r.account_id AS by FROM oversight.audit_task t
         JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
        WHERE t.county_id = $1 AND t.frame_id = $2 AND t.source = 'SAMPLE' AND r.outcome <> 'UNREACHABLE'`,
      [frame.countyId, frame.id],
    );
    const chosen = judged
      .map((task) => ({ ...task, key: drawKey(seed, `rejudge:${task.visitId}`) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, wanted);
    const { countyId, id: frameId } = frame;
    for (const { id, visitId, kind, by } of chosen)
      await this.tasks.add(tx, {
        ...{ countyId, frameId, visitId, kind, source: 'REJUDGE', rejudges: id, not: by, seed },
      });
  }
}
