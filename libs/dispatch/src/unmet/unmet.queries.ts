import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { UnmetDemandDto, UnmetListQuery } from './unmet.dto';

type Row = Omit<UnmetDemandDto, 'startsAt' | 'since' | 'resolvedAt'> & {
  startsAt: Date;
  since: Date;
  resolvedAt: Date | null;
};

const SELECT = `
  SELECT u.id, u.order_id AS "orderId", u.item_code AS "itemCode", u.region_id AS "regionId",
         u.starts_at AS "startsAt", u.reasons, u.since, u.state, u.resolution,
         u.resolution_reason AS "resolutionReason", u.resolved_by AS "resolvedBy", u.resolved_at AS "resolvedAt"
    FROM dispatch.unmet_demand u
   WHERE ${withinRegions('u.region_id', '$1')}`;

@Injectable()
export class UnmetQueries {
  constructor(private readonly db: Database) {}

  /** The register of the caller's divisions, newest first. */
  async list(ctx: Ctx, query: UnmetListQuery): Promise<Page<UnmetDemandDto>> {
    const [sinceBefore, idBefore] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `${SELECT} AND u.state = $2 AND ($3::timestamptz IS NULL OR (u.since, u.id) < ($3, $4::uuid))
       ORDER BY u.since DESC, u.id DESC LIMIT $5`,
      [ctx.scope.regionIds, query.state, sinceBefore, idBefore, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, (row) => [row.since.toISOString(), row.id]);
    return { ...page, items: page.items.map(toDto) };
  }

  /** undefined also when it exists and lies outside the caller's divisions. */
  async one(db: Queryable, ctx: Ctx, id: string): Promise<UnmetDemandDto | undefined> {
    const [row] = await db.query<Row>(`${SELECT} AND u.id = $2`, [ctx.scope.regionIds, id]);
    return row && toDto(row);
  }
}

const toDto = (row: Row): UnmetDemandDto => ({
  ...row,
  startsAt: row.startsAt.toISOString(),
  since: row.since.toISOString(),
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
});
