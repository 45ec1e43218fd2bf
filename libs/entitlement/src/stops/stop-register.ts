import { Injectable } from '@nestjs/common';
import { addDays, businessDate, nextPeriod, periodOf, startOfDay } from '@anzhi/kernel';
import { Settings, type StoredJob, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../entitlement.settings';
import { GrantStore } from '../grants/grant.store';
import type { Stop } from './stop';
import { StopCases } from './stop-cases';
import type { StopLevel, StopReason } from './stop.state';
import { StopStore } from './stop-store';
import { noticeOf, type StopTerms } from './stop-terms.policy';
import { StoppedLots } from './stopped-lots';

export const STOP_BEGINS_JOB = 'entitlement.stop-begins';

/** Whose claim ends, and why. */
export interface StopOrder {
  readonly seniorId: string;
  readonly countyId: number;
  /** Township. */
  readonly regionId: number;
  /** null: every programme. */
  readonly programme: { readonly id: string; readonly zh: string; readonly en: string } | null;
  readonly reason: StopReason;
  /** What it comes of; the same cause stops the same programme once. */
  readonly causeId: string;
  /** The day of the fact, `YYYY-MM-DD`. */
  readonly happenedOn: string;
  readonly terms: StopTerms;
  /** A few words for the notice, without personal data. */
  readonly detail?: string;
  /** The officer's part; left out: the system, because of a fact. */
  readonly by?: { readonly role: string; readonly level: StopLevel; readonly reason: string };
}

/**
 * Records a stop with everything it does at once: lots are closed, captures in it withheld, and ordering hears which
 * orders cannot be served any more.
 */
@Injectable()
export class StopRegister {
  constructor(
    private readonly store: StopStore,
    private readonly lots: StoppedLots,
    private readonly cases: StopCases,
    private readonly grants: GrantStore,
    private readonly settings: Settings,
  ) {}

  /** @returns undefined when this cause has its stop already */
  async record(tx: Tx, order: StopOrder): Promise<Stop | undefined> {
    const { terms, programme, reason, countyId } = order;
    await this.lockMonths(tx, countyId);
    const days = await this.settings.get(tx, EntitlementSettings.appealDays);
    const appealUntil = addDays(businessDate(tx.now), days);
    const notice = noticeOf(reason, terms, { programme, appealUntil, detail: order.detail });
    const stop = await this.store.insert(
      tx,
      {
        ...{
          seniorId: order.seniorId,
          countyId,
          regionId: order.regionId,
          programmeId: programme?.id ?? null,
        },
        ...{ kind: terms.kind, reason, causeId: order.causeId, happenedOn: order.happenedOn },
        ...{ from: terms.from, until: terms.until, withholdFrom: terms.withholdFrom },
        ...{ noGrantsFrom: terms.noGrantsFrom, wholeService: terms.wholeService },
        ...{ noticeZh: notice.zh, noticeEn: notice.en, appealUntil },
      },
      order.by ?? { role: 'SYSTEM', reason: notice.zh },
    );
    if (!stop) return undefined;
    if (terms.lapses) await this.closeLots(tx, stop);
    await this.cases.open(tx, stop);
    tx.publish({
      type: 'entitlement.stopped.v1',
      payload: {
        stopId: stop.id,
        seniorId: stop.seniorId,
        programmeId: stop.programmeId,
        from: stop.from,
        until: stop.until,
        reason,
        wholeService: stop.wholeService,
      },
      audience: { regionId: stop.regionId },
    });
    return stop;
  }

  /** Job: the first day of a stop that was recorded before. */
  async begins(tx: Tx, job: StoredJob): Promise<void> {
    const stop = await this.store.lock(tx, job.key);
    if (stop.state !== 'LIFTED') await this.lots.close(tx, stop);
  }

  private async closeLots(tx: Tx, stop: Stop): Promise<void> {
    await this.lots.close(tx, stop);
    if (stop.from > businessDate(tx.now))
      tx.schedule({ kind: STOP_BEGINS_JOB, key: stop.id, dueAt: startOfDay(stop.from) });
  }

  /** Whoever grants these months now has granted before, or sees the stop. */
  private async lockMonths(tx: Tx, countyId: number): Promise<void> {
    const current = periodOf(tx.now);
    for (const period of [current, nextPeriod(current)])
      await this.grants.lockMonth(tx, countyId, period, 'ALONE');
  }
}
