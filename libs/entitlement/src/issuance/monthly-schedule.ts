import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import {
  BUSINESS_TIME_ZONE,
  businessDate,
  nextPeriod,
  periodOf,
  systemCtx,
  type Period,
} from '@anzhi/kernel';
import { claimSlot, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { FactSheets } from '../decisions/fact-sheets';
import { EntitlementSettings } from '../entitlement.settings';
import { LotEnds } from '../grants/lot-ends';
import { addMonths } from '../grants/lots.policy';
import { Counties } from '../programmes/counties';
import { issuedFrom } from './due.policy';
import { RunDecisions } from './run-decisions';

const SCHEDULE = 'entitlement.months';
/** How far ahead the tables of the months are opened. */
const OPEN_MONTHS = 6;

/**
 * Once a day sees to it that this month is planned, the coming one from its day on, and that lots end whose days are
 * over. Every worker knocks every ten minutes; the first one of the day does it, in the transaction that takes the
 * slot, so a crash leaves the slot free for the next knock.
 */
@Injectable()
export class MonthlySchedule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly counties: Counties,
    private readonly sheets: FactSheets,
    private readonly decisions: RunDecisions,
    private readonly ends: LotEnds,
  ) {}

  @Cron('0 */10 * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      const today = businessDate(tx.now);
      if (!(await claimSlot(tx, SCHEDULE, today))) return;
      const current = periodOf(tx.now);
      await tx.query('CALL entitlement.open_months($1, $2)', [current, addMonths(current, OPEN_MONTHS)]);
      const periods = await this.duePeriods(tx, current);
      for (const countyId of await this.inhabited(tx, today))
        for (const period of periods) await this.decisions.plan(tx, { countyId, period }, 'FIRST');
      await this.ends.scheduleDue(tx);
    });
  }

  private async duePeriods(tx: Tx, current: Period): Promise<Period[]> {
    const coming = nextPeriod(current);
    const aheadDays = await this.settings.get(tx, EntitlementSettings.issueAheadDays);
    return businessDate(tx.now) >= issuedFrom(coming, aheadDays) ? [current, coming] : [current];
  }

  /** Counties with anybody on file. */
  private async inhabited(tx: Tx, on: string): Promise<number[]> {
    const inhabited: number[] = [];
    for (const countyId of await this.counties.of(null))
      if ((await this.sheets.page(tx, { countyId, after: null, limit: 1, on })).length)
        inhabited.push(countyId);
    return inhabited;
  }
}
