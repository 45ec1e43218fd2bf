import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { IssuanceRunDto, IssuanceRunsQuery, RunRow } from './issuance.dto';
import { addSums } from './sums.policy';

const RUNS = `
  SELECT r.id, r.county_id AS "countyId", r.period, r.number, r.kind, r.state, r.facts_as_of AS "factsAsOf",
         r.planned_at AS "plannedAt", CASE WHEN r.planned_by IS NULL THEN 'SCHEDULE' ELSE 'PERSON' END AS planned,
         r.approved_at AS "approvedAt", r.cancel_reason AS "cancelReason", r.closed_at AS "closedAt", r.forecast,
         encode(r.root, 'hex') AS root, c.*
    FROM entitlement.issuance_run r
   CROSS JOIN LATERAL (
         SELECT count(*) AS chunks, count(ran_at) AS "issuedChunks",
                coalesce(sum(considered), 0)::bigint AS considered, coalesce(sum(granted), 0)::bigint AS granted,
                coalesce(jsonb_agg(sums) FILTER (WHERE sums IS NOT NULL), '[]') AS "chunkSums"
           FROM entitlement.issuance_chunk WHERE county_id = r.county_id AND run_id = r.id) c`;

/** Runs as the officers of the county and of the divisions above it see them. */
@Injectable()
export class IssuanceQueries {
  constructor(private readonly db: Database) {}

  async byIds(db: Queryable, runIds: readonly string[]): Promise<IssuanceRunDto[]> {
    const rows = await db.query<RunRow>(`${RUNS} WHERE r.id = ANY($1::uuid[]) ORDER BY r.county_id`, [
      runIds,
    ]);
    return rows.map(shown);
  }

  /** @throws entitlement.issuance-run-not-found outside the caller's charge */
  async one(db: Queryable, ctx: Ctx, runId: string): Promise<IssuanceRunDto> {
    const [row] = await db.query<RunRow>(
      `${RUNS} WHERE r.id = $3 AND ($1 OR ${withinRegions('r.county_id', '$2')})`,
      [ctx.scope.everywhere, ctx.scope.regionIds, runId],
    );
    if (!row) throw EntitlementErrors.issuanceRunNotFound();
    return shown(row);
  }

  /** Newest first, of the counties in the caller's charge. */
  async page(ctx: Ctx, query: IssuanceRunsQuery): Promise<Page<IssuanceRunDto>> {
    const rows = await this.db.query<RunRow>(
      `${RUNS} WHERE ($1 OR ${withinRegions('r.county_id', '$2')}) AND ($3::int IS NULL OR r.period = $3)
          AND ($4::text IS NULL OR r.state = $4) AND ($5::uuid IS NULL OR r.id < $5) ORDER BY r.id DESC LIMIT $6`,
      [
        ctx.scope.everywhere,
        ctx.scope.regionIds,
        query.period ?? null,
        query.state ?? null,
        cursorKey(query, ['uuid'])?.[0] ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows.map(shown), query.limit, ({ id }) => [id]);
  }
}

function shown({ chunkSums, ...run }: RunRow): IssuanceRunDto {
  const sums = Object.entries(addSums(chunkSums)).map(([programmeCode, sum]) => ({ programmeCode, ...sum }));
  return { ...run, sums: sums.sort((a, b) => (a.programmeCode < b.programmeCode ? -1 : 1)) };
}
