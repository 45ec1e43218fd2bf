import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import type { DeductionRulesQuery, DeductionRuleView } from './deduction-rules.dto';

type Row = Omit<DeductionRuleView, 'regionName'>;

/** Rules for officers of the divisions they hold in, and below; a provider sees those of the counties that pay it. */
@Injectable()
export class DeductionRuleQueries {
  constructor(
    private readonly db: Database,
    private readonly geo: GeoFacade,
  ) {}

  /** The newest first. */
  async list(ctx: Ctx, query: DeductionRulesQuery): Promise<Page<DeductionRuleView>> {
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const { regionIds, organisationIds } = ctx.scope;
    const payers = await this.db.query<{ countyId: number }>(
      'SELECT county_id AS "countyId" FROM settlement.payee WHERE provider_id = ANY($1::uuid[])',
      [organisationIds],
    );
    const below = [...regionIds, ...payers.map(({ countyId }) => countyId)];
    const above = (await Promise.all(below.map((id) => this.geo.path(id)))).flat().map(({ id }) => id);
    const within = [...new Set([...above, ...(await this.geo.subtree(regionIds))])];
    const rows = await this.db.query<Row>(
      `SELECT id, region_id AS "regionId", code, threshold, bp, lower(effective)::text AS from,
              upper(effective)::text AS until, citation, state, proposed_by = $5 AS "isOwn"
         FROM settlement.deduction_rule
        WHERE (region_id IS NULL OR region_id = ANY($1::int[])) AND ($2 OR state = 'APPROVED')
          AND ($3::uuid IS NULL OR id < $3)
        ORDER BY id DESC LIMIT $4`,
      [within, regionIds.length > 0, after, query.limit + 1, ctx.actor.accountId],
    );
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.named(row))) };
  }

  private async named(row: Row): Promise<DeductionRuleView> {
    const region = row.regionId === null ? undefined : await this.geo.region(row.regionId);
    return { ...row, regionName: region?.name ?? null };
  }
}
