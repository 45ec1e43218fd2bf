import { Injectable } from '@nestjs/common';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import type { Queryable, Tx } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';

export type ProviderOrder = OrderView & { readonly providerId: string };

/** An order that the caller's organisation has accepted. Any other is not found. */
@Injectable()
export class OrderOfProvider {
  constructor(private readonly ordering: OrderingFacade) {}

  async find(db: Queryable, organisationIds: readonly string[], orderId: string): Promise<ProviderOrder> {
    return ofProvider(await this.ordering.order(db, orderId), organisationIds);
  }

  /** Under the order's lock, and while nobody has set out for it. @throws dispatch.order-moved-on */
  async lockAccepted(tx: Tx, orderId: string): Promise<ProviderOrder> {
    await this.find(tx, tx.ctx.scope.organisationIds, orderId);
    const order = ofProvider(await this.ordering.lock(tx, orderId), tx.ctx.scope.organisationIds);
    if (order.state !== 'ACCEPTED') throw DispatchErrors.orderMovedOn();
    return order;
  }
}

function ofProvider(order: OrderView | undefined, organisationIds: readonly string[]): ProviderOrder {
  const providerId = order?.providerId;
  if (!order || !providerId || !organisationIds.includes(providerId)) throw DispatchErrors.orderNotFound();
  return { ...order, providerId };
}
