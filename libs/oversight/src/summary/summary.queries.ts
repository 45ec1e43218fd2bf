import { Injectable } from '@nestjs/common';
import { Clock, firstDayOf, nextPeriod, periodOf, startOfDay, type Ctx, type Period } from '@anzhi/kernel';
import { GeoFacade } from '@anzhi/geo';
import { Database } from '@anzhi/platform';
import { OPEN_MATTERS } from '../files/visit-sections';
import { addUp, type WorkloadPart } from './summary.policy';
import type { SummaryView } from './summary.dto';

type RegionPart = WorkloadPart & { readonly regionId: number };

/** The officer's home: what waits for him, and where the minutes of the month went. */
@Injectable()
export class SummaryQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly clock: Clock,
  ) {}

  async summary(ctx: Ctx): Promise<SummaryView> {
    const regions = await this.geo.subtree(ctx.scope.regionIds);
    const period = periodOf(this.clock.now());
    const parts = [
      ...(await this.matters(regions)),
      ...(await this.unmetDemand(regions)),
      ...(await this.minutes(regions, period)),
    ];
    const divisions = await Promise.all(regions.map((id) => this.geo.region(id)));
    const townships = divisions.flatMap((region) => {
      if (region?.level !== 'TOWNSHIP') return [];
      const own = parts.filter(({ regionId }) => regionId === region.id);
      return [{ regionId: region.id, region: region.name, ...addUp(own) }];
    });
    return {
      period,
      total: addUp(parts),
      townships: townships.sort((a, b) => b.needsAttention - a.needsAttention || a.regionId - b.regionId),
    };
  }

  private matters(regions: readonly number[]): Promise<RegionPart[]> {
    return this.db.query(
      `WITH matter AS (${OPEN_MATTERS})
       SELECT v.region_id AS "regionId", count(*) FILTER (WHERE v.urgency >= 400) AS "openReturns",
              count(*) FILTER (WHERE v.urgency BETWEEN 300 AND 399) AS disputes,
              count(*) FILTER (WHERE v.urgency BETWEEN 200 AND 299) AS "awaitingOfficer"
         FROM matter m JOIN oversight.ranked_visit v ON v.id = m.id GROUP BY v.region_id`,
      [regions],
    );
  }

  private unmetDemand(regions: readonly number[]): Promise<RegionPart[]> {
    return this.db.query(
      `SELECT region_id AS "regionId", count(*) AS "unmetDemand" FROM oversight.unmet_demand
        WHERE region_id = ANY($1::int[]) GROUP BY region_id`,
      [regions],
    );
  }

  private minutes(regions: readonly number[], period: Period): Promise<RegionPart[]> {
    return this.db.query(
      `SELECT region_id AS "regionId", sum(held_minutes)::bigint AS "heldMinutes",
              sum(captured_minutes)::bigint AS "capturedMinutes", sum(reversed_minutes)::bigint AS "reversedMinutes"
         FROM oversight.order_minutes
        WHERE region_id = ANY($1::int[]) AND starts_at >= $2 AND starts_at < $3 GROUP BY region_id`,
      [regions, startOfDay(firstDayOf(period)), startOfDay(firstDayOf(nextPeriod(period)))],
    );
  }
}
