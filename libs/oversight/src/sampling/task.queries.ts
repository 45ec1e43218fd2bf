import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { maskName, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { SamplingErrors } from './sampling.errors';
import type { TaskQuery, TaskView } from './sampling.dto';

type Row = Omit<TaskView, 'startsAt'> & { startsAt: Date };

/** Tasks for those who carry them out. That one repeats another's judgement is not to be seen. */
@Injectable()
export class TaskQueries {
  constructor(private readonly db: Database) {}

  /** What is due first. */
  async list(ctx: Ctx, query: TaskQuery): Promise<Page<TaskView>> {
    const [due, id] = cursorKey(query, ['date', 'uuid']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `${TASKS} AND ($3 = 'ALL' OR t.inspector_id = $2 OR t.inspector_id IS NULL)
          AND (t.outcome IS NULL) = ($4 = 'OPEN')
          AND ($5::date IS NULL OR (t.due_on, t.id) > ($5, $6::uuid))
        ORDER BY t.due_on, t.id LIMIT $7`,
      [
        ...[ctx.scope.regionIds, ctx.actor.accountId, query.whose ?? 'MINE', query.state ?? 'OPEN'],
        ...[due, id, query.limit + 1],
      ],
    );
    return pageOf(rows.map(viewOf), query.limit, ({ dueOn, id: last }) => [dueOn, last]);
  }

  /** @throws oversight.task-not-found also when it is another's */
  async one(ctx: Ctx, id: string): Promise<TaskView> {
    const [row] = await this.db.query<Row>(`${TASKS} AND t.id = $3`, [
      ...[ctx.scope.regionIds, ctx.actor.accountId, id],
    ]);
    if (!row) throw SamplingErrors.taskNotFound();
    return viewOf(row);
  }
}

const TASKS = `
  SELECT t.id, t.kind, CASE t.source WHEN 'REJUDGE' THEN 'SAMPLE' ELSE t.source END AS source, t.visit_id AS "visitId",
         t.senior_id AS "seniorId", t.senior_name AS "seniorName", t.provider_name AS "providerName",
         t.caregiver_name AS "caregiverName", t.region_name AS "regionName", t.item_zh AS "itemZh",
         t.starts_at AS "startsAt", t.actual_minutes AS "actualMinutes", t.planned_minutes AS "plannedMinutes",
         t.attempt, t.due_on AS "dueOn", (t.inspector_id IS NOT DISTINCT FROM $2::uuid) AS mine, t.outcome, t.minutes,
         t.note
    FROM oversight.audit_line t
   WHERE ${withinRegions('t.region_id', '$1')}`;

const viewOf = ({ startsAt, seniorName, ...row }: Row): TaskView => ({
  ...row,
  seniorName: maskName(seniorName),
  startsAt: startsAt.toISOString(),
});
