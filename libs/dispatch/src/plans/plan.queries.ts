import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { businessDate, Clock, startOfDay, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { PlanContext } from './day-problem.policy';
import { PlanErrors } from './plan.errors';
import type {
  PlanComparisonDto,
  PlanDetailsDto,
  PlanDto,
  PlanListQuery,
  PlanPersonDto,
  PlanRouteDto,
  PlanUnservedDto,
  PlanVisitDto,
} from './plan.dto';

type Row = Omit<PlanDto, 'regionName' | 'providerName' | 'requestedAt' | 'endedAt' | 'publishedAt'> & {
  readonly requestedAt: Date;
  readonly endedAt: Date | null;
  readonly publishedAt: Date | null;
};
type VisitRow = Omit<PlanVisitDto, 'itemCode' | 'promisedAt' | 'startsAt' | 'endsAt'> & {
  readonly caregiverId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** A provider's own plans; for officers every plan of their divisions. */
const WHOLE = `(${withinRegions('p.region_id', '$1')} OR p.provider_id = ANY($2::uuid[]))`;
const COUNTED = `v.plan_id = p.id AND (${WHOLE} OR v.provider_id = ANY($2::uuid[]))`;

/** Row gate. Of a division's plan that was handed over a provider sees its own people, and no sums of the others. */
const SELECT = `
  SELECT p.id, ${WHOLE} IS TRUE AS "isWhole", p.day, p.region_id AS "regionId", p.provider_id AS "providerId", p.state, p.keep,
         p.repairs_id AS "repairsId", p.absent, p.seconds, p.threads, p.seed, p.requested_at AS "requestedAt",
         p.ended_at AS "endedAt", p.published_at AS "publishedAt", p.failure,
         CASE WHEN ${WHOLE} THEN p.progress END AS progress, CASE WHEN ${WHOLE} THEN p.figures END AS figures,
         CASE WHEN ${WHOLE} THEN p.price END AS price,
         p.input_hash AS "inputHash", p.weights_version AS "weightsVersion", p.iterations,
         (SELECT count(*)::int FROM dispatch.plan_visit v
           WHERE ${COUNTED} AND v.released_at IS NOT NULL) AS "releasedVisits",
         (SELECT count(*)::int FROM dispatch.plan_visit v
           WHERE ${COUNTED} AND v.outcome IN ('PUBLISHED', 'UNCHANGED')) AS "publishedVisits",
         (SELECT count(*)::int FROM dispatch.plan_visit v
           WHERE ${COUNTED} AND v.outcome = 'REFUSED') AS "refusedVisits"
    FROM dispatch.plan p
   WHERE (${WHOLE} OR EXISTS (
           SELECT FROM dispatch.plan_visit v
            WHERE v.plan_id = p.id AND v.provider_id = ANY($2::uuid[]) AND v.released_at IS NOT NULL))`;

@Injectable()
export class PlanQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
  ) {}

  /** @throws dispatch.plan-not-found also when it exists and is not for the caller */
  async require(db: Queryable, { scope }: Ctx, id: string): Promise<Row> {
    const [row] = await db.query<Row>(`${SELECT} AND p.id = $3`, [
      ...[scope.regionIds, scope.organisationIds, id],
    ]);
    if (!row) throw PlanErrors.planNotFound();
    return row;
  }

  /** The same for what concerns the plan as such. @throws dispatch.plan-not-found also when only a part is his */
  async requireWhole(db: Queryable, ctx: Ctx, id: string): Promise<Row> {
    const row = await this.require(db, ctx, id);
    if (!row.isWhole) throw PlanErrors.planNotFound();
    return row;
  }

  async one(ctx: Ctx, id: string): Promise<PlanDto> {
    return this.toDto(await this.require(this.db, ctx, id));
  }

  /** Newest first. */
  async page({ scope }: Ctx, query: PlanListQuery): Promise<Page<PlanDto>> {
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Row>(
      `${SELECT} AND ($3::date IS NULL OR p.day = $3) AND ($4::uuid IS NULL OR p.id < $4)
       ORDER BY p.id DESC LIMIT $5`,
      [scope.regionIds, scope.organisationIds, query.day ?? null, after, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.toDto(row))) };
  }

  /** With the days of its caregivers and what is left out. */
  async details(ctx: Ctx, id: string): Promise<PlanDetailsDto> {
    const row = await this.require(this.db, ctx, id);
    const context = await this.context(id);
    const visits = await this.db.query<VisitRow>(
      `SELECT order_id AS "orderId", caregiver_id AS "caregiverId", seat, starts_at AS "startsAt", ends_at AS "endsAt",
              travel_minutes AS "travelMinutes", late_minutes AS "lateMinutes",
              was_caregiver_id AS "wasCaregiverId", pinned, released_at IS NOT NULL AS released, outcome,
              outcome_code AS "outcomeCode"
         FROM dispatch.plan_visit
        WHERE plan_id = $1 AND ($2 OR (provider_id = ANY($3::uuid[]) AND released_at IS NOT NULL))
        ORDER BY starts_at, caregiver_id`,
      [id, row.isWhole, ctx.scope.organisationIds],
    );
    const names = await this.names(row.day, context);
    return {
      plan: await this.toDto(row),
      unserved: row.isWhole ? await this.unserved(id, row.day, context) : [],
      routes: routesOf(visits, context, names, row.day),
    };
  }

  /** @throws dispatch.plan-of-other-day, and plan-not-found for any the caller may not see */
  async comparison(ctx: Ctx, ids: readonly string[]): Promise<PlanComparisonDto> {
    const rows: Row[] = [];
    for (const id of ids) rows.push(await this.requireWhole(this.db, ctx, id));
    if (new Set(rows.map(({ day }) => day)).size > 1) throw PlanErrors.planOfOtherDay({}, '?ids');
    const differences = await this.differences(ids);
    const contexts = await Promise.all(ids.map((id) => this.context(id)));
    const people = new Map<string, PlanPersonDto>();
    for (const context of contexts)
      for (const [caregiverId, name] of await this.names(rows[0].day, context))
        people.set(caregiverId, { caregiverId, name });
    return {
      plans: await Promise.all(rows.map((row) => this.toDto(row))),
      differences: differences.map(({ promisedAt, ...rest }) => ({
        ...rest,
        promisedAt: promisedAt.toISOString(),
      })),
      people: [...people.values()],
    };
  }

  /** Orders that are in one of the plans, or left out by one, and not with the same caregiver in all and now. */
  private differences(ids: readonly string[]) {
    return this.db.query<{
      orderId: string;
      seat: number;
      nowCaregiverId: string | null;
      plannedCaregiverIds: (string | null)[];
      promisedAt: Date;
    }>(
      `WITH planned AS (
         SELECT o.order_id, o.seat, array_agg(v.caregiver_id ORDER BY w.at) AS caregivers
           FROM (SELECT order_id, seat FROM dispatch.plan_visit WHERE plan_id = ANY($1::uuid[])
                 UNION SELECT order_id, 1 FROM dispatch.plan_unserved WHERE plan_id = ANY($1::uuid[])) o
          CROSS JOIN unnest($1::uuid[]) WITH ORDINALITY AS w(plan_id, at)
           LEFT JOIN dispatch.plan_visit v
             ON v.plan_id = w.plan_id AND v.order_id = o.order_id AND v.seat = o.seat
          GROUP BY 1, 2)
       SELECT d.order_id AS "orderId", d.seat, a.caregiver_id AS "nowCaregiverId", d.caregivers AS "plannedCaregiverIds",
              coalesce(a.starts_at, (
                SELECT p.day::timestamp AT TIME ZONE 'Asia/Shanghai'
                       + (p.context->'orders'->d.order_id::text->>'startMinute')::int * interval '1 minute'
                  FROM dispatch.plan p
                 WHERE p.id = ANY($1::uuid[]) AND p.context->'orders' ? d.order_id::text LIMIT 1)) AS "promisedAt"
         FROM planned d
         LEFT JOIN dispatch.assignment a ON a.order_id = d.order_id AND a.seat = d.seat AND a.active
        WHERE EXISTS (SELECT FROM unnest(d.caregivers) AS c(id) WHERE c.id IS DISTINCT FROM a.caregiver_id)
        ORDER BY 5, 1, 2`,
      [ids],
    );
  }

  private async unserved(id: string, day: string, { orders }: PlanContext): Promise<PlanUnservedDto[]> {
    const rows = await this.db.query<
      Pick<PlanUnservedDto, 'orderId' | 'reason'> & { refusals: Record<string, number> }
    >('SELECT order_id AS "orderId", reason, refusals FROM dispatch.plan_unserved WHERE plan_id = $1', [id]);
    return rows
      .sort((a, b) => orders[a.orderId].startMinute - orders[b.orderId].startMinute)
      .map(({ orderId, reason, refusals }) => ({
        ...{ orderId, reason, itemCode: orders[orderId].itemCode, minutes: orders[orderId].minutes },
        promisedAt: instant(day, orders[orderId].startMinute),
        refusals: Object.entries(refusals)
          .map(([rule, caregivers]) => ({ rule, caregivers }))
          .sort((a, b) => b.caregivers - a.caregivers || (a.rule < b.rule ? -1 : 1)),
      }));
  }

  private async context(id: string): Promise<PlanContext> {
    const row = await this.db.one<{ context: PlanContext | null }>(
      'SELECT context FROM dispatch.plan WHERE id = $1',
      [id],
    );
    return row?.context ?? { orders: {}, people: {} };
  }

  private async names(day: string, { people }: PlanContext): Promise<Map<string, string>> {
    const providerIds = [...new Set(Object.values(people).map(({ providerId }) => providerId))];
    const today = businessDate(this.clock.now());
    const staff = await this.providers.staffOfDay(this.db, { providerIds, day, today });
    return new Map(staff.filter(({ id }) => id in people).map(({ id, name }) => [id, name]));
  }

  private async toDto(row: Row): Promise<PlanDto> {
    const provider = row.providerId ? await this.providers.provider(this.db, row.providerId) : undefined;
    return {
      ...row,
      regionName: (await this.geo.region(row.regionId))?.name ?? '',
      providerName: provider?.name ?? null,
      requestedAt: row.requestedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      publishedAt: row.publishedAt?.toISOString() ?? null,
    };
  }
}

const instant = (day: string, minute: number): string =>
  new Date(startOfDay(day).getTime() + minute * 60_000).toISOString();

/** Visits come by start. */
function routesOf(
  visits: readonly VisitRow[],
  { orders, people }: PlanContext,
  names: ReadonlyMap<string, string>,
  day: string,
): PlanRouteDto[] {
  const routes = new Map<string, PlanRouteDto>();
  for (const { caregiverId, startsAt, endsAt, ...visit } of visits) {
    const { providerId, startsFrom, hours } = people[caregiverId];
    const route = routes.get(caregiverId) ?? {
      ...{ caregiverId, providerId, startsFrom, name: names.get(caregiverId) ?? '' },
      hours: hours.map(([from, to]) => [from, to]),
      visits: [],
    };
    const { itemCode, startMinute } = orders[visit.orderId];
    route.visits.push({
      ...{ ...visit, itemCode, promisedAt: instant(day, startMinute) },
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    });
    routes.set(caregiverId, route);
  }
  return [...routes.values()];
}
