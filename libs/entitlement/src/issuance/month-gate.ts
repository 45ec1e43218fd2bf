import { Injectable } from '@nestjs/common';
import { firstDayOf, periodOfDate } from '@anzhi/kernel';
import { Settings, type Queryable } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { EntitlementSettings } from '../entitlement.settings';
import { awardFor } from '../grants/award.policy';
import { issuedFrom } from '../grants/grants';
import { Population } from '../grants/population';
import type { Programme } from '../programmes/programme';
import { ProgrammeQueries } from '../programmes/programme.queries';
import { monthIn } from '../wording';

/**
 * A booking belongs to the month of its service and is paid from that month's grant. Somebody who will be granted
 * minutes and books before they are issued would pay himself what he need not: he is told when to come back.
 * Whoever will get none may book any day.
 */
@Injectable()
export class MonthGate {
  constructor(
    private readonly programmes: ProgrammeQueries,
    private readonly population: Population,
    private readonly settings: Settings,
  ) {}

  /** For a senior without a lot for the day. @throws entitlement.month-not-issued */
  async refuseBeforeIssue(
    db: Queryable,
    wish: { seniorId: string; countyId: number; programmes: readonly Programme[]; date: string },
  ): Promise<void> {
    const period = periodOfDate(wish.date);
    const on = firstDayOf(period);
    const waiting = await this.notIssued(db, wish.countyId, wish.programmes, period);
    if (!waiting.length) return;
    const [facts] = await this.population.of(db, [wish.seniorId], on);
    if (!facts || facts.countyId !== wish.countyId) return;
    for (const programme of waiting) {
      if (!awardFor(facts, await this.programmes.rates(db, programme.id), on)) continue;
      const aheadDays = await this.settings.get(db, EntitlementSettings.issueAheadDays);
      throw EntitlementErrors.monthNotIssued(
        { month: monthIn(period).zh, from: issuedFrom(period, aheadDays) },
        '/startsAt',
      );
    }
  }

  private async notIssued(
    db: Queryable,
    countyId: number,
    programmes: readonly Programme[],
    period: number,
  ): Promise<Programme[]> {
    const rows = await db.query<{ programmeId: string }>(
      `SELECT DISTINCT programme_id AS "programmeId" FROM entitlement.monthly_run
        WHERE county_id = $1 AND programme_id = ANY($2::uuid[]) AND period = $3 AND kind = 'ISSUE'
          AND finished_at IS NOT NULL`,
      [countyId, programmes.map(({ id }) => id), period],
    );
    return programmes.filter(({ id }) => !rows.some(({ programmeId }) => programmeId === id));
  }
}
