import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { GeoFacade } from '@anzhi/geo';
import { minutesBetween } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import type { Queryable } from '@anzhi/platform';
import type { OfferDto } from './offer.dto';
import type { OfferEntity } from './offer.entity';
import { distanceBand } from './offer.policy';

/** Puts an offer into words for the provider that was asked. */
@Injectable()
export class OfferPresenter {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly geo: GeoFacade,
    private readonly ordering: OrderingFacade,
  ) {}

  async present(db: Queryable, offer: OfferEntity): Promise<OfferDto> {
    const item = await this.catalogue.item(db, offer.itemCode);
    const region = await this.geo.region(offer.regionId);
    const order = await this.ordering.order(db, offer.orderId);
    const { preferredProviderId: _, preferredCaregiverId: _who, ...wishes } = order?.wishes ?? {};
    return {
      id: offer.id,
      orderId: offer.orderId,
      providerId: offer.providerId,
      mode: offer.mode,
      caregiverId: offer.caregiverId,
      state: offer.state,
      itemCode: offer.itemCode,
      itemZh: item?.zh ?? offer.itemCode,
      itemEn: item?.en ?? offer.itemCode,
      startsAt: offer.startsAt.toISOString(),
      plannedMinutes: minutesBetween(offer.startsAt, offer.endsAt),
      regionId: offer.regionId,
      regionName: region?.name ?? '',
      distanceBand: distanceBand(offer.distanceMetres),
      caregivers: offer.caregivers,
      totalFen: offer.totalFen,
      requiredSex: order?.requiredSex ?? null,
      wishes,
      madeAt: offer.madeAt.toISOString(),
      expiresAt: offer.expiresAt.toISOString(),
      closeReason: offer.closeReason,
    };
  }
}
