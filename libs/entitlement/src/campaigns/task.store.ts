import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { accountOf, newId } from '@anzhi/kernel';
import { FileStore, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import {
  levelOf,
  taskMachine,
  type CampaignState,
  type Outcome,
  type TaskEvent,
  type TaskState,
} from './campaign.state';

/** The row of a task with what its campaign says. Days are `YYYY-MM-DD`. */
export interface Task {
  readonly id: string;
  readonly countyId: number;
  readonly campaignId: string;
  readonly seniorId: string;
  /** Township. */
  readonly regionId: number;
  readonly state: TaskState;
  readonly outcome: Outcome | null;
  readonly takenBy: string | null;
  readonly noticeUntil: string | null;
  readonly campaignState: CampaignState;
  readonly programmeIds: readonly string[];
  readonly noticeDays: number;
}

export interface TaskStep {
  readonly role: string;
  /** What was seen or why it is decided so. */
  readonly note: string;
  readonly outcome?: Outcome;
  /** Of the outcome CHANGED: which fact. */
  readonly fact?: string;
  readonly noticeUntil?: string;
  readonly fileId?: string;
}

/** Somebody to be checked. */
export interface NewTask {
  readonly seniorId: string;
  readonly regionId: number;
  /** Village where it is known. */
  readonly placeId: number;
}

/** The rows of tasks: each step is a row, and the task follows it in the database. */
@Injectable()
export class TaskStore {
  constructor(private readonly files: FileStore) {}

  async add(tx: Tx, campaign: { id: string; countyId: number }, tasks: readonly NewTask[]): Promise<void> {
    const rows = tasks.map((task) => ({ id: newId(tx.now), ...task }));
    await tx.query(
      `INSERT INTO entitlement.campaign_task (county_id, id, campaign_id, senior_id, region_id, place_id)
       SELECT $1, t.id, $2, t."seniorId", t."regionId", t."placeId"
         FROM jsonb_to_recordset($3::jsonb) AS t(id uuid, "seniorId" uuid, "regionId" int, "placeId" int)`,
      [campaign.countyId, campaign.id, JSON.stringify(rows)],
    );
  }

  /** In the caller's divisions, under its lock. @throws entitlement.campaign-task-not-found */
  async lock(tx: Tx, id: string): Promise<Task> {
    const task = await tx.one<Task>(
      `SELECT t.id, t.county_id AS "countyId", t.campaign_id AS "campaignId", t.senior_id AS "seniorId",
              t.region_id AS "regionId", t.state, t.outcome, t.taken_by AS "takenBy",
              t.notice_until AS "noticeUntil", c.state AS "campaignState", c.programme_ids AS "programmeIds",
              c.notice_days AS "noticeDays"
         FROM entitlement.campaign_task t JOIN entitlement.campaign c ON c.id = t.campaign_id
        WHERE t.id = $2 AND ${withinRegions('t.place_id', '$1')} FOR NO KEY UPDATE OF t`,
      [tx.ctx.scope.regionIds, id],
    );
    if (!task) throw EntitlementErrors.campaignTaskNotFound();
    return task;
  }

  /**
   * One step on, of a task that was read under its lock.
   * @throws entitlement.campaign-task-state in this state, entitlement.another-person when the caller found out what he
   *   would decide about
   */
  async move(tx: Tx, task: Task, event: TaskEvent, step: TaskStep): Promise<void> {
    const state = taskMachine.next(task.state, event);
    if (!state) throw EntitlementErrors.campaignTaskState({ state: task.state });
    const elsewhere = await tx.one(
      `SELECT FROM entitlement.campaign_task_step
        WHERE county_id = $1 AND task_id = $2 AND actor_id = $3 AND level <> $4 LIMIT 1`,
      [task.countyId, task.id, accountOf(tx.ctx), levelOf(event)],
    );
    if (elsewhere) throw EntitlementErrors.anotherPerson();
    await this.record(tx, task, event, state, step);
  }

  private async record(tx: Tx, task: Task, event: TaskEvent, to: TaskState, step: TaskStep): Promise<void> {
    const { id, countyId, seniorId, regionId, campaignId } = task;
    const { role, note, outcome, fact, noticeUntil = null, fileId } = step;
    if (fileId) await this.files.attach(tx, fileId, { kind: 'entitlement.campaign-task', id });
    await tx.query(
      `INSERT INTO entitlement.campaign_task_step (county_id, task_id, number, event, from_state, to_state, level,
         actor_id, actor_role, outcome, fact, note, notice_until, file_id, at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
         FROM entitlement.campaign_task_step WHERE county_id = $1 AND task_id = $2`,
      [
        ...[countyId, id, event, task.state, to, levelOf(event), accountOf(tx.ctx), role],
        ...[outcome ?? null, fact ?? null, note, noticeUntil, fileId ?? null, tx.now],
      ],
    );
    tx.audit({
      action: `entitlement.campaign-task-${event}`,
      subject: 'campaign-task',
      subjectId: id,
      seniorId,
      regionId,
      details: { campaignId, outcome, fact, to },
    });
    tx.publish({
      type: 'entitlement.campaign-task-moved.v1',
      payload: { campaignId, taskId: id, seniorId, state: to, noticeUntil },
      audience: event === 'take' || event === 'release' ? { regionId } : { seniorId, regionId },
    });
  }
}
