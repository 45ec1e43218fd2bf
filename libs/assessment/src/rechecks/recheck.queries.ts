import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery, type Queryable } from '@anzhi/platform';
import type { RecheckDrawDto, RecheckDrawSummaryDto, RecheckUnitDto } from './rechecks.dto';

const SUMMARY = `
  SELECT d.id, d.county_id AS "countyId", lower(d.published) AS "from", upper(d.published) - 1 AS "lastDay",
         d.share_bp AS "shareBp", d.drawn_at AS "drawnAt", c.frame, c.drawn, c.published, c.lower
    FROM assessment.recheck_draw d
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS frame, count(u.recheck_id)::int AS drawn,
            count(r.published_on)::int AS published,
            count(*) FILTER (WHERE r.published_on IS NOT NULL AND r.final_level < a.final_level)::int AS lower
       FROM assessment.recheck_unit u
       JOIN assessment.ability_assessment a ON a.id = u.assessment_id
       LEFT JOIN assessment.ability_assessment r ON r.id = u.recheck_id
      WHERE u.draw_id = d.id) c`;

/** Draws of re-checks with what came of them. */
@Injectable()
export class RecheckQueries {
  constructor(private readonly db: Database) {}

  async one(db: Queryable, id: string): Promise<RecheckDrawDto> {
    const [summary] = await db.query<RecheckDrawSummaryDto>(`${SUMMARY} WHERE d.id = $1`, [id]);
    const units = await db.query<RecheckUnitDto>(
      `SELECT place, assessment_id AS "assessmentId", recheck_id AS "recheckId"
         FROM assessment.recheck_unit WHERE draw_id = $1 ORDER BY place`,
      [id],
    );
    return { ...summary, units };
  }

  /** Of the counties in the caller's charge, newest first. */
  async page(ctx: Ctx, query: PageQuery): Promise<Page<RecheckDrawSummaryDto>> {
    const [before] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<RecheckDrawSummaryDto>(
      `${SUMMARY} WHERE ${withinRegions('d.county_id', '$1')} AND ($2::uuid IS NULL OR d.id < $2)
        ORDER BY d.id DESC LIMIT $3`,
      [ctx.scope.regionIds, before, query.limit + 1],
    );
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }
}
