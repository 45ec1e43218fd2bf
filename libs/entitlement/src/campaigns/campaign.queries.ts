import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { CAMPAIGN_COLUMNS, type Campaign } from './campaign';
import type {
  CampaignCountsDto,
  CampaignDetailDto,
  CampaignDto,
  CampaignsQuery,
  CampaignStepDto,
} from './campaign.dto';
import { CLAIM, countsOn } from './counts.sql';

type Row = Campaign & { readonly programmeCodes: string[]; readonly counts: CampaignCountsDto };

/** $1: the caller's divisions. Officers of the county, and those who have a household in it to see. $2: today. */
const CAMPAIGNS = `
  SELECT ${CAMPAIGN_COLUMNS},
         ARRAY(SELECT code FROM entitlement.programme WHERE id = ANY(c.programme_ids) ORDER BY code) AS "programmeCodes",
         (SELECT to_jsonb(counted) FROM (
            SELECT ${countsOn('$2')} FROM entitlement.campaign_task t ${CLAIM}
             WHERE t.campaign_id = c.id AND ${withinRegions('t.place_id', '$1')}) counted) AS counts
    FROM entitlement.campaign c
   WHERE (${withinRegions('c.county_id', '$1')} OR EXISTS (
            SELECT FROM entitlement.campaign_task t
             WHERE t.campaign_id = c.id AND ${withinRegions('t.place_id', '$1')}))`;

@Injectable()
export class CampaignQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async page(ctx: Ctx, query: CampaignsQuery): Promise<Page<CampaignDto>> {
    const rows = await this.db.query<Row>(
      `${CAMPAIGNS} AND ($3::text IS NULL OR c.state = $3) AND ($4::uuid IS NULL OR c.id < $4)
        ORDER BY c.id DESC LIMIT $5`,
      [
        ...[ctx.scope.regionIds, this.today(), query.state ?? null],
        ...[cursorKey(query, ['uuid'])?.[0] ?? null, query.limit + 1],
      ],
    );
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(shown) };
  }

  /** @throws entitlement.campaign-not-found */
  async one(ctx: Ctx, id: string): Promise<CampaignDetailDto> {
    const [row] = await this.db.query<Row>(`${CAMPAIGNS} AND c.id = $3`, [
      ctx.scope.regionIds,
      this.today(),
      id,
    ]);
    if (!row) throw EntitlementErrors.campaignNotFound();
    const steps = await this.db.query<CampaignStepDto>(
      `SELECT number, event, to_state AS state, actor_role AS role, reason, at FROM entitlement.campaign_step
        WHERE campaign_id = $1 ORDER BY number`,
      [id],
    );
    return { ...shown(row), steps };
  }

  private today(): string {
    return businessDate(this.clock.now());
  }
}

function shown(row: Row): CampaignDto {
  const { id, zh: title, countyId, state, dueOn, noticeDays, population } = row;
  const { programmeCodes, shareBp, seed, plannedAt, counts } = row;
  return {
    ...{ id, title, countyId, state, dueOn, noticeDays },
    townshipIds: [...population.townshipIds],
    categories: [...population.categories],
    ageFrom: population.ageFrom,
    ageTo: population.ageTo,
    lastVerifiedBefore: population.lastVerifiedBefore,
    ...{ programmeCodes, shareBp, seed, plannedAt, counts },
  };
}
