import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database } from '@anzhi/platform';
import type { RankedCandidate } from '../cascade/ranking.policy';
import { DispatchErrors } from '../dispatch.errors';
import type { ConsideredCaregiver } from './considered';
import { toConsideredDto, type OwnDecisionDto } from './why.dto';

interface Row {
  readonly at: Date;
  readonly startsAt: Date;
  readonly weightsId: string | null;
  readonly candidates: RankedCandidate[];
  readonly caregivers: ConsideredCaregiver[];
}

/** Why a provider was asked, or not: of the decisions on an order only what concerns its own people. */
@Injectable()
export class OwnDecisions {
  constructor(private readonly db: Database) {}

  /** @throws dispatch.order-not-found when none of the caller's organisations was ever asked for it */
  async read({ scope }: Ctx, orderId: string): Promise<OwnDecisionDto[]> {
    const [own] = await this.db.query<{ providerId: string }>(
      `SELECT provider_id AS "providerId" FROM dispatch.offer
        WHERE order_id = $1 AND provider_id = ANY($2::uuid[]) LIMIT 1`,
      [orderId, scope.organisationIds],
    );
    if (!own) throw DispatchErrors.orderNotFound();
    const rows = await this.db.query<Row>(
      `SELECT at, starts_at AS "startsAt", weights_id AS "weightsId", candidates, caregivers
         FROM dispatch.ranking WHERE order_id = $1 ORDER BY at, id`,
      [orderId],
    );
    return rows.map((row) => toOwn(row, own.providerId));
  }
}

function toOwn({ at, startsAt, weightsId, candidates, caregivers }: Row, providerId: string): OwnDecisionDto {
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
