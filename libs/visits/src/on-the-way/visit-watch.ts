import { Injectable } from '@nestjs/common';
import { DispatchFacade, isPromise, type AlertKind } from '@anzhi/dispatch';
import { addMinutes } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { Settings, type StoredEvent, type StoredJob, type Tx } from '@anzhi/platform';
import { VisitEntity } from '../visits/visit.entity';
import type { VisitState } from '../visits/visit.state';
import { lateAt } from './on-the-way.policy';
import { OnTheWaySettings } from './on-the-way.settings';
import { sharingEnded } from './sharing';
import { WayTo } from './way-to';

/** The caregiver should have set off. Key: the visit. */
export const LATE_DEPARTURE_JOB = 'visits.late-departure';
/** The visit should have begun. Key: the visit. */
export const MISSED_CHECK_IN_JOB = 'visits.missed-check-in';

const OURS: readonly AlertKind[] = ['LATE_DEPARTURE', 'MISSED_CHECK_IN'];
const ENDED_UNSERVED: readonly VisitState[] = ['NO_SHOW_SENIOR', 'NO_SHOW_PROVIDER', 'ABORTED', 'CANCELLED'];
const AFTER_THE_WAY: readonly VisitState[] = ['IN_SERVICE', 'REPLACED', ...ENDED_UNSERVED];

/** Tells of a caregiver who does not come, at the moment when it is certain. */
@Injectable()
export class VisitWatch {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly dispatch: DispatchFacade,
    private readonly settings: Settings,
    private readonly way: WayTo,
  ) {}

  /** The visit has come into its state: clocks start with it, alerts and the way end by it. The order is locked. */
  async moved(tx: Tx, visit: VisitEntity): Promise<void> {
    if (visit.state === 'SCHEDULED') return this.schedule(tx, visit);
    const { orderId, caregiverId } = visit;
    if (AFTER_THE_WAY.includes(visit.state)) await sharingEnded(tx, visit);
    if (visit.state === 'IN_SERVICE')
      await this.dispatch.endAlerts(tx, orderId, OURS, 'CHECKED_IN', caregiverId);
    if (visit.state === 'REPLACED')
      await this.dispatch.endAlerts(tx, orderId, OURS, 'SENT_ANOTHER', caregiverId);
    if (ENDED_UNSERVED.includes(visit.state))
      await this.dispatch.endAlerts(tx, visit.orderId, OURS, 'ORDER_ENDED');
  }

  /** Where he is presumed to come from may have changed since the clock was set: then it is set again. */
  async late(tx: Tx, job: StoredJob): Promise<void> {
    const visit = await this.lockAwaited(tx, job.key);
    if (visit?.state !== 'SCHEDULED') return;
    const { dueAt, travelMinutes } = await this.lateness(tx, visit);
    if (dueAt > tx.now) return tx.schedule({ kind: LATE_DEPARTURE_JOB, key: visit.id, dueAt });
    await this.raise(tx, visit, 'LATE_DEPARTURE', addMinutes(tx.now, travelMinutes));
  }

  async missed(tx: Tx, job: StoredJob): Promise<void> {
    const visit = await this.lockAwaited(tx, job.key);
    if (!visit) return;
    const dueAt = await this.missedAt(tx, visit);
    if (dueAt > tx.now) return tx.schedule({ kind: MISSED_CHECK_IN_JOB, key: visit.id, dueAt });
    await this.raise(tx, visit, 'MISSED_CHECK_IN');
  }

  /** Somebody promised that he is coming: it is looked at again when a promise is due. */
  async promised(tx: Tx, event: StoredEvent<'dispatch.alert-closed.v1'>): Promise<void> {
    const { payload: closed, occurredAt } = event;
    if (!isPromise(closed.disposition) || !OURS.some((kind) => kind === closed.kind)) return;
    const awaited = await tx.query<{ id: string }>(
      `SELECT id FROM visits.visit WHERE order_id = $1 AND state IN ('SCHEDULED', 'EN_ROUTE') ORDER BY seat`,
      [closed.orderId],
    );
    const kind = closed.kind === 'LATE_DEPARTURE' ? LATE_DEPARTURE_JOB : MISSED_CHECK_IN_JOB;
    const dueAt = addMinutes(occurredAt, await this.dispatch.alertHandlingMinutes(tx));
    for (const { id } of awaited) tx.schedule({ kind, key: id, dueAt });
  }

  /** On the way, and expected at that moment: late, or in time after all. */
  async expected(tx: Tx, visit: VisitEntity, expectedAt: Date): Promise<void> {
    const tolerance = await this.settings.get(tx, OnTheWaySettings.departureToleranceMinutes);
    if (expectedAt > addMinutes(visit.startsAt, tolerance))
      await this.raise(tx, visit, 'LATE_DEPARTURE', expectedAt, true);
    else
      await this.dispatch.endAlerts(tx, visit.orderId, ['LATE_DEPARTURE'], 'ON_THE_WAY', visit.caregiverId);
  }

  private async schedule(tx: Tx, visit: VisitEntity): Promise<void> {
    const { dueAt } = await this.lateness(tx, visit);
    tx.schedule({ kind: LATE_DEPARTURE_JOB, key: visit.id, dueAt });
    tx.schedule({ kind: MISSED_CHECK_IN_JOB, key: visit.id, dueAt: await this.missedAt(tx, visit) });
  }

  private async lateness(tx: Tx, visit: VisitEntity): Promise<{ dueAt: Date; travelMinutes: number }> {
    const travelMinutes = await this.way.presumedMinutes(tx, visit);
    const limits = await this.settings.all(tx, {
      toleranceMinutes: OnTheWaySettings.departureToleranceMinutes,
      graceMinutes: OnTheWaySettings.departureGraceMinutes,
    });
    return { dueAt: lateAt(visit, travelMinutes, limits), travelMinutes };
  }

  private async missedAt(tx: Tx, { startsAt }: VisitEntity): Promise<Date> {
    return addMinutes(startsAt, await this.settings.get(tx, OnTheWaySettings.missedCheckInMinutes));
  }

  /** The order first, then the visit, as everywhere; undefined when nobody is awaited any more. */
  private async lockAwaited(tx: Tx, visitId: string): Promise<VisitEntity | undefined> {
    const found = await tx.repo(VisitEntity).findOneByOrFail({ id: visitId });
    const order = await this.ordering.lock(tx, found.orderId);
    const visit = await tx.repo(VisitEntity).findOneOrFail({
      where: { id: visitId },
      lock: { mode: 'pessimistic_write' },
    });
    const isAwaited = visit.state === 'SCHEDULED' || visit.state === 'EN_ROUTE';
    // the service may be on while whoever comes second is still awaited
    const isOn = order.state === 'ACCEPTED' || (order.state === 'IN_SERVICE' && visit.seat > 1);
    return isAwaited && isOn ? visit : undefined;
  }

  private raise(
    tx: Tx,
    visit: VisitEntity,
    kind: AlertKind,
    expectedAt?: Date,
    unlessEnded = false,
  ): Promise<void> {
    const { orderId, providerId, caregiverId, regionId, startsAt } = visit;
    return this.dispatch.raiseAlert(tx, {
      ...{ kind, orderId, providerId, caregiverId, regionId, startsAt, unlessEnded },
      ...(expectedAt ? { expectedAt } : {}),
    });
  }
}
