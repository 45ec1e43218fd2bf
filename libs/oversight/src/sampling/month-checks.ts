import { randomBytes } from 'node:crypto';
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
import { claimSlot, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { AuditTasks, type TaskKind, type TaskSource } from './audit-tasks';
import { drawKey } from './draw.policy';
import { SamplingSettings } from './sampling.settings';

const SCHEDULE = 'oversight.month-checks';

interface Checked {
  readonly countyId: number;
  readonly providerId: string;
  readonly visitId: string;
  readonly isFirst: boolean;
  readonly isVoucher: boolean;
  readonly hasCall: boolean;
  readonly hasVisit: boolean;
}

interface Share {
  readonly kind: TaskKind;
  readonly source: TaskSource;
  readonly bp: number;
  readonly has: (visit: Checked) => boolean;
}

/**
 * Every night: each first visit of a provider to a senior is called back, of each provider's visits of the month at
 * least a fifth, of the national voucher's at least one in a hundred is looked at on site (policy.md 10.1, 0.3 no. 37).
 * Which ones is drawn by the system, from a seed that is as new as the night.
 */
@Injectable()
export class MonthChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly tasks: AuditTasks,
  ) {}

  @Cron('40 */10 3-5 * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  async tick(): Promise<void> {
    const ctx = systemCtx(`schedule:${SCHEDULE}`);
    const months = await this.uow.run(ctx, async (tx) => {
      if (!(await claimSlot(tx, SCHEDULE, businessDate(tx.now)))) return [];
      const current = periodOf(tx.now);
      return tx.query<{ countyId: number; period: Period }>(
        `SELECT DISTINCT v.county_id AS "countyId", p.period FROM oversight.visit_of_case v,
                unnest($1::int[]) AS p(period)
          WHERE v.starts_at >= to_date(p.period::text, 'YYYYMM')`,
        [[before(current), current]],
      );
    });
    for (const { countyId, period } of months)
      await this.uow.run(ctx, (tx) => this.fill(tx, countyId, period));
  }

  /** Adds the tasks that are missing of a month so far. Doing it again adds nothing. */
  async fill(tx: Tx, countyId: number, period: Period): Promise<void> {
    const { callBackBp, voucherOnSiteBp } = await this.settings.all(tx, SamplingSettings);
    const visits = await this.visits(tx, countyId, period);
    const seed = randomBytes(32);
    for (const visit of visits)
      if (visit.isFirst && !visit.hasCall)
        await this.tasks.add(tx, { ...visit, kind: 'CALL_BACK', source: 'FIRST_VISIT' });
    const called: Share = {
      ...{ kind: 'CALL_BACK', source: 'MONTH_SHARE', bp: callBackBp },
      has: ({ hasCall, isFirst }) => hasCall || isFirst,
    };
    const providers = new Set(visits.map(({ providerId }) => providerId));
    for (const id of providers)
      await this.share(
        tx,
        visits.filter(({ providerId }) => providerId === id),
        called,
        seed,
      );
    const seen: Share = {
      ...{ kind: 'ON_SITE', source: 'VOUCHER_FLOOR', bp: voucherOnSiteBp },
      has: ({ hasVisit }) => hasVisit,
    };
    await this.share(
      tx,
      visits.filter(({ isVoucher }) => isVoucher),
      seen,
      seed,
    );
  }

  /** As many as are missing to the share, the first in the order of the draw. */
  private async share(tx: Tx, visits: readonly Checked[], share: Share, seed: Buffer): Promise<void> {
    const there = visits.filter(share.has).length;
    const missing = Math.ceil((visits.length * share.bp) / 10_000) - there;
    const chosen = visits
      .filter((visit) => !share.has(visit))
      .map((visit) => ({ visit, key: drawKey(seed, visit.visitId) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, Math.max(missing, 0));
    const { kind, source } = share;
    for (const { visit } of chosen) await this.tasks.add(tx, { ...visit, kind, source, seed });
  }

  private visits(tx: Tx, countyId: number, period: Period): Promise<Checked[]> {
    return tx.query(
      `SELECT c.county_id AS "countyId", c.provider_id AS "providerId", c.visit_id AS "visitId",
              coalesce(c.is_voucher, false) AS "isVoucher",
              NOT EXISTS (SELECT FROM oversight.visit_of_case e
                           WHERE e.senior_id = c.senior_id AND e.provider_id = c.provider_id AND e.state = 'VERIFIED'
                             AND e.starts_at < c.starts_at) AS "isFirst",
              EXISTS (SELECT FROM oversight.audit_task t WHERE t.visit_id = c.visit_id AND t.kind = 'CALL_BACK') AS "hasCall",
              EXISTS (SELECT FROM oversight.audit_task t WHERE t.visit_id = c.visit_id AND t.kind = 'ON_SITE') AS "hasVisit"
         FROM oversight.captured_visit c
        WHERE c.county_id = $1 AND c.starts_at >= $2::date - 1 AND c.starts_at < $3::date + 1
          AND c.service_date >= $2::date AND c.service_date < $3::date
        ORDER BY c.visit_id`,
      [countyId, firstDayOf(period), firstDayOf(nextPeriod(period))],
    );
  }
}

const before = (period: Period): Period => (period % 100 === 1 ? period - 89 : period - 1);
