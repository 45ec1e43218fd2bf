import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import { EntitlementFacade } from '@anzhi/entitlement';
import { BUSINESS_TIME_ZONE } from '@anzhi/kernel';
import type { StoredJob, Tx } from '@anzhi/platform';
import { OrderProgress } from './order-progress';
import { OrderStore } from './order-store';
import { orderMachine } from './order.state';

export const AFTER_STOP_JOB = 'ordering.cancel-after-stop';

/** What the history of an order says; the stop itself says more. */
const REASONS: Readonly<Record<string, string>> = {
  DEATH: 'SENIOR_DECEASED',
  HOSPITAL: 'SENIOR_IN_HOSPITAL',
  INSTITUTION: 'SENIOR_IN_INSTITUTION',
  MOVE_OUT: 'SENIOR_MOVED_OUT',
};

/**
 * What is booked for the days of a stop and has not begun is cancelled (policy.md 0.3, no. 3): all of it where the
 * senior cannot be served, else what the programme would pay.
 */
@Injectable()
export class OrderAfterStop {
  constructor(
    private readonly store: OrderStore,
    private readonly progress: OrderProgress,
    private readonly entitlement: EntitlementFacade,
  ) {}

  /** One job an order, so that each locks only its own. */
  async hear(tx: Tx, stop: EventMap['entitlement.stopped.v1']): Promise<void> {
    const booked = await this.booked(tx, stop);
    const hit = stop.wholeService
      ? booked
      : await this.entitlement.ordersPaidBy(tx, booked, stop.programmeId);
    const reason = REASONS[stop.reason] ?? 'ENTITLEMENT_STOPPED';
    for (const orderId of hit)
      tx.schedule({ kind: AFTER_STOP_JOB, key: orderId, dueAt: tx.now, payload: { orderId, reason } });
  }

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const { orderId, reason } = job.payload as { orderId: string; reason: string };
    const order = await this.store.lock(tx, orderId);
    if (!orderMachine.next(order.state, 'cancelBySystem')) return;
    await this.progress.end(tx, order, 'cancelBySystem', { reason });
  }

  private async booked(
    tx: Tx,
    { seniorId, from, until }: EventMap['entitlement.stopped.v1'],
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM ordering."order"
        WHERE senior_id = $1 AND state = ANY($2)
          AND daterange($3, $4) @> (starts_at AT TIME ZONE '${BUSINESS_TIME_ZONE}')::date ORDER BY id`,
      [seniorId, orderMachine.sources('cancelBySystem'), from, until],
    );
    return rows.map(({ id }) => id);
  }
}
