import { Injectable } from '@nestjs/common';
import type { NewJob, StoredJob, Tx } from '@anzhi/platform';
import { OrderProgress } from './order-progress';
import { OrderStore } from './order-store';
import { orderMachine } from './order.state';

export const EXPIRY_JOB = 'ordering.expiry';

/** The start is part of the key: a rescheduled order gets a timer of its own and the old one finds nothing to do. */
export const expiryJob = (orderId: string, startsAt: Date): NewJob => ({
  kind: EXPIRY_JOB,
  key: `${orderId}@${startsAt.getTime()}`,
  dueAt: startsAt,
  payload: { orderId },
});

/** An order nobody accepted by its start will not be served: it ends, and what was held is free again. */
@Injectable()
export class ExpireOrder {
  constructor(
    private readonly store: OrderStore,
    private readonly progress: OrderProgress,
  ) {}

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.store.lock(tx, job.payload.orderId as string);
    if (order.startsAt > tx.now || !orderMachine.next(order.state, 'expire')) return;
    await this.progress.expired(tx, order.id);
  }
}
