import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import type { StoredJob, Tx } from '@anzhi/platform';
import { AskNext } from '../cascade/ask-next';
import { NO_ANSWER } from './offer.policy';
import { OfferStore } from './offer-store';

/** Nobody answered in time: the order moves on. */
@Injectable()
export class OfferTimeout {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly offers: OfferStore,
    private readonly askNext: AskNext,
  ) {}

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const found = await tx.one<{ orderId: string }>(
      `SELECT order_id AS "orderId" FROM dispatch.offer WHERE id = $1`,
      [job.key],
    );
    if (!found) return;
    const order = await this.ordering.lock(tx, found.orderId);
    const offer = await this.offers.lock(tx, job.key);
    if (offer.state !== 'OPEN' || offer.expiresAt > tx.now) return;
    await this.offers.close(tx, order, offer, 'expire', { reason: NO_ANSWER });
    await this.askNext.run(tx, order.id);
  }
}
