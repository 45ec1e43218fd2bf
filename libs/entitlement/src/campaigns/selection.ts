import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, type StoredJob, type Tx } from '@anzhi/platform';
import type { Person } from '../decisions/decided';
import { FactSheets } from '../decisions/fact-sheets';
import { EntitlementSettings } from '../entitlement.settings';
import type { Campaign } from './campaign';
import { CampaignStore } from './campaign.store';
import { belongsTo, isDrawn } from './population.policy';
import { TaskStore, type NewTask } from './task.store';

export const SELECTION_JOB = 'entitlement.campaign-selection';

/**
 * Finds everybody a campaign is about, in steps of one transaction each, as it was on the day and with the knowledge
 * of its planning: who comes later is not in it, and nobody drops out.
 */
@Injectable()
export class Selection {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly tasks: TaskStore,
    private readonly sheets: FactSheets,
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
  ) {}

  async step(tx: Tx, { key: id }: StoredJob): Promise<void> {
    const campaign = await this.campaigns.lock(tx, id);
    if (campaign?.state !== 'SELECTING') return;
    const { countyId, selectedTo: after, plannedAt: knownAt } = campaign;
    const on = businessDate(knownAt);
    const limit = await this.settings.get(tx, EntitlementSettings.chunkSeniors);
    const people = await this.sheets.page(tx, { countyId, after, limit, on, knownAt });
    const chosen = await this.chosen(tx, campaign, people, on);
    if (chosen.length) await this.tasks.add(tx, campaign, await this.placed(tx, chosen, on, knownAt));
    if (people.length < limit) {
      await this.campaigns.move(tx, campaign, 'freeze', { role: 'SYSTEM' });
      return;
    }
    const last = people[people.length - 1].seniorId;
    await tx.query('UPDATE entitlement.campaign SET selected_to = $2 WHERE id = $1', [id, last]);
    tx.schedule({ kind: SELECTION_JOB, key: id, dueAt: tx.now });
  }

  private async chosen(tx: Tx, campaign: Campaign, people: readonly Person[], on: string): Promise<Person[]> {
    const { population, seed, shareBp } = campaign;
    const asked = people.filter(
      (person) => belongsTo(population, person, on) && isDrawn(seed, person.seniorId, shareBp),
    );
    const ids = asked.map(({ seniorId }) => seniorId);
    const claimants = await this.claimants(tx, campaign, ids, on);
    return asked.filter(({ seniorId }) => claimants.has(seniorId));
  }

  /** Who has a benefit that is not over, or is enrolled for one, and was not confirmed too lately. */
  private async claimants(
    tx: Tx,
    { countyId, programmeIds, population: { lastVerifiedBefore } }: Campaign,
    seniorIds: readonly string[],
    on: string,
  ): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT s.id FROM unnest($1::uuid[]) AS s(id)
        WHERE (EXISTS (SELECT FROM entitlement.benefit_grant g
                 WHERE g.senior_id = s.id AND g.county_id = $2 AND upper(g.usable) > $3::date
                   AND (cardinality($4::uuid[]) = 0 OR g.programme_id = ANY($4)))
            OR EXISTS (SELECT FROM entitlement.enrolment e
                 WHERE e.senior_id = s.id AND e.valid @> $3::date
                   AND (cardinality($4::uuid[]) = 0 OR e.programme_id = ANY($4))))
          AND ($5::date IS NULL OR NOT EXISTS (SELECT FROM entitlement.campaign_task t
                 WHERE t.senior_id = s.id AND t.verified_on >= $5))`,
      [seniorIds, countyId, on, programmeIds, lastVerifiedBefore],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async placed(tx: Tx, chosen: readonly Person[], on: string, knownAt: Date): Promise<NewTask[]> {
    const tasks: NewTask[] = [];
    for (const { seniorId, regionId } of chosen) {
      const home = await this.people.residenceOn(tx, seniorId, on, knownAt);
      tasks.push({ seniorId, regionId, placeId: home?.placeId ?? regionId });
    }
    return tasks;
  }
}
