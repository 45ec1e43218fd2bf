import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import type { RankedCandidate } from '../cascade/ranking.policy';
import { DispatchErrors } from '../dispatch.errors';
import type { ConsideredCaregiver } from './considered';
import { toConsideredDto, type OwnDecisionDto, type OwnOfferDto } from './why.dto';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly startsAt: Date;
  readonly weightsId: string | null;
  readonly candidates: RankedCandidate[];
  readonly caregivers: ConsideredCaregiver[];
}
type OfferRow = Omit<OwnOfferDto, 'madeAt'> & { readonly rankingId: string; readonly madeAt: Date };

/** Why a provider was asked, or not: of the decisions on an order only what concerns its own people. */
@Injectable()
export class OwnDecisions {
  constructor(private readonly db: Database) {}

  /** @throws dispatch.order-not-found when none of the caller's organisations was ever asked for it */
  async read({ scope }: Ctx, orderId: string): Promise<OwnDecisionDto[]> {
    const offers = await this.db.query<OfferRow & { providerId: string }>(
      `SELECT id, ranking_id AS "rankingId", provider_id AS "providerId", mode, caregiver_id AS "caregiverId",
              state, made_at AS "madeAt", close_reason AS "closeReason"
         FROM dispatch.offer WHERE order_id = $1 AND provider_id = ANY($2::uuid[]) ORDER BY position`,
      [orderId, scope.organisationIds],
    );
    if (!offers.length) throw DispatchErrors.orderNotFound();
    const [{ providerId }] = offers;
    const rows = await this.db.query<Row>(
      `SELECT id, at, starts_at AS "startsAt", weights_id AS "weightsId", candidates, caregivers
         FROM dispatch.ranking WHERE order_id = $1 ORDER BY at, id`,
      [orderId],
    );
    return rows.map((row) => ({
      ...toOwn(row, providerId),
      offers: offers
        .filter((offer) => offer.rankingId === row.id && offer.providerId === providerId)
        .map(toOwnOffer),
    }));
  }
}

const toOwnOffer = ({ id, mode, caregiverId, state, madeAt, closeReason }: OfferRow): OwnOfferDto => ({
  ...{ id, mode, caregiverId, state, closeReason },
  madeAt: madeAt.toISOString(),
});

function toOwn(
  { at, startsAt, weightsId, candidates, caregivers }: Row,
  providerId: string,
): Omit<OwnDecisionDto, 'offers'> {
  const own = candidates.find((candidate) => candidate.providerId === providerId);
  return {
    at: at.toISOString(),
    startsAt: startsAt.toISOString(),
    weightsId,
    place: own?.place ?? null,
    reasons: [...(own?.reasons ?? [])],
    refusedBy: own?.refusedBy ?? null,
    providers: candidates.filter(({ place }) => place !== null).length,
    caregivers: caregivers.filter((one) => one.providerId === providerId).map(toConsideredDto),
  };
}
