import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { checksOf } from './check.queries';
import { DoorCode } from './door-code';
import type { VisitEntity } from './visit.entity';
import { viewOf } from './visit.view';
import { VisitStore } from './visit-store';
import type { VisitDetailView, VisitQuery, VisitTaskView, VisitView } from './visits.dto';

const COLUMNS = `v.id, v.order_id AS "orderId", v.provider_id AS "providerId", v.caregiver_id AS "caregiverId",
  v.seat, v.seats, v.senior_id AS "seniorId", v.item_code AS "itemCode", v.starts_at AS "startsAt",
  v.planned_minutes AS "plannedMinutes", v.state, v.actual_minutes AS "actualMinutes", v.flags, v.door_code AS "doorCode"`;

/** As the family was told it. */
const EXPECTED = `(SELECT j.promised_at FROM visits.journey j
                    WHERE j.visit_id = v.id AND v.state = 'EN_ROUTE') AS "expectedAt"`;

type Row = Parameters<typeof viewOf>[0] & Pick<VisitEntity, 'doorCode'>;

const SHOWS_DOOR_CODE: readonly string[] = ['SCHEDULED', 'EN_ROUTE', 'IN_SERVICE'];

@Injectable()
export class VisitQueries {
  constructor(
    private readonly db: Database,
    private readonly store: VisitStore,
    private readonly people: PeopleFacade,
    private readonly doorCode: DoorCode,
  ) {}

  /** The caller's visits, the latest first. */
  async list(ctx: Ctx, query: VisitQuery): Promise<Page<VisitView>> {
    const after = cursorKey(query, ['instant', 'uuid']);
    const gate = await this.store.gate(this.db, ctx, 7);
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM visits.visit v
        WHERE ($1::text IS NULL OR v.state = $1) AND ($2::uuid IS NULL OR v.senior_id = $2)
          AND ($3::timestamptz IS NULL OR v.starts_at >= $3)
          AND ($4::timestamptz IS NULL OR (v.starts_at, v.id) < ($4, $5::uuid))
          AND ${gate.sql}
        ORDER BY v.starts_at DESC, v.id DESC LIMIT $6`,
      [
        query.state ?? null,
        query.seniorId ?? null,
        query.from ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
        ...gate.parameters,
      ],
    );
    return pageOf(rows.map(viewOf), query.limit, (visit) => [visit.startsAt, visit.id]);
  }

  /** @throws visits.not-found also when the caller may not see it */
  async detail(ctx: Ctx, id: string): Promise<VisitDetailView> {
    const gate = await this.store.gate(this.db, ctx, 2);
    const row = await this.db.one<Row & { expectedAt: Date | null }>(
      `SELECT ${COLUMNS}, ${EXPECTED} FROM visits.visit v WHERE v.id = $1 AND ${gate.sql}`,
      [id, ...gate.parameters],
    );
    if (!row) throw VisitsErrors.notFound();
    const showsCode = SHOWS_DOOR_CODE.includes(row.state) && (await this.isFamily(ctx, row.seniorId));
    return {
      ...viewOf(row),
      expectedAt: row.expectedAt?.toISOString() ?? null,
      checks: await checksOf(this.db, id),
      tasks: await tasksOf(this.db, id),
      doorCode: showsCode ? this.doorCode.reveal(row) : null,
    };
  }

  private async isFamily(ctx: Ctx, seniorId: string): Promise<boolean> {
    if (!ctx.scope.own || !ctx.actor.accountId) return false;
    return (await this.people.seniorsOf(this.db, ctx.actor.accountId, 'VIEW')).includes(seniorId);
  }
}

export const tasksOf = (db: Queryable, visitId: string): Promise<VisitTaskView[]> =>
  db.query(
    `SELECT code, done, outcome, reason_code AS "reasonCode", note
       FROM visits.visit_task WHERE visit_id = $1 ORDER BY code`,
    [visitId],
  );
