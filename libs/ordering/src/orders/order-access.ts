import { Injectable } from '@nestjs/common';
import { PeopleFacade } from '@anzhi/people';
import type { Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import { ActingFor } from './acting-for';
import { OrderStore } from './order-store';
import type { BookedAs, OrderView } from './order.view';

/** The order under its lock, for a caller who may change it. */
@Injectable()
export class OrderAccess {
  constructor(
    private readonly store: OrderStore,
    private readonly people: PeopleFacade,
    private readonly acting: ActingFor,
  ) {}

  /** @throws ordering.order-not-found also when it exists and the caller may not book for its senior */
  async toChange(tx: Tx, id: string): Promise<{ order: OrderView; capacity: BookedAs }> {
    const order = await this.store.lock(tx, id);
    const senior = await this.people.senior(tx, order.seniorId);
    const capacity = senior && (await this.acting.capacity(tx, tx.ctx, senior));
    if (!capacity) throw OrderingErrors.orderNotFound();
    return { order, capacity };
  }
}
