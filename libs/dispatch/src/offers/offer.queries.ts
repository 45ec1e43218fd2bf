import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { OfferDto, OfferListQuery } from './offer.dto';
import type { OfferEntity } from './offer.entity';
import { OfferPresenter } from './offer-presenter';

@Injectable()
export class OfferQueries {
  constructor(
    private readonly db: Database,
    private readonly providers: ProvidersFacade,
    private readonly presenter: OfferPresenter,
  ) {}

  /** The offers made to the caller's organisations, or to himself as a caregiver, newest first. */
  async list(ctx: Ctx, query: OfferListQuery): Promise<Page<OfferDto>> {
    const [madeBefore, idBefore] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const { organisationIds, own } = ctx.scope;
    const self = own ? await this.providers.caregiverOfAccount(this.db, accountOf(ctx)) : undefined;
    const rows = await this.db.query<OfferEntity>(
      `SELECT id, order_id AS "orderId", provider_id AS "providerId", mode, caregiver_id AS "caregiverId",
              state, region_id AS "regionId",
              item_code AS "itemCode", starts_at AS "startsAt", ends_at AS "endsAt", caregivers, total_fen AS "totalFen",
              distance_metres AS "distanceMetres", made_at AS "madeAt", expires_at AS "expiresAt",
              close_reason AS "closeReason"
         FROM dispatch.offer
        WHERE (provider_id = ANY($1) OR caregiver_id = $6)
          AND ($2::text IS NULL OR state = $2)
          AND ($3::timestamptz IS NULL OR (made_at, id) < ($3, $4::uuid))
        ORDER BY made_at DESC, id DESC LIMIT $5`,
      [organisationIds, query.state ?? null, madeBefore, idBefore, query.limit + 1, self?.id ?? null],
    );
    const page = pageOf(rows, query.limit, (row) => [row.madeAt.toISOString(), row.id]);
    const items: OfferDto[] = [];
    for (const row of page.items) items.push(await this.presenter.present(this.db, row));
    return { ...page, items };
  }
}
