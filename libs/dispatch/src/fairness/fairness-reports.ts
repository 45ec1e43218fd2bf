import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { addDays, startOfDay, type Ctx } from '@anzhi/kernel';
import type { ConsideredCaregiver } from '../matching/considered';
import { Database, type Queryable, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { FairnessProviderDto, FairnessReportDto, FairnessReportQuery } from './fairness.dto';
import { fairnessEffect, jainIndex } from './fairness.policy';

/** A day alone says little where a provider serves a visit or two. */
const WINDOW_DAYS = 7;

interface Effect {
  readonly priced: number;
  readonly changed: number;
  readonly costMinutes: number;
}

type Part = Omit<FairnessProviderDto, 'name'>;

@Injectable()
export class FairnessReports {
  constructor(
    private readonly db: Database,
    private readonly register: ProvidersFacade,
  ) {}

  /** How evenly a county's minutes were given out in the seven days that end with this one; written once. */
  async write(tx: Tx, countyId: number, day: string): Promise<void> {
    const providers = await this.providers(tx, countyId, day);
    if (!providers.length) return;
    const [{ orders }] = await tx.query<{ orders: number }>(
      `SELECT count(*)::int AS orders FROM dispatch.fairness_movement
        WHERE county_id = $1 AND kind = 'GIVEN' AND at >= $2 AND at < $3`,
      [countyId, startOfDay(day), startOfDay(addDays(day, 1))],
    );
    const { priced, changed, costMinutes } = await this.effect(tx, countyId, day);
    await tx.query(
      `INSERT INTO dispatch.fairness_report (county_id, day, jain, orders, priced, changed, cost_minutes, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [countyId, day, jainIndex(providers), orders, priced, changed, costMinutes, tx.now],
    );
  }

  /** The reports of the caller's divisions, newest first, each with what every provider was due and received. */
  async list(ctx: Ctx, { from, to }: FairnessReportQuery): Promise<FairnessReportDto[]> {
    const reports = await this.db.query<Omit<FairnessReportDto, 'providers'>>(
      `SELECT county_id AS "countyId", day::text AS day, jain, orders, priced, changed,
              cost_minutes AS "costMinutes"
         FROM dispatch.fairness_report
        WHERE ${withinRegions('county_id', '$1')} AND day BETWEEN $2 AND $3 ORDER BY day DESC, county_id LIMIT 200`,
      [ctx.scope.regionIds, from, to],
    );
    const full: FairnessReportDto[] = [];
    const names = new Map<string, string>();
    for (const report of reports) {
      const parts = await this.providers(this.db, report.countyId, report.day);
      for (const { providerId } of parts)
        if (!names.has(providerId))
          names.set(providerId, (await this.register.provider(this.db, providerId))?.name ?? '');
      const providers = parts.map((part) => ({ ...part, name: names.get(part.providerId)! }));
      full.push({ ...report, providers });
    }
    return full;
  }

  private providers(db: Queryable, countyId: number, day: string): Promise<Part[]> {
    const first = addDays(day, 1 - WINDOW_DAYS);
    return db.query<Part>(
      `SELECT f.provider_id AS "providerId",
              round(sum(f.capacity_minutes * f.quality))::bigint / 60.0::float8 AS "shareHours",
              (array_agg(f.quality ORDER BY f.day DESC))[1] AS quality,
              (array_agg(f.deficit_minutes ORDER BY f.day DESC))[1] AS "deficitMinutes",
              coalesce((SELECT sum(m.minutes)::bigint FROM dispatch.fairness_movement m
                         WHERE m.county_id = $1 AND m.provider_id = f.provider_id AND m.charged
                           AND m.at >= $4 AND m.at < $5), 0) AS "receivedMinutes"
         FROM dispatch.fairness_day f WHERE f.county_id = $1 AND f.day BETWEEN $2 AND $3
        GROUP BY f.provider_id ORDER BY f.provider_id`,
      [countyId, first, day, startOfDay(first), startOfDay(addDays(day, 1))],
    );
  }

  /** Of the day's orders for one caregiver that no family decided itself, by the prices their rankings keep. */
  private async effect(tx: Tx, countyId: number, day: string): Promise<Effect> {
    const rankings = await tx.query<{ caregivers: ConsideredCaregiver[] }>(
      `SELECT r.caregivers FROM dispatch.fairness_movement m
         JOIN dispatch.offer o ON o.id = m.offer_id JOIN dispatch.ranking r ON r.id = o.ranking_id
        WHERE m.county_id = $1 AND m.kind = 'GIVEN' AND m.charged AND m.at >= $2 AND m.at < $3
          AND r.weights_id IS NOT NULL AND r.choice = '{}' AND o.caregivers = 1`,
      [countyId, startOfDay(day), startOfDay(addDays(day, 1))],
    );
    const effects = rankings.map(({ caregivers }) => fairnessEffect(caregivers));
    return {
      priced: effects.length,
      changed: effects.filter(({ changed }) => changed).length,
      costMinutes: Math.round(effects.reduce((tenths, { cost }) => tenths + cost, 0) / 10),
    };
  }
}
