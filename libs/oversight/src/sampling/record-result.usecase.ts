import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { FileStore, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { OpenCase } from '../cases/open-case';
import type { TaskKind, TaskSource } from './audit-tasks';
import { FollowUp } from './follow-up';
import { Inspectors } from './inspectors';
import { overpaidFen, type TaskOutcome } from './result.policy';
import { SamplingErrors } from './sampling.errors';
import { SamplingSettings } from './sampling.settings';

export interface TaskResult {
  readonly outcome: TaskOutcome;
  /** Of SHORT: minutes that were not served. */
  readonly minutes?: number;
  readonly note?: string;
  /** Uploads of the caller: recording, photograph, signed sheet. */
  readonly fileIds?: readonly string[];
}

interface Task {
  readonly id: string;
  readonly countyId: number;
  readonly regionId: number;
  readonly kind: TaskKind;
  readonly source: TaskSource;
  readonly frameId: string | null;
  readonly visitId: string;
  readonly providerId: string;
  readonly inspectorId: string | null;
  readonly rejudges: string | null;
  readonly attempt: number;
  readonly fen: number;
  readonly billedMinutes: number;
}

/** What somebody heard or saw. Nobody came, or somebody was short: that opens a case; whoever is not reached is tried again. */
@Injectable()
export class RecordResult {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly settings: Settings,
    private readonly inspectors: Inspectors,
    private readonly cases: OpenCase,
    private readonly follow: FollowUp,
  ) {}

  /** @throws oversight.task-not-found, oversight.task-done, oversight.task-tied, oversight.task-minutes */
  execute(ctx: Ctx, id: string, result: TaskResult): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      const task = await this.lock(tx, id);
      if ((result.outcome === 'SHORT') !== (result.minutes !== undefined)) throw SamplingErrors.taskMinutes();
      await this.write(tx, task, result);
      if (task.rejudges) return { id };
      if (result.outcome === 'NOBODY_CAME' || result.outcome === 'SHORT')
        await this.suspect(tx, task, result);
      const attempts = await this.settings.get(tx, SamplingSettings.attempts);
      if (result.outcome === 'UNREACHABLE') await this.follow.unreachable(tx, task, attempts);
      else await this.follow.judged(tx, task);
      return { id };
    });
  }

  private async lock(tx: Tx, id: string): Promise<Task> {
    const me = accountOf(tx.ctx);
    const task = await tx.one<Task>(
      `SELECT t.id, t.county_id AS "countyId", t.region_id AS "regionId", t.kind, t.source, t.frame_id AS "frameId",
              t.visit_id AS "visitId", t.provider_id AS "providerId", t.inspector_id AS "inspectorId", t.rejudges,
              t.attempt, coalesce(u.fen, c.public_fen, 0)::bigint AS fen,
              coalesce(u.minutes, c.billed_minutes, 0)::bigint AS "billedMinutes"
         FROM oversight.audit_task t
         LEFT JOIN oversight.frame_unit u ON (u.county_id, u.frame_id, u.visit_id) = (t.county_id, t.frame_id, t.visit_id)
         LEFT JOIN oversight.captured_visit c ON c.visit_id = t.visit_id
        WHERE t.id = $1 AND ${withinRegions('t.region_id', '$2')} AND (t.inspector_id IS NULL OR t.inspector_id = $3)
          FOR UPDATE OF t`,
      [id, tx.ctx.scope.regionIds, me],
    );
    if (!task) throw SamplingErrors.taskNotFound();
    const done = await tx.one('SELECT FROM oversight.audit_result WHERE county_id = $1 AND task_id = $2', [
      task.countyId,
      id,
    ]);
    if (done) throw SamplingErrors.taskDone();
    if (await this.inspectors.isTied(tx, me, task)) throw SamplingErrors.taskTied();
    return task;
  }

  private async write(
    tx: Tx,
    task: Task,
    { outcome, minutes, note, fileIds = [] }: TaskResult,
  ): Promise<void> {
    const overpaid = overpaidFen(outcome, task.fen, { minutes: minutes ?? 0, billed: task.billedMinutes });
    await tx.query(
      `INSERT INTO oversight.audit_result (county_id, task_id, account_id, outcome, minutes, overpaid_fen, note, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [task.countyId, task.id, accountOf(tx.ctx), outcome, minutes ?? null, overpaid, note ?? null, tx.now],
    );
    for (const fileId of fileIds) {
      await this.files.attach(tx, fileId, { kind: 'oversight.audit', id: task.id });
      await tx.query('INSERT INTO oversight.audit_paper (county_id, task_id, file_id) VALUES ($1, $2, $3)', [
        ...[task.countyId, task.id, fileId],
      ]);
    }
    tx.audit({
      action: 'oversight.task-judged',
      ...{ subject: 'audit-task', subjectId: task.id, regionId: task.regionId },
      details: { outcome, kind: task.kind, visitId: task.visitId },
    });
  }

  private async suspect(tx: Tx, task: Task, { outcome, minutes }: TaskResult): Promise<void> {
    const { id, kind, providerId, countyId, regionId, visitId } = task;
    const nobody = outcome === 'NOBODY_CAME';
    const by = kind === 'CALL_BACK' ? ['电话回访', 'Call-back'] : ['现场核查', 'On site'];
    const what = nobody ? '老人称没有人上门服务' : `老人称服务少了${minutes}分钟`;
    const said = nobody ? 'nobody came' : `the service was ${minutes} minutes shorter`;
    await this.cases.apply(tx, {
      ...{ cause: { kind, id }, providerId, countyId, regionId, visitIds: [visitId] },
      ...{ summary: `${by[0]}：${what}`, summaryEn: `${by[1]}: the senior says ${said}` },
    });
  }
}
