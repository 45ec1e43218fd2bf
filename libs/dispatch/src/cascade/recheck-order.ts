import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import type { StoredJob, Tx } from '@anzhi/platform';
import { ProvidersFacade, type MatchCriteria } from '@anzhi/providers';
import { AssignmentStore } from '../assignments/assignment-store';
import type { OfferEntity } from '../offers/offer.entity';
import { OfferStore } from '../offers/offer-store';
import { StraightOffers } from '../offers/straight-offers';
import { Replacements } from '../redispatch/replacements';
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
    private readonly straight: StraightOffers,
    private readonly assignments: AssignmentStore,
    private readonly replacements: Replacements,
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
    let reason: string | undefined = eligibility.ok ? undefined : eligibility.refusedBy;
    if (!reason && offer.caregiverId) reason = await this.straight.refusalOf(tx, order, offer);
    if (reason) await this.offers.close(tx, order, offer, 'withdraw', { reason });
  }

  private async recheckAccepted(
    tx: Tx,
    order: OrderView,
    offer: OfferEntity,
    item: ServiceItem,
  ): Promise<void> {
    const criteria = matchCriteria(order, item);
    const eligibility = await this.providers.eligible(tx, offer.providerId, criteria);
    const sent = await this.assignments.active(tx, order.id);
    const unfit = await this.unfit(tx, criteria, offer.providerId, sent);
    if (eligibility.ok && !unfit.length) return;
    const cause = eligibility.ok ? 'CAREGIVER_NOT_QUALIFIED' : eligibility.refusedBy;
    const { providerId } = offer;
    const caregiverId = unfit[0] ?? sent[0]?.caregiverId ?? null;
    await this.replacements.begin(tx, order, { cause, providerId, caregiverId });
    await this.assignments.release(tx, order, cause, unfit);
    // whoever stays is free for this order
    const free = eligibility.ok ? await this.capacity.free(tx, order, criteria, providerId) : 0;
    if (free >= order.caregivers) {
      // the provider keeps its word with somebody else
      await this.offers.watchAssignment(tx, order);
      return;
    }
    await this.assignments.release(tx, order, cause);
    const reason = eligibility.ok ? 'NO_FREE_CAREGIVER' : cause;
    await this.offers.close(tx, order, offer, 'withdraw', { reason });
    await this.ordering.reopened(tx, order.id, { reason });
  }

  /** Those of the caregivers who may not come any more. */
  private async unfit(
    tx: Tx,
    criteria: MatchCriteria,
    providerId: string,
    sent: readonly { readonly caregiverId: string }[],
  ): Promise<string[]> {
    if (!sent.length) return [];
    const qualified = await this.providers.qualifiedCaregivers(tx, caregiverCriteria(criteria, providerId));
    const fit = new Set(qualified.map(({ id }) => id));
    return sent.map(({ caregiverId }) => caregiverId).filter((id) => !fit.has(id));
  }
}
