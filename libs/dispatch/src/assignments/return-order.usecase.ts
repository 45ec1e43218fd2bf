import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { UnitOfWork } from '@anzhi/platform';
import { AskNext } from '../cascade/ask-next';
import type { RefuseDto } from '../offers/offer.dto';
import { OfferStore } from '../offers/offer-store';
import { Replacements } from '../redispatch/replacements';
import type { ReturnedOrderDto } from './assignment.dto';
import { AssignmentStore } from './assignment-store';
import { OrderOfProvider } from './order-of-provider';

/**
 * The provider cannot keep its word: the order goes to the next one, the hold stays, and the return is on record.
 * The family hears of it with the outcome.
 */
@Injectable()
export class ReturnOrder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderOfProvider,
    private readonly ordering: OrderingFacade,
    private readonly offers: OfferStore,
    private readonly assignments: AssignmentStore,
    private readonly replacements: Replacements,
    private readonly askNext: AskNext,
  ) {}

  execute(ctx: Ctx, orderId: string, { reason, note }: RefuseDto): Promise<ReturnedOrderDto> {
    return this.uow.run(ctx, async (tx) => {
      const order = await this.orders.lockAccepted(tx, orderId);
      const { providerId } = order;
      const caregiverId = (await this.assignments.active(tx, orderId))[0]?.caregiverId ?? null;
      await this.replacements.begin(tx, order, { cause: reason, providerId, caregiverId });
      for (const offer of await this.offers.ofOrder(tx, orderId)) {
        if (offer.state === 'ACCEPTED')
          await this.offers.close(tx, order, offer, 'giveBack', { reason, note });
      }
      await this.assignments.release(tx, order, reason);
      await this.ordering.reopened(tx, orderId, { reason });
      await this.askNext.run(tx, orderId);
      return { orderId, reason };
    });
  }
}
