import { Injectable } from '@nestjs/common';
import { startOfDay } from '@anzhi/kernel';
import { Settings, type Queryable } from '@anzhi/platform';
import { DispatchSettings } from '../dispatch.settings';
import type { ProviderPrices } from '../matching/caregiver-match';
import { fairnessPrice, HALF_LIFE_DAYS, settle, type Balance, type FairnessAccount } from './fairness.policy';

interface Row extends Balance {
  /** The day on which the deficit was written down. */
  readonly day: string;
}

const DAY_MS = 86_400_000;
const HALF_LIFE_SECONDS = HALF_LIFE_DAYS * 86_400;

/** The providers' accounts in a county: what the day began with, and what was given since. */
@Injectable()
export class FairnessAccounts {
  constructor(private readonly settings: Settings) {}

  /** By provider; one without an account has none yet and is not priced. For the ranking. */
  async of(db: Queryable, countyId: number, now: Date): Promise<Map<string, FairnessAccount>> {
    // what is charged at this very moment counts
    const rows = await this.balances(db, countyId, new Date(now.getTime() + 1));
    const deficits = settle(rows);
    return new Map(
      rows.map(({ providerId, shareHours, day }) => {
        const ageDays = Math.max(0, (now.getTime() - startOfDay(day).getTime()) / DAY_MS);
        return [providerId, { deficitMinutes: deficits.get(providerId)!, shareHours, ageDays }];
      }),
    );
  }

  /** What the ranking adds for each provider that has an account, in tenths of an equivalent minute. */
  prices(db: Queryable, { countyId }: { readonly countyId: number }, now: Date): ProviderPrices {
    return async (providerIds) => {
      const perMinute = await this.settings.get(db, DispatchSettings.fairnessPerMinute);
      const accounts = await this.of(db, countyId, now);
      const priced = new Map<string, number>();
      for (const id of providerIds) {
        const account = accounts.get(id);
        if (account) priced.set(id, Math.round(10 * fairnessPrice(account, perMinute)));
      }
      return priced;
    };
  }

  /**
   * The newest accounts written down before an instant, with what was charged from then to it. What is given back is
   * worth what is left of it by then.
   */
  balances(db: Queryable, countyId: number, before: Date): Promise<Row[]> {
    return db.query<Row>(
      `WITH newest AS (SELECT max(day) AS day FROM dispatch.fairness_day
                        WHERE county_id = $1 AND day::timestamp AT TIME ZONE 'Asia/Shanghai' < $2)
       SELECT f.provider_id AS "providerId", f.deficit_minutes AS "deficitMinutes", f.day::text AS day,
              f.capacity_minutes / 60.0::float8 * f.quality AS "shareHours",
              coalesce((SELECT sum(m.minutes * CASE m.kind WHEN 'GIVEN' THEN 1 ELSE
                                     0.5 ^ (extract(epoch FROM m.at - g.at)::float8 / ${HALF_LIFE_SECONDS}) END)
                          FROM dispatch.fairness_movement m
                          JOIN dispatch.fairness_movement g ON g.offer_id = m.offer_id AND g.kind = 'GIVEN'
                         WHERE m.county_id = f.county_id AND m.provider_id = f.provider_id AND m.charged
                           AND m.at >= f.day::timestamp AT TIME ZONE 'Asia/Shanghai' AND m.at < $2), 0)::float8
                AS "receivedMinutes"
         FROM dispatch.fairness_day f JOIN newest USING (day) WHERE f.county_id = $1 ORDER BY f.provider_id`,
      [countyId, before],
    );
  }
}
