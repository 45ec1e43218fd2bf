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
import { EntitlementSettings } from '../entitlement.settings';
import { issuedFrom } from '../grants/grants';
import { ProgrammeQueries } from '../programmes/programme.queries';
import { Counties } from '../programmes/counties';
import { Issuance } from './issuance';

const SCHEDULE = 'entitlement.months';

/**
 * Once a day sees to it that this month is issued, the coming one from its day on, and that what is over lapses.
 * Every worker knocks every ten minutes; the first one of the day does it, in the transaction that takes the slot,
 * so a crash leaves the slot free for the next knock.
 */
@Injectable()
export class MonthlySchedule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly programmes: ProgrammeQueries,
    private readonly counties: Counties,
    private readonly issuance: Issuance,
  ) {}

  @Cron('0 */10 * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      if (!(await claimSlot(tx, SCHEDULE, businessDate(tx.now)))) return;
      for (const period of await this.duePeriods(tx)) await this.issue(tx, period);
      await this.lapse(tx);
    });
  }

  private async duePeriods(tx: Tx): Promise<Period[]> {
    const current = periodOf(tx.now);
    const coming = nextPeriod(current);
    const aheadDays = await this.settings.get(tx, EntitlementSettings.issueAheadDays);
    return businessDate(tx.now) >= issuedFrom(coming, aheadDays) ? [current, coming] : [current];
  }

  private async issue(tx: Tx, period: Period): Promise<void> {
    for (const programme of await this.programmes.inForce(tx, firstDayOf(period)))
      for (const countyId of await this.counties.of(programme.regionId))
        await this.issuance.startOnce(tx, { kind: 'ISSUE', countyId, programmeId: programme.id, period });
  }

  /** Every month that was issued and is over, however long no worker was there to notice. */
  private async lapse(tx: Tx): Promise<void> {
    const over = await tx.query<{ countyId: number; programmeId: string; period: Period }>(
      `SELECT DISTINCT i.county_id AS "countyId", i.programme_id AS "programmeId", i.period
         FROM entitlement.monthly_run i
        WHERE i.kind = 'ISSUE' AND i.period < $1
          AND NOT EXISTS (SELECT FROM entitlement.monthly_run l WHERE l.kind = 'LAPSE'
                 AND (l.county_id, l.programme_id, l.period) = (i.county_id, i.programme_id, i.period))`,
      [periodOf(tx.now)],
    );
    for (const run of over) await this.issuance.startOnce(tx, { kind: 'LAPSE', ...run });
  }
}
