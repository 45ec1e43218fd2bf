import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { OfferEntity } from '../offers/offer.entity';
import { isForSameTime, ORDER_RESCHEDULED } from '../offers/offer.policy';
import { Capacity } from './capacity';
import { matchCriteria } from './match-criteria';
import { RankingEntity } from './ranking.entity';
import { rankProviders, type AskedBefore, type Candidate, type RankedCandidate } from './ranking.policy';

export interface Ranking {
  readonly id: string;
  readonly candidates: readonly RankedCandidate[];
}

/** Finds who could serve an order, puts them in order, and keeps the reasons. */
@Injectable()
export class RankOrder {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
    private readonly capacity: Capacity,
  ) {}

  /** @param offers every offer ever made for the order */
  async rank(tx: Tx, order: OrderView, offers: readonly OfferEntity[]): Promise<Ranking> {
    const candidates = rankProviders(await this.candidates(tx, order), {
      preferredProviderId: order.wishes.preferredProviderId,
      formerProviderId: formerProvider(offers),
      asked: askedBefore(order, offers, await lastRetry(tx, order.id)),
    });
    const id = newId(tx.now);
    await tx
      .repo(RankingEntity)
      .insert({ id, orderId: order.id, startsAt: order.startsAt, candidates, at: tx.now });
    return { id, candidates };
  }

  private async candidates(tx: Tx, order: OrderView): Promise<Candidate[]> {
    const item = await this.catalogue.item(tx, order.itemCode);
    if (!item) return [];
    const criteria = matchCriteria(order, item);
    const found: Candidate[] = [];
    for (const candidate of await this.providers.candidates(tx, criteria)) {
      const freeCaregivers = candidate.refusedBy
        ? 0
        : await this.capacity.free(tx, order, criteria, candidate.providerId);
      found.push({ ...candidate, freeCaregivers });
    }
    return found;
  }
}

/** Whoever had the order until the family moved it. */
const formerProvider = (offers: readonly OfferEntity[]): string | undefined =>
  offers.findLast((offer) => offer.acceptedAt !== null && offer.closeReason === ORDER_RESCHEDULED)
    ?.providerId;

/** A refusal holds for the time it was given for; silence only until a person says to try again. */
function askedBefore(
  order: OrderView,
  offers: readonly OfferEntity[],
  retriedAt: Date | null,
): Map<string, AskedBefore> {
  const asked = new Map<string, AskedBefore>();
  for (const offer of offers.filter((made) => isForSameTime(made, order))) {
    if (offer.state === 'DECLINED') asked.set(offer.providerId, 'DECLINED_BEFORE');
    if (offer.state === 'RETURNED') asked.set(offer.providerId, 'RETURNED_BEFORE');
    if (offer.state === 'OPEN') asked.set(offer.providerId, 'BEING_ASKED');
    if (offer.state === 'TIMED_OUT' && !(retriedAt && offer.madeAt < retriedAt))
      asked.set(offer.providerId, 'DID_NOT_ANSWER');
  }
  return asked;
}

async function lastRetry(tx: Tx, orderId: string): Promise<Date | null> {
  const row = await tx.one<{ at: Date | null }>(
    `SELECT max(resolved_at) AS at FROM dispatch.unmet_demand WHERE order_id = $1 AND resolution = 'RETRIED'`,
    [orderId],
  );
  return row?.at ?? null;
}
