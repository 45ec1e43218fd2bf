import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { IssuanceRunDto, IssuanceRunsQuery } from './issuance.dto';

const RUNS = `
  SELECT r.id, p.code AS "programmeCode", p.zh AS "programmeName", r.county_id AS "countyId", r.period, r.number,
         r.started_at AS "startedAt", r.finished_at AS "finishedAt", c.considered, c.granted, c.minutes
    FROM entitlement.monthly_run r
    JOIN entitlement.programme p ON p.id = r.programme_id
   CROSS JOIN LATERAL (
         SELECT coalesce(sum(considered), 0)::bigint AS considered, coalesce(sum(affected), 0)::bigint AS granted,
                coalesce(sum(minutes), 0)::bigint AS minutes
           FROM entitlement.monthly_run_chunk WHERE run_id = r.id) c
   WHERE r.kind = 'ISSUE'`;

@Injectable()
export class IssuanceQueries {
  constructor(private readonly db: Database) {}

  byIds(db: Queryable, runIds: readonly string[]): Promise<IssuanceRunDto[]> {
    return db.query(`${RUNS} AND r.id = ANY($1::uuid[]) ORDER BY r.county_id`, [runIds]);
  }

  /** Newest first, of the counties in the caller's charge. */
  async page(ctx: Ctx, query: IssuanceRunsQuery): Promise<Page<IssuanceRunDto>> {
    const rows = await this.db.query<IssuanceRunDto>(
      `${RUNS} AND ($1 OR ${withinRegions('r.county_id', '$2')}) AND ($3::int IS NULL OR r.period = $3)
          AND ($4::uuid IS NULL OR r.id < $4) ORDER BY r.id DESC LIMIT $5`,
      [
        ctx.scope.everywhere,
        ctx.scope.regionIds,
        query.period ?? null,
        cursorKey(query, ['uuid'])?.[0] ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }
}
