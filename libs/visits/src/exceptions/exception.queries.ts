import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { Resolver } from './exception-table.policy';
import type { ExceptionQuery, ExceptionView } from './exceptions.dto';

const COLUMNS = `e.id, e.visit_id AS "visitId", v.order_id AS "orderId", v.caregiver_id AS "caregiverId",
  v.provider_id AS "providerId", v.region_id AS "regionId", v.item_code AS "itemCode", v.starts_at AS "startsAt", v.state AS "visitState",
  v.planned_minutes AS "plannedMinutes", v.actual_minutes AS "actualMinutes", e.flag, e.handling,
  e.settled_by AS "settledBy", e.state, e.opened_at AS "openedAt", s.as_whom AS "asWhom",
  s.reason_code AS "reasonCode", s.resolution_code AS "resolutionCode", s.at AS "settledAt"`;

const FROM = `visits.exception e JOIN visits.visit v ON v.id = e.visit_id
  LEFT JOIN visits.exception_settlement s ON s.exception_id = e.id`;

type Row = Omit<ExceptionView, 'startsAt' | 'openedAt' | 'settledAt'> & {
  startsAt: Date;
  openedAt: Date;
  settledAt: Date | null;
};
type Found = ExceptionView & { readonly settledBy: Resolver[] };

/** Exceptions: what must be fixed first, in each the oldest first. */
@Injectable()
export class ExceptionQueries {
  constructor(private readonly db: Database) {}

  async list({ scope }: Ctx, query: ExceptionQuery): Promise<Page<ExceptionView>> {
    const after = cursorKey(query, ['text', 'instant', 'uuid']);
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM ${FROM}
        WHERE e.state = $1 AND ($2::text IS NULL OR e.handling = $2)
          AND ($3::text IS NULL OR (e.handling < $3 OR (e.handling = $3 AND (e.opened_at, e.id) > ($4, $5::uuid))))
          AND ($7::boolean OR e.provider_id = ANY($8::uuid[]) OR ${withinRegions('e.region_id', '$9')})
        ORDER BY e.handling DESC, e.opened_at, e.id LIMIT $6`,
      [
        query.state ?? 'OPEN',
        query.handling ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        after?.[2] ?? null,
        query.limit + 1,
        scope.everywhere,
        scope.organisationIds,
        scope.regionIds,
      ],
    );
    return pageOf(rows.map(viewOf), query.limit, ({ handling, openedAt, id }) => [handling, openedAt, id]);
  }

  /** Whether the caller may see it is for the caller of this to decide. */
  async find(db: Queryable, id: string): Promise<Found | undefined> {
    const [row] = await db.query<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE e.id = $1`, [id]);
    return row && (viewOf(row) as Found);
  }
}

const viewOf = (row: Row): ExceptionView => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  openedAt: row.openedAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
});
