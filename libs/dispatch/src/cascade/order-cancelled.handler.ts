import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import { OrderingFacade, type OrderState } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { OfferStore } from '../offers/offer-store';
import { UnmetRegister } from '../unmet/unmet-register';

const WILL_NOT_TAKE_PLACE: readonly OrderState[] = [
  'CANCELLED_BY_FAMILY',
  'CANCELLED_BY_OFFICER',
  'CANCELLED_BY_SYSTEM',
  'EXPIRED_UNSERVED',
];

/** An order that ends before its visit begins frees everybody who was asked or sent for it. */
@Injectable()
export class OrderCancelled {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly offers: OfferStore,
    private readonly assignments: AssignmentStore,
    private readonly unmet: UnmetRegister,
  ) {}

  async apply(tx: Tx, event: EventMap['ordering.order-cancelled.v1']): Promise<void> {
    const order = await this.ordering.lock(tx, event.orderId);
    // a visit that failed at the door keeps its offer and its assignment as they were
    if (!WILL_NOT_TAKE_PLACE.includes(order.state)) return;
    const reason = order.state;
    for (const offer of await this.offers.ofOrder(tx, order.id)) {
      if (offer.state === 'OPEN' || offer.state === 'ACCEPTED')
        await this.offers.close(tx, order, offer, 'withdraw', { reason });
    }
    await this.assignments.release(tx, order, reason);
    await this.unmet.resolve(tx, order.id, 'MOVED_ON', reason);
  }
}
