import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { addHours, addMinutes, BUSINESS_TIME_ZONE, businessDate, systemCtx } from '@anzhi/kernel';
import { DispatchFacade, type AlertKind } from '@anzhi/dispatch';
import { claimSlot, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { OnTheWaySettings } from './on-the-way.settings';
import { LATE_DEPARTURE_JOB, MISSED_CHECK_IN_JOB } from './visit-watch';

export const WATCH_SWEEP_JOB = 'visits.watch-sweep';
export const FORGET_POSITIONS_JOB = 'visits.forget-positions';
/** A job that is late by less than this is on its way. */
const PATIENCE_MINUTES = 1;
/** A visit that was due longer ago is for an officer and not for an alarm. */
const STALE_HOURS = 24;
/** Positions forgotten in one transaction. */
const BATCH = 5_000;

/** What the clocks of single visits may have missed, and what is kept long enough. */
@Injectable()
export class OnTheWaySweep {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly dispatch: DispatchFacade,
  ) {}

  /** Every worker knocks; there is one such job at a time, and what it schedules is keyed by its visit. */
  @Cron('40 * * * * *', { name: WATCH_SWEEP_JOB, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${WATCH_SWEEP_JOB}`), (tx) => {
      tx.schedule({ kind: WATCH_SWEEP_JOB, key: 'all', dueAt: tx.now });
      return Promise.resolve();
    });
  }

  /** The first worker of the day begins the work, which then goes on batch by batch. */
  @Cron('50 */10 * * * *', { name: FORGET_POSITIONS_JOB, timeZone: BUSINESS_TIME_ZONE })
  daily(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${FORGET_POSITIONS_JOB}`), async (tx) => {
      if (await claimSlot(tx, FORGET_POSITIONS_JOB, businessDate(tx.now)))
        tx.schedule({ kind: FORGET_POSITIONS_JOB, key: 'all', dueAt: tx.now });
    });
  }

  /** Only what is late whatever the way: a visit whose start and grace are over and of which nothing was told. */
  async watch(tx: Tx): Promise<void> {
    const { missed, tolerance } = await this.settings.all(tx, {
      missed: OnTheWaySettings.missedCheckInMinutes,
      tolerance: OnTheWaySettings.departureToleranceMinutes,
    });
    await this.again(tx, { kind: 'MISSED_CHECK_IN', job: MISSED_CHECK_IN_JOB, afterMinutes: missed });
    await this.again(tx, { kind: 'LATE_DEPARTURE', job: LATE_DEPARTURE_JOB, afterMinutes: tolerance });
  }

  async forget(tx: Tx): Promise<void> {
    const days = await this.settings.get(tx, OnTheWaySettings.positionDays);
    const forgotten = await tx.one<{ count: number }>(
      `WITH forgotten AS (
         DELETE FROM visits.position WHERE (visit_id, device_at) IN (
           SELECT visit_id, device_at FROM visits.position WHERE at <= $1 ORDER BY at LIMIT $2)
         RETURNING 1)
       SELECT count(*) FROM forgotten`,
      [addHours(tx.now, -days * 24), BATCH],
    );
    if (forgotten?.count === BATCH) tx.schedule({ kind: FORGET_POSITIONS_JOB, key: 'all', dueAt: tx.now });
  }

  private async again(
    tx: Tx,
    { kind, job, afterMinutes }: { kind: AlertKind; job: string; afterMinutes: number },
  ): Promise<void> {
    const before = addMinutes(tx.now, -PATIENCE_MINUTES - afterMinutes);
    const awaited = await tx.query<{ id: string; orderId: string; startsAt: Date }>(
      `SELECT id, order_id AS "orderId", starts_at AS "startsAt" FROM visits.visit
        WHERE state IN ('SCHEDULED', 'EN_ROUTE') AND (state = 'SCHEDULED' OR $3)
          AND starts_at BETWEEN $1 AND $2`,
      [addHours(before, -STALE_HOURS), before, kind === 'MISSED_CHECK_IN'],
    );
    const told = await this.dispatch.alertedBefore(tx, kind, awaited);
    for (const { id, orderId } of awaited)
      if (!told.has(orderId)) tx.schedule({ kind: job, key: id, dueAt: tx.now });
  }
}
