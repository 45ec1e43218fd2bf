import { Injectable } from '@nestjs/common';
import { addMinutes } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { Settings, type StoredJob, type Tx } from '@anzhi/platform';
import { assignmentsOf } from '../assignments/assignment.queries';
import { unassignedAt } from './alert.policy';
import { AlertSettings } from './alert.settings';
import { AlertStore } from './alert-store';

/** An accepted order has no caregiver, and its start is near. Key: the order. */
export const NO_CAREGIVER_JOB = 'dispatch.no-caregiver';

/** How long after its start an order is still worth a word. */
const STALE_HOURS = 24;

/** Orders a provider accepted and sends nobody to. */
@Injectable()
export class CaregiverWatch {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly settings: Settings,
    private readonly alerts: AlertStore,
  ) {}

  /** The order was accepted, or has lost its caregiver, at this moment. */
  async schedule(tx: Tx, orderId: string): Promise<void> {
    const order = await this.ordering.order(tx, orderId);
    if (order?.state !== 'ACCEPTED') return;
    const limits = await this.settings.all(tx, {
      beforeMinutes: AlertSettings.noCaregiverMinutes,
      graceMinutes: AlertSettings.assignGraceMinutes,
    });
    tx.schedule({
      kind: NO_CAREGIVER_JOB,
      key: orderId,
      dueAt: unassignedAt(order.startsAt, tx.now, limits),
    });
  }

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.ordering.lock(tx, job.key);
    if (order.state !== 'ACCEPTED' || !order.providerId) return;
    if ((await assignmentsOf(tx, order.id)).length === order.caregivers) return;
    const { id: orderId, providerId, regionId, startsAt } = order;
    await this.alerts.raise(tx, { kind: 'NO_CAREGIVER', orderId, providerId, regionId, startsAt });
  }

  /** Orders whose moment has passed and of which nothing was told. @param before a moment ago: the job goes first */
  async forgotten(tx: Tx, before: Date): Promise<string[]> {
    const { near, grace } = await this.settings.all(tx, {
      near: AlertSettings.noCaregiverMinutes,
      grace: AlertSettings.assignGraceMinutes,
    });
    const rows = await tx.query<{ orderId: string }>(
      `SELECT o.order_id AS "orderId" FROM dispatch.offer o
        WHERE o.state = 'ACCEPTED' AND o.starts_at BETWEEN $1 AND $2 AND o.accepted_at <= $3
          AND (SELECT count(DISTINCT s.seat) FROM dispatch.assignment s
                WHERE s.order_id = o.order_id AND (s.active OR s.released_at > $3)) < o.caregivers
          AND NOT EXISTS (SELECT FROM dispatch.alert a
                           WHERE a.kind = 'NO_CAREGIVER' AND a.order_id = o.order_id AND a.starts_at = o.starts_at)`,
      [addMinutes(before, -STALE_HOURS * 60), addMinutes(before, near), addMinutes(before, -grace)],
    );
    return rows.map(({ orderId }) => orderId);
  }
}
