import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import type { StoredJob, Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { NOBODY_SENT } from './offer.policy';
import { OfferStore } from './offer-store';

/**
 * A provider accepted and sent nobody, or one where two are needed: the order ends as its no-show (policy.md 2.4), what was held is free again, and
 * the broken word counts against the provider.
 */
@Injectable()
export class NobodySent {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly offers: OfferStore,
    private readonly assignments: AssignmentStore,
  ) {}

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.ordering.lock(tx, job.payload.orderId as string);
    if (order.state !== 'ACCEPTED' || order.startsAt > tx.now) return;
    if ((await this.assignments.active(tx, order.id)).length === order.caregivers) return;
    await this.assignments.release(tx, order, NOBODY_SENT);
    for (const offer of await this.offers.ofOrder(tx, order.id)) {
      if (offer.state === 'ACCEPTED')
        await this.offers.close(tx, order, offer, 'withdraw', { reason: NOBODY_SENT });
    }
    const outcome = { state: 'NO_SHOW_PROVIDER', reason: '机构接单后没有安排护理员' } as const;
    await this.ordering.serviceRefused(tx, order.id, outcome);
  }
}
