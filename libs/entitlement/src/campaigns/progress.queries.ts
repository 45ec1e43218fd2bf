import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import type { CampaignCountsDto, CampaignProgressDto, CampaignProgressLineDto } from './campaign.dto';
import { CLAIM, countsOn } from './counts.sql';

type PlaceCounts = CampaignCountsDto & { readonly placeId: number };

/** How far a campaign has come, division by division. Whoever asks has been let in to the campaign. */
@Injectable()
export class ProgressQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly geo: GeoFacade,
  ) {}

  /** The parts of a division, in the caller's charge: the most overdue first, then the most open. */
  async of(
    ctx: Ctx,
    campaign: { id: string; countyId: number },
    regionId?: number,
  ): Promise<CampaignProgressDto> {
    const parent = regionId ?? campaign.countyId;
    const places = await this.db.query<PlaceCounts>(
      `SELECT t.place_id AS "placeId", ${countsOn('$3')}
         FROM entitlement.campaign_task t JOIN entitlement.campaign c ON c.id = t.campaign_id ${CLAIM}
        WHERE t.campaign_id = $2 AND ${withinRegions('t.place_id', '$1')} AND ${withinRegions('t.place_id', '$4')}
        GROUP BY t.place_id`,
      [ctx.scope.regionIds, campaign.id, businessDate(this.clock.now()), [parent]],
    );
    const parts = new Map<number, CampaignProgressLineDto>();
    for (const { placeId, ...counts } of places) {
      const path = await this.geo.path(placeId);
      const at = path.findIndex(({ id }) => id === parent);
      // What lies in the division itself, and in none of its parts that is known, is a line of its own.
      const { id, name } = path[Math.max(at - 1, 0)];
      const sum = parts.get(id);
      parts.set(id, { regionId: id, regionName: name, ...(sum ? added(sum, counts) : counts) });
    }
    return { regionId: parent, lines: [...parts.values()].sort(mostUrgentFirst) };
  }
}

const added = (a: CampaignCountsDto, b: CampaignCountsDto): CampaignCountsDto => ({
  total: a.total + b.total,
  open: a.open + b.open,
  overdue: a.overdue + b.overdue,
  noticed: a.noticed + b.noticed,
  reported: a.reported + b.reported,
  confirmed: a.confirmed + b.confirmed,
  kept: a.kept + b.kept,
  stopped: a.stopped + b.stopped,
  appealed: a.appealed + b.appealed,
  restored: a.restored + b.restored,
});

const mostUrgentFirst = (a: CampaignProgressLineDto, b: CampaignProgressLineDto): number =>
  b.overdue - a.overdue || b.open - a.open || a.regionId - b.regionId;
