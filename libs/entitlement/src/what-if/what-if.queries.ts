import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type PageQuery, type Queryable } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { PERCENT } from './what-if.store';
import type { WhatIfDto, WhatIfPartDto } from './what-if.dto';

type Row = Omit<WhatIfDto, 'parts'> & { readonly parts: readonly Omit<WhatIfPartDto, 'countyName'>[] };

/** $1: the caller's divisions. A run that reaches none of them is none of his business. */
const WHAT_IFS = `
  SELECT w.id, w.period, coalesce(p.code, v.name) AS "draftCode", w.version, w.take_up AS "takeUp", w.state,
         (SELECT ${PERCENT} FROM entitlement.what_if_part WHERE what_if_id = w.id) AS percent,
         encode(w.root, 'hex') AS root, w.planned_at AS "plannedAt", w.ended_at AS "endedAt",
         w.expires_on AS "expiresOn", mine.parts
    FROM entitlement.what_if w
    LEFT JOIN entitlement.programme p ON p.id = w.programme_id
    LEFT JOIN entitlement.parameter v ON v.id = w.parameter_id
   CROSS JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('countyId', c.county_id, 'factsAsOf', c.facts_as_of, 'residents',
                            c.residents, 'considered', c.considered) ORDER BY c.county_id) AS parts
           FROM entitlement.what_if_part c
          WHERE c.what_if_id = w.id AND ${withinRegions('c.county_id', '$1')}) mine
   WHERE mine.parts IS NOT NULL`;

/** Runs as those see them in whose counties they are. */
@Injectable()
export class WhatIfQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
  ) {}

  /** @throws entitlement.what-if-not-found */
  async one(db: Queryable, ctx: Ctx, id: string): Promise<WhatIfDto> {
    const [row] = await db.query<Row>(`${WHAT_IFS} AND w.id = $2`, [ctx.scope.regionIds, id]);
    if (!row) throw EntitlementErrors.whatIfNotFound();
    return this.shown(row);
  }

  /** The newest first. */
  async page(ctx: Ctx, query: PageQuery): Promise<Page<WhatIfDto>> {
    const rows = await this.db.query<Row>(
      `${WHAT_IFS} AND ($2::uuid IS NULL OR w.id < $2) ORDER BY w.id DESC LIMIT $3`,
      [ctx.scope.regionIds, cursorKey(query, ['uuid'])?.[0] ?? null, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.shown(row))) };
  }

  private async shown({ parts, ...row }: Row): Promise<WhatIfDto> {
    const named = parts.map(async (part) => {
      const countyName = (await this.geo.region(part.countyId))?.name ?? '';
      return { ...part, factsAsOf: new Date(part.factsAsOf), countyName };
    });
    return { ...row, parts: await Promise.all(named) };
  }
}
