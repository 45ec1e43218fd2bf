import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import type { StoredJob, Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { AssignmentStore } from '../assignments/assignment-store';
import type { OfferEntity } from '../offers/offer.entity';
import { OfferStore } from '../offers/offer-store';
import { AskNext } from './ask-next';
import { Capacity } from './capacity';
import { caregiverCriteria, matchCriteria } from './match-criteria';

/** Whether those who were asked or sent for an order still may serve it; if not, the search goes on. */
@Injectable()
export class RecheckOrder {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
    private readonly capacity: Capacity,
    private readonly offers: OfferStore,
    private readonly assignments: AssignmentStore,
    private readonly askNext: AskNext,
  ) {}

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.ordering.lock(tx, job.key);
    const item = await this.catalogue.item(tx, order.itemCode);
    const isWaiting = order.state === 'DISPATCHED' || order.state === 'ACCEPTED';
    if (!item || !isWaiting) return;
    for (const offer of await this.offers.ofOrder(tx, order.id)) {
      if (offer.state === 'OPEN') await this.recheckOpen(tx, order, offer, item);
      if (offer.state === 'ACCEPTED') await this.recheckAccepted(tx, order, offer, item);
    }
    await this.askNext.run(tx, order.id);
  }

  private async recheckOpen(tx: Tx, order: OrderView, offer: OfferEntity, item: ServiceItem): Promise<void> {
    const eligibility = await this.providers.eligible(tx, offer.providerId, matchCriteria(order, item));
    if (!eligibility.ok)
      await this.offers.close(tx, order, offer, 'withdraw', { reason: eligibility.refusedBy });
  }

  private async recheckAccepted(
    tx: Tx,
    order: OrderView,
    offer: OfferEntity,
    item: ServiceItem,
  ): Promise<void> {
    const criteria = matchCriteria(order, item);
    const eligibility = await this.providers.eligible(tx, offer.providerId, criteria);
    let reason: string | undefined = eligibility.ok ? undefined : eligibility.refusedBy;
    const assignment = await this.assignments.active(tx, order.id);
    if (!reason && assignment) {
      const qualified = await this.providers.qualifiedCaregivers(
        tx,
        caregiverCriteria(criteria, offer.providerId),
      );
      if (qualified.some(({ id }) => id === assignment.caregiverId)) return;
      await this.assignments.release(tx, order, 'CAREGIVER_NOT_QUALIFIED');
      const canReplace = (await this.capacity.free(tx, order, criteria, offer.providerId)) > 0;
      reason = canReplace ? undefined : 'NO_FREE_CAREGIVER';
    }
    if (!reason) return;
    await this.offers.close(tx, order, offer, 'withdraw', { reason });
    await this.assignments.release(tx, order, reason);
    await this.ordering.reopened(tx, order.id, { reason });
  }
}
