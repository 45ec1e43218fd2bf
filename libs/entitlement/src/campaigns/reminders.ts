import { Injectable } from '@nestjs/common';
import { addDays, businessDate, startOfDay } from '@anzhi/kernel';
import type { StoredJob, Tx } from '@anzhi/platform';
import type { Campaign } from './campaign';
import { CampaignStore, type CampaignStep } from './campaign.store';

export const CAMPAIGN_DUE_JOB = 'entitlement.campaign-due';
const AGAIN_AFTER_DAYS = 7;

/** Tells townships, and the county with them, what is still open: when somebody asks, and every week once it is late. */
@Injectable()
export class Reminders {
  constructor(private readonly store: CampaignStore) {}

  /** @returns how many households are open */
  async send(tx: Tx, campaign: Campaign, step: CampaignStep): Promise<number> {
    await this.store.move(tx, campaign, 'remind', step);
    const townships = await tx.query<{ regionId: number; open: number }>(
      `SELECT region_id AS "regionId", count(*) AS open FROM entitlement.campaign_task
        WHERE campaign_id = $1 AND state = 'OPEN' GROUP BY region_id ORDER BY region_id`,
      [campaign.id],
    );
    const overdue = campaign.dueOn < businessDate(tx.now);
    for (const { regionId, open } of townships)
      tx.publish({
        type: 'entitlement.campaign-reminded.v1',
        payload: { campaignId: campaign.id, open, overdue },
        audience: { regionId },
      });
    return townships.reduce((sum, { open }) => sum + open, 0);
  }

  /** Job: the last day is over. */
  async due(tx: Tx, { key: id }: StoredJob): Promise<void> {
    const campaign = await this.store.lock(tx, id);
    if (campaign?.state !== 'RUNNING') return;
    const open = await this.send(tx, campaign, { role: 'SYSTEM' });
    const again = startOfDay(addDays(businessDate(tx.now), AGAIN_AFTER_DAYS));
    if (open > 0) tx.schedule({ kind: CAMPAIGN_DUE_JOB, key: id, dueAt: again });
  }
}
