import { Injectable } from '@nestjs/common';
import { addDays, businessDate, nextPeriod, periodOfDate, type Period } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../entitlement.settings';
import { Grants } from '../grants/grants';
import { Clawbacks } from './clawbacks';
import type { Stop } from './stop';
import { StopCases } from './stop-cases';
import { StopStore, type StopStep } from './stop-store';
import { firstOfNextMonth } from './stop-terms.policy';
import { StoppedLots } from './stopped-lots';

/**
 * Lifts a stop as if it had never been: what lapsed comes back, services that were taken back are paid again, months
 * that were missed are paid.
 */
@Injectable()
export class Lifting {
  constructor(
    private readonly store: StopStore,
    private readonly lots: StoppedLots,
    private readonly cases: StopCases,
    private readonly clawbacks: Clawbacks,
    private readonly grants: Grants,
    private readonly settings: Settings,
  ) {}

  /** @throws entitlement.stop-step-not-possible, entitlement.another-person */
  async lift(tx: Tx, stop: Stop, step: StopStep): Promise<Stop> {
    const lifted = await this.store.move(tx, stop, 'lift', step);
    await this.cases.drop(tx, stop.id, step.reason);
    const unfounded = await this.clawbacks.unfounded(tx, stop);
    await this.lots.giveBack(tx, stop, new Set(unfounded.flatMap(({ lotIds }) => lotIds)));
    await this.clawbacks.payAgain(tx, unfounded);
    await this.payMissedMonths(tx, stop);
    return lifted;
  }

  private async payMissedMonths(tx: Tx, stop: Stop): Promise<void> {
    const current = periodOfDate(businessDate(tx.now));
    const programmeCode = await this.codeOf(tx, stop);
    for (const period of await this.missed(tx, stop)) {
      const kind = period < current ? 'BACK_PAY' : 'SUPPLEMENT';
      await this.grants.issueTo(tx, { programmeCode, period, seniorIds: [stop.seniorId], kind });
    }
  }

  /** The months the stop kept from being granted: none that is to be issued in its turn. */
  private async missed(tx: Tx, { noGrantsFrom, until }: Stop): Promise<Period[]> {
    const today = businessDate(tx.now);
    const aheadDays = await this.settings.get(tx, EntitlementSettings.issueAheadDays);
    const isComingIssued = addDays(today, aheadDays) >= firstOfNextMonth(today);
    const current = periodOfDate(today);
    const lastIssued = isComingIssued ? nextPeriod(current) : current;
    const lastStopped = until === null ? lastIssued : periodOfDate(addDays(until, -1));
    const periods: Period[] = [];
    for (let at = periodOfDate(noGrantsFrom); at <= Math.min(lastIssued, lastStopped); at = nextPeriod(at))
      periods.push(at);
    return periods;
  }

  private async codeOf(tx: Tx, { programmeId }: Stop): Promise<string | undefined> {
    if (!programmeId) return undefined;
    const row = await tx.one<{ code: string }>('SELECT code FROM entitlement.programme WHERE id = $1', [
      programmeId,
    ]);
    return row?.code;
  }
}
