import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { addDays, businessDate, startOfDay } from '@anzhi/kernel';
import type { StoredJob, Tx } from '@anzhi/platform';
import { ProvidersFacade, type DayCapacity } from '@anzhi/providers';
import type { OfferState } from '../offers/offer.state';
import { countsAgainst, NOBODY_SENT } from '../offers/offer.policy';
import { PROVIDER_NO_SHOW } from '../redispatch/replacement-store';
import { FairnessAccounts } from './fairness-accounts';
import { FairnessReports } from './fairness-reports';
import { decayed, qualityFactor, settle } from './fairness.policy';

export const FAIRNESS_DAY_JOB = 'dispatch.fairness-day';
const QUALITY_DAYS = 28;

/** Each morning: what is fair today, what each is owed, and the report of yesterday; one job a county. */
@Injectable()
export class FairnessDays {
  constructor(
    private readonly geo: GeoFacade,
    private readonly providers: ProvidersFacade,
    private readonly accounts: FairnessAccounts,
    private readonly reports: FairnessReports,
  ) {}

  async plan(tx: Tx): Promise<void> {
    const day = businessDate(tx.now);
    for (const countyId of (await this.byCounty(tx, day)).keys())
      tx.schedule({
        kind: FAIRNESS_DAY_JOB,
        key: `${countyId}@${day}`,
        dueAt: tx.now,
        payload: { countyId, day },
      });
  }

  async run(tx: Tx, { payload }: StoredJob): Promise<void> {
    const { countyId, day } = payload as { countyId: number; day: string };
    const capacities = (await this.byCounty(tx, day)).get(countyId) ?? [];
    const balances = await this.accounts.balances(tx, countyId, startOfDay(day));
    const deficits = settle(balances);
    const days = balances.length ? daysBetween(balances[0].day, day) : 0;
    for (const { providerId, minutes } of capacities) {
      const quality = qualityFactor(await this.answers(tx, providerId, day));
      const deficit = Math.round(decayed(deficits.get(providerId) ?? 0, days));
      await tx.query(
        `INSERT INTO dispatch.fairness_day
           (county_id, day, provider_id, capacity_minutes, quality, deficit_minutes)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [countyId, day, providerId, minutes, quality, deficit],
      );
    }
    await this.reports.write(tx, countyId, addDays(day, -1));
  }

  /** What providers can do in each county they serve; whoever serves several has all his people in each. */
  private async byCounty(tx: Tx, day: string): Promise<Map<number, DayCapacity[]>> {
    const byCounty = new Map<number, DayCapacity[]>();
    for (const capacity of await this.providers.capacityOfDay(tx, day))
      for (const countyId of await this.countiesOf(capacity.regionIds))
        byCounty.set(countyId, [...(byCounty.get(countyId) ?? []), capacity]);
    return byCounty;
  }

  private async countiesOf(regionIds: readonly number[]): Promise<Set<number>> {
    const counties = new Set<number>();
    for (const regionId of regionIds) {
      const above = (await this.geo.path(regionId)).find(({ level }) => level === 'COUNTY');
      if (above) counties.add(above.id);
      else
        for (const id of await this.geo.subtree([regionId]))
          if ((await this.geo.region(id))?.level === 'COUNTY') counties.add(id);
    }
    return counties;
  }

  private async answers(
    tx: Tx,
    providerId: string,
    day: string,
  ): Promise<{ answers: number; against: number }> {
    const rows = await tx.query<{ state: OfferState; closeReason: string | null; count: number }>(
      `SELECT o.state,
              CASE WHEN o.state = 'ACCEPTED' AND EXISTS (
                     SELECT FROM dispatch.replacement r
                      WHERE r.order_id = o.order_id AND r.provider_id = o.provider_id AND r.cause = $4)
                   THEN $5 ELSE o.close_reason END AS "closeReason",
              count(*)::int AS count
         FROM dispatch.offer o
        WHERE provider_id = $1 AND made_at >= $2 AND made_at < $3
          AND (state <> 'OPEN' AND (state <> 'WITHDRAWN' OR accepted_at IS NOT NULL)) GROUP BY 1, 2`,
      [
        ...[providerId, startOfDay(addDays(day, -QUALITY_DAYS)), startOfDay(day)],
        ...[PROVIDER_NO_SHOW, NOBODY_SENT],
      ],
    );
    const sum = (of: typeof rows) => of.reduce((total, { count }) => total + count, 0);
    return { answers: sum(rows), against: sum(rows.filter(countsAgainst)) };
  }
}

const daysBetween = (from: string, to: string): number =>
  Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / 86_400_000);
