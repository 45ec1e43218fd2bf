import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { AskNext } from '../cascade/ask-next';
import { AnswerOffer } from './answer-offer';
import type { OfferDto, RefuseDto } from './offer.dto';
import { OfferStore } from './offer-store';

/** The provider does not take the order; the next one is asked at once. */
@Injectable()
export class DeclineOffer {
  constructor(
    private readonly answer: AnswerOffer,
    private readonly offers: OfferStore,
    private readonly askNext: AskNext,
  ) {}

  execute(ctx: Ctx, offerId: string, { reason, note }: RefuseDto): Promise<OfferDto> {
    return this.answer.execute(ctx, offerId, async (tx, order, offer) => {
      const declined = await this.offers.close(tx, order, offer, 'decline', { reason, note });
      await this.askNext.run(tx, order.id);
      return declined;
    });
  }
}
