import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { ProvidersFacade } from '@anzhi/providers';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { AskNext } from '../cascade/ask-next';
import { DispatchErrors } from '../dispatch.errors';
import type { OfferDto } from './offer.dto';
import type { OfferEntity } from './offer.entity';
import { answerRefusal, isForSameTime, NO_ANSWER } from './offer.policy';
import { OfferPresenter } from './offer-presenter';
import { OfferStore } from './offer-store';

/** What both answers to an offer have in common: who may answer, in which order rows are locked, and until when. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ordering: OrderingFacade,
    private readonly providers: ProvidersFacade,
    private readonly offers: OfferStore,
    private readonly askNext: AskNext,
    private readonly presenter: OfferPresenter,
  ) {}

  /** @param reply what the answer does to an offer that can still be answered; returns it as it is then */
  execute(
    ctx: Ctx,
    offerId: string,
    reply: (tx: Tx, order: OrderView, offer: OfferEntity) => Promise<OfferEntity>,
  ): Promise<OfferDto> {
    return this.uow.run(ctx, async (tx) => {
      const { order, offer } = await this.lockBoth(tx, offerId);
      const refusal = answerRefusal(offer) ?? (isVoid(order, offer) ? 'offerWithdrawn' : undefined);
      if (refusal) throw DispatchErrors[refusal]();
      if (offer.expiresAt <= tx.now) await this.expire(tx, order, offer);
      return this.presenter.present(tx, await reply(tx, order, offer));
    });
  }

  /**
   * The order first, then the offer, as everywhere. A caregiver who was asked himself answers himself.
   * @throws dispatch.offer-not-found for another's offer too, dispatch.offer-to-caregiver
   */
  private async lockBoth(tx: Tx, offerId: string): Promise<{ order: OrderView; offer: OfferEntity }> {
    const { organisationIds, own } = tx.ctx.scope;
    const caregiver = own ? await this.providers.caregiverOfAccount(tx, accountOf(tx.ctx)) : undefined;
    const found = await tx.one<{ orderId: string; caregiverId: string | null }>(
      `SELECT order_id AS "orderId", caregiver_id AS "caregiverId" FROM dispatch.offer
        WHERE id = $1 AND (provider_id = ANY($2) OR caregiver_id = $3)`,
      [offerId, organisationIds, caregiver?.id ?? null],
    );
    if (!found) throw DispatchErrors.offerNotFound();
    if (found.caregiverId && found.caregiverId !== caregiver?.id) throw DispatchErrors.offerToCaregiver();
    const order = await this.ordering.lock(tx, found.orderId);
    return { order, offer: await this.offers.lock(tx, offerId) };
  }

  /** The deadline counts, not the job that watches it: the order moves on although this caller is refused. */
  private async expire(tx: Tx, order: OrderView, offer: OfferEntity): Promise<never> {
    await this.offers.close(tx, order, offer, 'expire', { reason: NO_ANSWER });
    await this.askNext.run(tx, order.id);
    tx.refuse(DispatchErrors.offerExpired());
  }
}

/** The order was cancelled or moved, and the event that withdraws the offer is still on its way. */
const isVoid = (order: OrderView, offer: OfferEntity): boolean =>
  order.state !== 'DISPATCHED' || !isForSameTime(offer, order);
