import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { accountOf, businessDate, Clock, maskName, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, FileStore, pageOf, type OpenFile, type Page } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { CLAIM } from './counts.sql';
import type { CampaignTaskDetailDto, CampaignTaskDto, CampaignTaskStepDto, TasksQuery } from './task.dto';

type Row = Omit<CampaignTaskDto, 'seniorName' | 'placeName'> & { readonly urgency: number };

/** Overdue, then what waits for the second person, then appeals, then what is to be done, then the rest. */
const URGENCY = `
  CASE WHEN t.state = 'OPEN' AND c.due_on < $2::date THEN 0
       WHEN t.state = 'REPORTED' OR t.state = 'NOTICED' AND t.notice_until < $2::date THEN 1
       WHEN claim.state = 'APPEALED' THEN 2 WHEN t.state = 'OPEN' THEN 3 WHEN t.state = 'NOTICED' THEN 4 ELSE 5 END`;

/** $1: the caller's divisions; $2: today. */
const TASKS = `
  SELECT t.id, t.campaign_id AS "campaignId", t.senior_id AS "seniorId", t.place_id AS "placeId", t.state, t.outcome,
         c.due_on AS "dueOn", t.state = 'OPEN' AND c.due_on < $2::date AS overdue, t.notice_until AS "noticeUntil",
         t.taken_by AS "takenBy", claim.state AS claim, ${URGENCY} AS urgency
    FROM entitlement.campaign_task t JOIN entitlement.campaign c ON c.id = t.campaign_id ${CLAIM}
   WHERE ${withinRegions('t.place_id', '$1')}`;

/** Tasks as those see them in whose divisions they are. */
@Injectable()
export class TaskQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: PeopleFacade,
    private readonly geo: GeoFacade,
    private readonly files: FileStore,
  ) {}

  /** Exceptions first. */
  async page(ctx: Ctx, query: TasksQuery): Promise<Page<CampaignTaskDto>> {
    const [urgency, id] = cursorKey(query, ['integer', 'uuid']) ?? [null, null];
    const place = query.regionId === undefined ? null : [query.regionId];
    const rows = await this.db.query<Row>(
      `${TASKS} AND c.state IN ('RUNNING', 'CLOSED') AND ($3::uuid IS NULL OR t.campaign_id = $3)
          AND ($4::int[] IS NULL OR ${withinRegions('t.place_id', '$4')}) AND ($5::text IS NULL OR t.state = $5)
          AND (NOT $6::boolean OR t.taken_by IS NULL OR t.taken_by = $7)
          AND ($8::int IS NULL OR (${URGENCY}, t.id) > ($8, $9::uuid))
        ORDER BY urgency, t.id LIMIT $10`,
      [
        ...[ctx.scope.regionIds, this.today(), query.campaignId ?? null, place, query.state ?? null],
        ...[query.free ?? false, accountOf(ctx), urgency, id, query.limit + 1],
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.urgency, row.id]);
    return { ...page, items: await this.named(page.items) };
  }

  /** @throws entitlement.campaign-task-not-found */
  async one(ctx: Ctx, id: string): Promise<CampaignTaskDetailDto> {
    const rows = await this.db.query<Row>(`${TASKS} AND t.id = $3`, [ctx.scope.regionIds, this.today(), id]);
    if (!rows.length) throw EntitlementErrors.campaignTaskNotFound();
    const [task] = await this.named(rows);
    return { ...task, steps: await this.steps(id) };
  }

  /** A proof of the task. @throws entitlement.campaign-task-not-found */
  async file(ctx: Ctx, id: string, fileId: string): Promise<OpenFile> {
    const { steps } = await this.one(ctx, id);
    if (!steps.some((step) => step.fileId === fileId)) throw EntitlementErrors.campaignTaskNotFound();
    return this.files.open(this.db, fileId);
  }

  private steps(id: string): Promise<CampaignTaskStepDto[]> {
    return this.db.query(
      `SELECT s.number, s.event, s.to_state AS state, s.actor_role AS role, s.outcome, s.fact, s.note,
              s.file_id AS "fileId", s.at
         FROM entitlement.campaign_task t
         JOIN entitlement.campaign_task_step s ON (s.county_id, s.task_id) = (t.county_id, t.id)
        WHERE t.id = $1 ORDER BY s.number`,
      [id],
    );
  }

  private async named(rows: readonly Row[]): Promise<CampaignTaskDto[]> {
    const names = await this.people.names(
      this.db,
      rows.map(({ seniorId }) => seniorId),
    );
    return Promise.all(
      rows.map(async ({ urgency: _, ...row }) => ({
        ...row,
        seniorName: maskName(names.get(row.seniorId) ?? ''),
        placeName: (await this.geo.region(row.placeId))?.name ?? '',
      })),
    );
  }

  private today(): string {
    return businessDate(this.clock.now());
  }
}
