import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import type { Ctx } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { ProvidersFacade, type Eligibility } from '@anzhi/providers';
import { AssignmentStore } from '../assignments/assignment-store';
import { AskNext } from '../cascade/ask-next';
import { matchCriteria } from '../cascade/match-criteria';
import { DispatchErrors } from '../dispatch.errors';
import { AnswerOffer } from './answer-offer';
import type { OfferDto } from './offer.dto';
import type { OfferEntity } from './offer.entity';
import { TAKEN_BY_ANOTHER } from './offer.policy';
import { OfferStore } from './offer-store';
import { StraightOffers } from './straight-offers';

/**
 * The provider takes the order, or the caregiver who was asked himself: he is assigned in the same breath. Of any
 * number that try at once exactly one succeeds.
 */
@Injectable()
export class AcceptOffer {
  constructor(
    private readonly answer: AnswerOffer,
    private readonly ordering: OrderingFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
    private readonly offers: OfferStore,
    private readonly assignments: AssignmentStore,
    private readonly straight: StraightOffers,
    private readonly askNext: AskNext,
  ) {}

  execute(ctx: Ctx, offerId: string): Promise<OfferDto> {
    return this.answer.execute(ctx, offerId, async (tx, order, offer) => {
      const eligibility = await this.eligibility(tx, order, offer.providerId);
      if (!eligibility.ok) await this.fallAway(tx, order, offer, eligibility.refusedBy);
      if (offer.caregiverId) await this.requireFree(tx, order, offer, offer.caregiverId);
      const accepted = await this.offers.accept(tx, order, offer);
      await this.thankTheOthers(tx, order, offer);
      const { providerId } = offer;
      await this.ordering.accepted(tx, order.id, {
        providerId,
        isQuiet: await this.offers.isQuiet(tx, order.id),
      });
      if (offer.caregiverId) {
        const alone = [{ seat: 1, caregiverId: offer.caregiverId }];
        await this.assignments.assign(tx, order, providerId, alone);
      }
      return accepted;
    });
  }

  /** Asked again now: a licence may have lapsed since the offer was made. */
  private async eligibility(tx: Tx, order: OrderView, providerId: string): Promise<Eligibility> {
    const item = await this.catalogue.item(tx, order.itemCode);
    if (!item) return { ok: false, refusedBy: 'ITEM_NOT_OFFERED' };
    return this.providers.eligible(tx, providerId, matchCriteria(order, item));
  }

  /** In his turn, so that what is found out here still holds when he is assigned. */
  private async requireFree(
    tx: Tx,
    order: OrderView,
    offer: OfferEntity,
    caregiverId: string,
  ): Promise<void> {
    await this.assignments.takeTurn(tx, caregiverId);
    const refusal = await this.straight.refusalOf(tx, order, offer);
    if (refusal) await this.fallAway(tx, order, offer, refusal);
  }

  /** The offer is withdrawn and the next provider asked, although this caller is refused. */
  private async fallAway(tx: Tx, order: OrderView, offer: OfferEntity, rule: string): Promise<never> {
    await this.offers.close(tx, order, offer, 'withdraw', { reason: rule });
    await this.askNext.run(tx, order.id);
    const isLicence = rule === 'LICENCE_NOT_VALID' || rule === 'REGISTRATION_NOT_VALID';
    tx.refuse(isLicence ? DispatchErrors.licenceLapsed() : DispatchErrors.notEligible());
  }

  private async thankTheOthers(tx: Tx, order: OrderView, winner: OfferEntity): Promise<void> {
    for (const offer of await this.offers.ofOrder(tx, order.id)) {
      if (offer.state === 'OPEN' && offer.id !== winner.id)
        await this.offers.close(tx, order, offer, 'withdraw', { reason: TAKEN_BY_ANOTHER });
    }
  }
}
