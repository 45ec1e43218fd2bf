import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { CAMPAIGN_COLUMNS, type Campaign } from './campaign';
import { campaignMachine, type CampaignEvent, type CampaignState } from './campaign.state';

export interface CampaignStep {
  /** SYSTEM for what happens by itself. */
  readonly role: string;
  readonly reason?: string;
}

export type NewCampaign = Omit<Campaign, 'id' | 'state' | 'plannedAt' | 'selectedTo' | 'seed'> & {
  readonly seed?: string;
};

/** The rows of campaigns: each step is a row, and the campaign follows it in the database. */
@Injectable()
export class CampaignStore {
  /** Without a seed its id is one, which nobody could choose. */
  async insert(tx: Tx, campaign: NewCampaign, step: CampaignStep): Promise<Campaign> {
    const id = newId(tx.now);
    const { countyId, zh, population, programmeIds, shareBp, dueOn, noticeDays } = campaign;
    await tx.query(
      `INSERT INTO entitlement.campaign (id, county_id, zh, population, programme_ids, share_bp, seed, due_on,
         notice_days, planned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, countyId, zh, JSON.stringify(population), programmeIds, shareBp, campaign.seed ?? id],
        ...[dueOn, noticeDays, tx.now],
      ],
    );
    await this.record(tx, { id, countyId }, 'plan', null, 'SELECTING', step);
    return (await this.lock(tx, id))!;
  }

  /** @throws entitlement.campaign-state */
  async move(tx: Tx, campaign: Campaign, event: CampaignEvent, step: CampaignStep): Promise<Campaign> {
    const state = campaignMachine.next(campaign.state, event);
    if (!state) throw EntitlementErrors.campaignState({ state: campaign.state });
    await this.record(tx, campaign, event, campaign.state, state, step);
    return { ...campaign, state };
  }

  lock(tx: Tx, id: string): Promise<Campaign | undefined> {
    return tx.one(
      `SELECT ${CAMPAIGN_COLUMNS} FROM entitlement.campaign c WHERE c.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
  }

  private async record(
    tx: Tx,
    { id, countyId }: Pick<Campaign, 'id' | 'countyId'>,
    event: CampaignEvent | 'plan',
    from: CampaignState | null,
    to: CampaignState,
    { role, reason }: CampaignStep,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.campaign_step (campaign_id, number, event, from_state, to_state, actor_id, actor_role,
         reason, at)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8
         FROM entitlement.campaign_step WHERE campaign_id = $1`,
      [id, event, from, to, tx.ctx.actor.accountId, role, reason ?? null, tx.now],
    );
    tx.audit({
      action: `entitlement.campaign-${event}`,
      subject: 'campaign',
      subjectId: id,
      regionId: countyId,
      details: { to, reason },
    });
    tx.publish({
      type: 'entitlement.campaign-moved.v1',
      payload: { campaignId: id, state: to },
      audience: { regionId: countyId },
    });
  }
}
