import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { DispatchErrors } from '../dispatch.errors';
import type { OfferReceiptDto } from './alert.dto';
import { AlertStore } from './alert-store';

/** Somebody of the provider has the offer before his eyes. The first time counts, a second one changes nothing. */
@Injectable()
export class SeeOffer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly providers: ProvidersFacade,
    private readonly alerts: AlertStore,
  ) {}

  /** @throws dispatch.offer-not-found for another's offer too */
  execute(ctx: Ctx, offerId: string): Promise<OfferReceiptDto> {
    return this.uow.run(ctx, async (tx) => {
      const account = accountOf(ctx);
      const self = ctx.scope.own ? await this.providers.caregiverOfAccount(tx, account) : undefined;
      const offer = await tx.one<{ orderId: string; providerId: string; regionId: number }>(
        `SELECT order_id AS "orderId", provider_id AS "providerId", region_id AS "regionId"
           FROM dispatch.offer WHERE id = $1 AND (provider_id = ANY($2) OR caregiver_id = $3)`,
        [offerId, ctx.scope.organisationIds, self?.id ?? null],
      );
      if (!offer) throw DispatchErrors.offerNotFound();
      const [{ at }] = await tx.query<{ at: Date }>(
        `WITH seen AS (
           INSERT INTO dispatch.offer_seen (offer_id, account_id, at) VALUES ($1, $2, $3)
           ON CONFLICT DO NOTHING RETURNING at)
         SELECT at FROM seen UNION ALL
         SELECT at FROM dispatch.offer_seen WHERE offer_id = $1 AND account_id = $2`,
        [offerId, account, tx.now],
      );
      tx.audit({
        action: 'dispatch.offer-seen',
        subject: 'order',
        subjectId: offer.orderId,
        regionId: offer.regionId,
        organisationId: offer.providerId,
        details: { offerId },
      });
      await this.alerts.endBy(tx, 'SEEN', { offerId, kinds: ['OFFER_UNSEEN'] });
      return { offerId, seenAt: at.toISOString() };
    });
  }
}
