import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import {
  BUSINESS_TIME_ZONE,
  businessDate,
  firstDayOf,
  nextPeriod,
  periodOf,
  systemCtx,
  type Period,
} from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { claimSlot, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { rootOf } from '../sampling/draw.policy';
import { linesOf, yuan, type DisclosedVisit, type DisclosureLine } from './disclosure.policy';
import { DisclosureSettings } from './disclosure.settings';

const SCHEDULE = 'oversight.disclosure';

const OUTCOME_ZH: Readonly<Record<string, string>> = {
  CORRECTED: '更正时长',
  CLAWED_BACK: '追回',
  REFERRED: '移送',
};

/**
 * The month before is made public (阳光公示, policy.md 10.1): generated from what the ledger holds, frozen with its root,
 * sealed. What is found out later stands in a later month; what was public stays as it was.
 */
@Injectable()
export class Disclosures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly ledger: LedgerFacade,
  ) {}

  @Cron('20 */10 6-8 * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  async tick(): Promise<void> {
    const ctx = systemCtx(`schedule:${SCHEDULE}`);
    const due = await this.uow.run(ctx, async (tx) => {
      const today = businessDate(tx.now);
      const day = await this.settings.get(tx, DisclosureSettings.day);
      if (Number(today.slice(8)) < day || !(await claimSlot(tx, SCHEDULE, today))) return [];
      const period = before(periodOf(tx.now));
      const counties = await tx.query<{ countyId: number }>(
        `SELECT DISTINCT county_id AS "countyId" FROM oversight.visit_of_case
          WHERE starts_at >= $1::date AND starts_at < $2::date + 1`,
        [firstDayOf(period), firstDayOf(nextPeriod(period))],
      );
      return counties.map(({ countyId }) => ({ countyId, period }));
    });
    for (const { countyId, period } of due)
      await this.uow.run(ctx, (tx) => this.freeze(tx, countyId, period));
  }

  /** Once; a month that is public already stays as it is. */
  async freeze(tx: Tx, countyId: number, period: Period): Promise<void> {
    const least = await this.settings.get(tx, DisclosureSettings.leastPeople);
    const from = firstDayOf(period);
    const until = firstDayOf(nextPeriod(period));
    const lines = [
      ...linesOf(await this.visits(tx, countyId, from, until), least),
      ...(await this.findings(tx, countyId, from, until)),
      ...(await this.audits(tx, countyId, from, until)),
    ];
    const root = rootOf(lines.map(({ kind, cells }) => JSON.stringify([kind, ...cells])));
    const [there] = await tx.query(
      `INSERT INTO oversight.disclosure (county_id, period, lines, root, least_people, frozen_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING period`,
      [countyId, period, lines.length, root, least, tx.now],
    );
    if (!there) return;
    await this.write(tx, countyId, period, lines);
    const facts = { period, lines: lines.length, root: root.toString('hex') };
    await this.ledger.log(tx, { countyId, kind: 'DISCLOSURE', reference: `${countyId}-${period}`, facts });
    tx.audit({
      action: 'oversight.month-disclosed',
      ...{ subject: 'disclosure', subjectId: `${countyId}-${period}`, regionId: countyId },
      details: facts,
    });
  }

  private async write(
    tx: Tx,
    countyId: number,
    period: Period,
    lines: readonly DisclosureLine[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO oversight.disclosure_line (county_id, period, number, kind, cells)
       SELECT $1, $2, l.number, l.kind, ARRAY(SELECT jsonb_array_elements_text(l.cells))
         FROM jsonb_to_recordset($3::jsonb) AS l(number int, kind text, cells jsonb)`,
      [countyId, period, JSON.stringify(lines.map((line, index) => ({ number: index + 1, ...line })))],
    );
  }

  private visits(tx: Tx, countyId: number, from: string, until: string): Promise<DisclosedVisit[]> {
    return tx.query(
      `SELECT senior_id AS "seniorId", senior_name AS "seniorName", region_id AS "regionId", region_name AS "regionName",
              programme_name AS "programmeName", provider_id AS "providerId", provider_name AS "providerName",
              item_code AS "itemCode", item_zh AS "itemZh", billed_minutes AS minutes, public_fen AS "publicFen",
              price_fen AS "priceFen"
         FROM oversight.disclosed_visit
        WHERE county_id = $1 AND starts_at >= $2::date - 1 AND starts_at < $3::date + 1
          AND service_date >= $2::date AND service_date < $3::date
        ORDER BY visit_id`,
      [countyId, from, until],
    );
  }

  private async findings(tx: Tx, countyId: number, from: string, until: string): Promise<DisclosureLine[]> {
    const rows = await tx.query<{ providerName: string; outcome: string; visits: number; publicFen: number }>(
      `SELECT provider_name AS "providerName", outcome, visits, public_fen AS "publicFen" FROM oversight.disclosed_finding
        WHERE county_id = $1 AND (closed_at AT TIME ZONE 'Asia/Shanghai')::date >= $2
          AND (closed_at AT TIME ZONE 'Asia/Shanghai')::date < $3 ORDER BY provider_name, id`,
      [countyId, from, until],
    );
    return rows.map(({ providerName, outcome, visits, publicFen }) => ({
      kind: 'FINDING',
      cells: [providerName, OUTCOME_ZH[outcome], String(visits), yuan(publicFen)],
    }));
  }

  private async audits(tx: Tx, countyId: number, from: string, until: string): Promise<DisclosureLine[]> {
    const rows = await tx.query<{
      providerName: string;
      days: string;
      judged: number;
      wrong: number;
      clawbackFen: number;
    }>(
      `SELECT p.name AS "providerName", lower(f.period) || '—' || (upper(f.period) - 1) AS days,
              (SELECT coalesce(sum((s ->> 'judged')::int), 0)::int FROM jsonb_array_elements(e.workings -> 'strata') s)
                AS judged,
              (SELECT coalesce(sum((s ->> 'wrong')::int), 0)::int FROM jsonb_array_elements(e.workings -> 'strata') s)
                AS wrong, e.clawback_fen AS "clawbackFen"
         FROM oversight.sample_estimate e
         JOIN oversight.sample_frame f ON (f.county_id, f.id) = (e.county_id, e.frame_id)
         JOIN oversight.provider_name p ON p.id = f.provider_id
        WHERE e.county_id = $1 AND (e.at AT TIME ZONE 'Asia/Shanghai')::date >= $2
          AND (e.at AT TIME ZONE 'Asia/Shanghai')::date < $3
          AND e.number = (SELECT max(number) FROM oversight.sample_estimate x
                           WHERE (x.county_id, x.frame_id) = (e.county_id, e.frame_id))
        ORDER BY p.name, f.id`,
      [countyId, from, until],
    );
    return rows.map(({ providerName, days, judged, wrong, clawbackFen }) => ({
      kind: 'AUDIT',
      cells: [providerName, days, String(judged), String(wrong), yuan(clawbackFen)],
    }));
  }
}

const before = (period: Period): Period => (period % 100 === 1 ? period - 89 : period - 1);
