import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { maskName, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import type { WhatIfRowDto, WhatIfRowsQuery } from './what-if.dto';

type Row = Omit<WhatIfRowDto, 'seniorName' | 'regionName'> & { readonly programmeId: string };
/** Of the last row of a page. */
type After = readonly [countyId: number, seniorId: string, programmeId: string];

/** How one programme changes for a senior, by its amounts. */
const CHANGE = `
  CASE WHEN r.before_amount = 0 THEN 'GAINS' WHEN r.after_amount = 0 THEN 'LOSES'
       WHEN r.after_amount > r.before_amount THEN 'MORE' WHEN r.after_amount < r.before_amount THEN 'LESS'
       ELSE 'SAME' END`;

/** Rows of a run in the caller's counties; names are masked. Whoever asks has been let in to the run. */
@Injectable()
export class WhatIfRowQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly geo: GeoFacade,
  ) {}

  async page(ctx: Ctx, id: string, query: WhatIfRowsQuery): Promise<Page<WhatIfRowDto>> {
    const after = cursorKey(query, ['integer', 'uuid', 'uuid']);
    const rows = await this.rows(ctx, id, query, after, query.limit + 1);
    const page = pageOf(rows, query.limit, keyOf);
    return { ...page, items: await this.named(page.items) };
  }

  /** All of them, a thousand at a time, so that a file of a city needs no memory. */
  async *all(ctx: Ctx, id: string): AsyncGenerator<WhatIfRowDto[]> {
    const limit = 1_000;
    let after: After | undefined;
    for (let full = true; full;) {
      const rows = await this.rows(ctx, id, {}, after, limit);
      if (rows.length) yield await this.named(rows);
      after = rows.length ? keyOf(rows[rows.length - 1]) : after;
      full = rows.length === limit;
    }
  }

  private rows(
    ctx: Ctx,
    id: string,
    query: Partial<WhatIfRowsQuery>,
    after: After | undefined,
    limit: number,
  ): Promise<Row[]> {
    const [countyId, seniorId, programmeId] = after ?? [null, null, null];
    return this.db.query(
      `SELECT r.senior_id AS "seniorId", r.county_id AS "countyId", r.region_id AS "regionId", r.category, r.level,
              r.programme_id AS "programmeId", p.code AS "programmeCode", p.zh AS "programmeName", p.unit,
              ${CHANGE} AS change, r.before_amount AS "beforeAmount", r.after_amount AS "afterAmount",
              r.before_fen AS "beforeFen", r.after_fen AS "afterFen"
         FROM entitlement.what_if_row r JOIN entitlement.programme p ON p.id = r.programme_id
        WHERE r.what_if_id = $1 AND ${withinRegions('r.county_id', '$2')}
          AND ($3::int IS NULL OR (r.county_id, r.senior_id, r.programme_id) > ($3, $4::uuid, $5::uuid))
          AND ($6::text IS NULL OR ${CHANGE} = $6) AND ($7::int IS NULL OR r.county_id = $7)
          AND ($8::text IS NULL OR r.category = $8) AND ($9::int IS NULL OR r.level = $9)
          AND ($10::text IS NULL OR p.code = $10)
        ORDER BY r.county_id, r.senior_id, r.programme_id LIMIT $11`,
      [
        ...[id, ctx.scope.regionIds, countyId, seniorId, programmeId],
        ...[query.change ?? null, query.countyId ?? null, query.category ?? null, query.level ?? null],
        ...[query.programmeCode ?? null, limit],
      ],
    );
  }

  private async named(rows: readonly Row[]): Promise<WhatIfRowDto[]> {
    const names = await this.people.names(
      this.db,
      rows.map(({ seniorId }) => seniorId),
    );
    return Promise.all(
      rows.map(async ({ programmeId: _, ...row }) => ({
        ...row,
        seniorName: maskName(names.get(row.seniorId) ?? ''),
        regionName: (await this.geo.region(row.regionId))?.name ?? '',
      })),
    );
  }
}

const keyOf = ({ countyId, seniorId, programmeId }: Row): After => [countyId, seniorId, programmeId];
