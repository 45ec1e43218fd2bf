import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { Database } from '@anzhi/platform';
import { FEEDS } from '../rules/rule';
import type { FeedView } from './feeds.dto';

/** Until which day other authorities have handed in their data, county by county. */
@Injectable()
export class FeedQueries {
  constructor(private readonly db: Database) {}

  /** Those that nothing was ever handed in of are told too; the oldest first. */
  list(ctx: Ctx): Promise<FeedView[]> {
    return this.db.query(
      `SELECT f.feed, g.id AS "countyId", g.name AS county, c.until::text AS until, c.delivered_at AS "deliveredAt",
              (SELECT d.nothing_from FROM oversight.feed_delivery d WHERE (d.feed, d.county_id) = (f.feed, g.id)
                ORDER BY d.delivered_at DESC, d.id DESC LIMIT 1) AS "nothingFrom"
         FROM unnest($2::text[]) AS f (feed)
        CROSS JOIN geo.region g
         LEFT JOIN oversight.feed_coverage c ON (c.feed, c.county_id) = (f.feed, g.id)
        WHERE g.level = 'COUNTY' AND g.successor_id IS NULL AND ${withinRegions('g.id', '$1')}
        ORDER BY c.until NULLS FIRST, f.feed, g.id`,
      [ctx.scope.regionIds, [...FEEDS]],
    );
  }
}
