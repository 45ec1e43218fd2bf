import { Injectable } from '@nestjs/common';
import { maskName, type Ctx } from '@anzhi/kernel';
import { GeoFacade } from '@anzhi/geo';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { VISIT_STATE_ZH } from '@anzhi/visits';
import { ATTENTION, attentionOf, sectionOf, sectionsFrom } from './attention.policy';
import type { VisitFilter, VisitLineView } from './visit-list.dto';
import { sectionQuery, type Place } from './visit-sections';

export const LINE = `
  SELECT l.urgency, l.id, l.order_id AS "orderId", l.state, l.flags, l.starts_at AS "startsAt",
         l.item_code AS "itemCode", l.item_zh AS "itemZh", l.senior_id AS "seniorId", l.senior_name AS senior,
         l.provider_id AS "providerId", l.provider_name AS provider, l.caregiver_id AS "caregiverId",
         l.caregiver_name AS caregiver, l.region_id AS "regionId", l.region_name AS region,
         l.county_id AS "countyId", l.county_name AS county,
         l.arrival_method AS "arrivalMethod", l.arrival_metres AS "arrivalMetres",
         l.leaving_method AS "leavingMethod", l.leaving_metres AS "leavingMetres",
         l.confirmed_automatically AS "confirmedAutomatically", l.call_back_owed AS "callBackOwed",
         l.planned_minutes AS "plannedMinutes", l.actual_minutes AS "actualMinutes",
         l.held_minutes AS "heldMinutes", l.captured_minutes AS "capturedMinutes",
         l.released_minutes AS "releasedMinutes", l.reversed_minutes AS "reversedMinutes", l.withheld
    FROM oversight.visit_line l`;

export type LineRow = Omit<VisitLineView, 'attention' | 'attentionZh' | 'stateZh'> & {
  readonly urgency: number;
};

/** The row in words; names masked. */
export function lineOf({ urgency, ...row }: LineRow): VisitLineView {
  const attention = attentionOf(urgency);
  return {
    ...row,
    attention,
    attentionZh: ATTENTION[attention].zh,
    stateZh: VISIT_STATE_ZH[row.state],
    senior: maskName(row.senior),
    caregiver: maskName(row.caregiver),
  };
}

/** The officer's list of visits, exceptions first. */
@Injectable()
export class VisitListQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
  ) {}

  async list(ctx: Ctx, filter: VisitFilter): Promise<Page<VisitLineView>> {
    const page = await this.placesOf(ctx, filter);
    const rows = await this.db.query<LineRow>(`${LINE} WHERE l.id = ANY($1::uuid[])`, [
      page.items.map(({ id }) => id),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return { ...page, items: page.items.map(({ id }) => lineOf(byId.get(id)!)) };
  }

  private async placesOf(ctx: Ctx, filter: VisitFilter): Promise<Page<Place>> {
    const after = cursorKey(filter, ['integer', 'instant', 'uuid']);
    const urgency = after?.[0];
    const regions = await this.regionsOf(ctx, filter.regionId);
    const found: Place[] = [];
    for (const section of sectionsFrom(urgency, filter.needsAttention ?? false)) {
      const missing = filter.limit + 1 - found.length;
      if (missing === 0) break;
      const isBegun = urgency !== undefined && section === sectionOf(urgency);
      const { sql, parameters } = sectionQuery(
        section,
        regions,
        filter,
        isBegun ? after : undefined,
        missing,
      );
      found.push(...(await this.db.query<Place>(sql, parameters)));
    }
    return pageOf(found, filter.limit, (place) => [place.urgency, place.startsAt.toISOString(), place.id]);
  }

  /** Row gate: the divisions of the caller, or the part of one he asks for. */
  private async regionsOf(ctx: Ctx, regionId: number | undefined): Promise<number[]> {
    const mine = await this.geo.subtree(ctx.scope.regionIds);
    if (regionId === undefined) return mine;
    const wanted = new Set(await this.geo.subtree([regionId]));
    return mine.filter((id) => wanted.has(id));
  }
}
