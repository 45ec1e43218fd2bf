import { Injectable } from '@nestjs/common';
import { firstDayOf, periodOfDate, type Period } from '@anzhi/kernel';
import { Settings, type Queryable } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import { Deciding } from '../decisions/deciding';
import { FactSheets } from '../decisions/fact-sheets';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import type { ProgrammeLaw } from '../programmes/programme';
import { monthIn } from '../wording';
import { issuedFrom } from './due.policy';

/** What is asked before a booking: for whom, when, and which programmes could pay. */
export interface GateWish {
  readonly seniorId: string;
  readonly countyId: number;
  readonly programmes: readonly Pick<ProgrammeLaw, 'id' | 'enrolment'>[];
  /** Day of the service, `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * A booking belongs to the month of its service and is paid from that month's grant. Somebody who will be granted
 * something by itself and books before it is issued would pay himself what he need not: he is told when to come
 * back. Whoever will get nothing may book any day.
 */
@Injectable()
export class MonthGate {
  constructor(
    private readonly bases: Bases,
    private readonly sheets: FactSheets,
    private readonly deciding: Deciding,
    private readonly settings: Settings,
  ) {}

  /** For a senior without a lot for the day. @throws entitlement.month-not-issued */
  async refuseBeforeIssue(db: Queryable, wish: GateWish): Promise<void> {
    const period = periodOfDate(wish.date);
    const automatic = wish.programmes.filter(({ enrolment }) => enrolment === 'AUTOMATIC');
    if (!automatic.length || (await this.isIssued(db, wish.countyId, period))) return;
    const on = firstDayOf(period);
    const people = await this.sheets.of(db, [wish.seniorId], on);
    if (people[0]?.countyId !== wish.countyId) return;
    const [{ results }] = await this.deciding.bulk(db, await this.bases.on(db, wish.countyId, on), people);
    const ids = new Set(automatic.map(({ id }) => id));
    if (!results.some(({ programmeId, granted }) => granted > 0 && ids.has(programmeId))) return;
    const aheadDays = await this.settings.get(db, EntitlementSettings.issueAheadDays);
    throw EntitlementErrors.monthNotIssued(
      { month: monthIn(period).zh, from: issuedFrom(period, aheadDays) },
      '/startsAt',
    );
  }

  private async isIssued(db: Queryable, countyId: number, period: Period): Promise<boolean> {
    const [run] = await db.query(
      `SELECT FROM entitlement.issuance_run
        WHERE county_id = $1 AND period = $2 AND kind = 'MONTHLY' AND state = 'CLOSED'`,
      [countyId, period],
    );
    return run !== undefined;
  }
}
