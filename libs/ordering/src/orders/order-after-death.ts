import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import type { StoredJob, Tx } from '@anzhi/platform';
import { OrderProgress } from './order-progress';
import { OrderStore } from './order-store';
import { orderMachine } from './order.state';

export const AFTER_DEATH_JOB = 'ordering.cancel-after-death';

/** Services end with the senior's life (policy.md 0.3, no. 3): what is booked and has not begun is cancelled. */
@Injectable()
export class OrderAfterDeath {
  constructor(
    private readonly store: OrderStore,
    private readonly progress: OrderProgress,
  ) {}

  /** One job an order, so that each locks only its own. */
  async hear(tx: Tx, event: EventMap['people.life-event-recorded.v1']): Promise<void> {
    if (event.kind !== 'DEATH') return;
    const orders = await tx.query<{ id: string }>(
      `SELECT id FROM ordering."order" WHERE senior_id = $1 AND state = ANY($2)`,
      [event.seniorId, orderMachine.sources('cancelBySystem')],
    );
    for (const { id } of orders)
      tx.schedule({ kind: AFTER_DEATH_JOB, key: id, dueAt: tx.now, payload: { orderId: id } });
  }

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.store.lock(tx, job.payload.orderId as string);
    if (!orderMachine.next(order.state, 'cancelBySystem')) return;
    await this.progress.end(tx, order, 'cancelBySystem', { reason: 'SENIOR_DECEASED' });
  }
}
