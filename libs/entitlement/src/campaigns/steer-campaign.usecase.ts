import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { addDays, startOfDay, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { roleOf } from '../applications/application';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementPermissions } from '../entitlement.permissions';
import { CAMPAIGN_COLUMNS, type Campaign } from './campaign';
import type { CampaignEvent } from './campaign.state';
import { CampaignStore, type CampaignStep } from './campaign.store';
import { CAMPAIGN_DUE_JOB, Reminders } from './reminders';

/** What the county does with a campaign as a whole. */
@Injectable()
export class SteerCampaign {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CampaignStore,
    private readonly reminders: Reminders,
  ) {}

  /** The households are there to be visited; after the last day the townships are reminded. */
  start(ctx: Ctx, id: string): Promise<void> {
    return this.change(ctx, id, 'start', undefined, (tx, { dueOn }) => {
      tx.schedule({ kind: CAMPAIGN_DUE_JOB, key: id, dueAt: startOfDay(addDays(dueOn, 1)) });
      return Promise.resolve();
    });
  }

  /** Tells each township how many households are still open there. */
  remind(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      await this.reminders.send(tx, await this.lock(tx, id), this.step(ctx));
    });
  }

  /** Every household has its result. @throws entitlement.campaign-unfinished */
  close(ctx: Ctx, id: string): Promise<void> {
    return this.change(ctx, id, 'close', undefined, async (tx) => {
      const [{ count }] = await tx.query<{ count: number }>(
        `SELECT count(*) AS count FROM entitlement.campaign_task
          WHERE campaign_id = $1 AND state IN ('OPEN', 'NOTICED', 'REPORTED')`,
        [id],
      );
      if (count > 0) throw EntitlementErrors.campaignUnfinished({ count });
    });
  }

  /** What has been decided so far stays; nothing more is. */
  cancel(ctx: Ctx, id: string, reason: string): Promise<void> {
    return this.change(ctx, id, 'cancel', reason, () => Promise.resolve());
  }

  private change(
    ctx: Ctx,
    id: string,
    event: CampaignEvent,
    reason: string | undefined,
    also: (tx: Tx, campaign: Campaign) => Promise<void>,
  ): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const campaign = await this.lock(tx, id);
      const moved = await this.store.move(tx, campaign, event, { ...this.step(ctx), reason });
      await also(tx, moved);
    });
  }

  /** @throws entitlement.campaign-not-found outside the caller's counties */
  private async lock(tx: Tx, id: string): Promise<Campaign> {
    const campaign = await tx.one<Campaign>(
      `SELECT ${CAMPAIGN_COLUMNS} FROM entitlement.campaign c
        WHERE c.id = $2 AND ${withinRegions('c.county_id', '$1')} FOR NO KEY UPDATE`,
      [tx.ctx.scope.regionIds, id],
    );
    if (!campaign) throw EntitlementErrors.campaignNotFound();
    return campaign;
  }

  private step(ctx: Ctx): CampaignStep {
    return { role: roleOf(ctx, EntitlementPermissions.runCampaign) };
  }
}
