import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { ProvidersFacade, type NearCaregiver, type ProviderCandidate } from '@anzhi/providers';
import {
  CaregiverMatch,
  type Matched,
  type MatchNeed,
  type MatchTerms,
  type ProviderPrices,
} from '../matching/caregiver-match';
import { considered, familyChoice } from '../matching/considered';
import type { Judged } from '../matching/judge.policy';
import { waitingOf } from '../matching/match.queries';
import { bestTeam, teamTotal } from '../matching/team.policy';
import type { OfferEntity } from '../offers/offer.entity';
import { isForSameTime, ORDER_RESCHEDULED } from '../offers/offer.policy';
import { ReplacementStore } from '../redispatch/replacement-store';
import { Capacity } from './capacity';
import { needOf } from './match-criteria';
import { RankingEntity } from './ranking.entity';
import { rankProviders, type AskedBefore, type Candidate, type RankedCandidate } from './ranking.policy';

export interface Ranking {
  readonly id: string;
  readonly candidates: readonly RankedCandidate[];
}

/** Providers of the neighbourhood that are kept out by their own file are told, so many at most. */
const NEAREST_PROVIDERS = 20;
const FAMILIAR_VISITS = 3;

/** Finds who could serve an order, puts them in order, and keeps the reasons. */
@Injectable()
export class RankOrder {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly providers: ProvidersFacade,
    private readonly match: CaregiverMatch,
    private readonly capacity: Capacity,
    private readonly replacements: ReplacementStore,
  ) {}

  /**
   * @param offers every offer ever made for the order
   * @param fairness what the providers' accounts add to their prices
   */
  async rank(
    tx: Tx,
    order: OrderView,
    offers: readonly OfferEntity[],
    fairness?: ProviderPrices,
  ): Promise<Ranking> {
    const asked = askedBefore(order, offers, await lastRetry(tx, order.id));
    const absent = (await this.replacements.noShowBehind(tx, order.id))?.providerId;
    // the family's own choice wins here too
    if (absent && absent !== order.wishes.preferredProviderId) asked.set(absent, 'DID_NOT_COME');
    const terms = await this.match.terms(tx, order.regionId);
    const item = await this.catalogue.item(tx, order.itemCode);
    const found = item ? await this.search(tx, order, item, terms, { asked, fairness }) : NOBODY;
    const candidates = rankProviders(found.candidates, {
      orderId: order.id,
      seats: order.caregivers,
      preferredProviderId: order.wishes.preferredProviderId,
      formerProviderId: formerProvider(offers),
      asked,
    });
    const id = newId(tx.now);
    await tx.repo(RankingEntity).insert({
      ...{ id, orderId: order.id, startsAt: order.startsAt, candidates, at: tx.now },
      weightsId: terms.weights.id,
      caregivers: considered(order, found.caregivers),
      choice: familyChoice(order, found.caregivers),
    });
    return { id, candidates };
  }

  private async search(
    tx: Tx,
    order: OrderView,
    item: ServiceItem,
    terms: MatchTerms,
    { asked, fairness }: { asked: ReadonlyMap<string, AskedBefore>; fairness?: ProviderPrices },
  ): Promise<{ candidates: Candidate[]; caregivers: readonly Judged<NearCaregiver>[] }> {
    const need = needOf(order, item);
    const matched = await this.match.find(tx, need, terms, { without: [...asked.keys()], fairness });
    const also = [...new Set([...asked.keys(), ...preferredProvider(order)])];
    const near = await this.providers.nearProviders(tx, need.criteria, {
      nearest: NEAREST_PROVIDERS,
      also,
    });
    return {
      candidates: await this.byProvider(tx, order, need, matched, near, also),
      caregivers: matched.caregivers,
    };
  }

  /** A provider is as good as its best caregiver, or pair; accepted orders that wait for somebody take up its free ones. */
  private async byProvider(
    tx: Tx,
    order: OrderView,
    need: MatchNeed,
    { caregivers, isComplete, withPencilled }: Matched,
    near: readonly ProviderCandidate[],
    named: readonly string[],
  ): Promise<Candidate[]> {
    const providers = new Map(caregivers.map(({ caregiver }) => [caregiver.providerId, caregiver.provider]));
    for (const each of near) providers.set(each.providerId, each);
    const waiting = await waitingOf(tx, [...providers.keys()], order, withPencilled);
    const candidates: Candidate[] = [];
    for (const provider of providers.values()) {
      const own = caregivers.filter(({ caregiver }) => caregiver.providerId === provider.providerId);
      const qualified = own.filter(({ caregiver }) => !caregiver.refusedBy);
      const able = own.filter(({ refusedBy }) => refusedBy === null);
      const isJudged = own.length > 0 || isComplete || named.includes(provider.providerId);
      if (!provider.refusedBy && !isJudged) continue;
      const free = able.length - (waiting.get(provider.providerId) ?? 0);
      candidates.push({
        ...provider,
        qualifiedCaregivers: qualified.length,
        freeCaregivers: await this.reallyFree(tx, order, need, provider.providerId, {
          free,
          isCounted: isComplete || able.length < order.caregivers,
        }),
        ...bestOf(able, order.caregivers),
      });
    }
    return candidates;
  }

  /** Where only the nearest of a large staff were looked at, others may be free instead of those who are spoken for. */
  private async reallyFree(
    tx: Tx,
    order: OrderView,
    { criteria }: MatchNeed,
    providerId: string,
    { free, isCounted }: { free: number; isCounted: boolean },
  ): Promise<number> {
    return free >= order.caregivers || isCounted
      ? Math.max(0, free)
      : this.capacity.free(tx, order, criteria, providerId);
  }
}

const NOBODY = { candidates: [], caregivers: [] };

/** Of one provider's people, the best first. */
function bestOf(able: readonly Judged<NearCaregiver>[], seats: number): Pick<Candidate, 'best'> {
  const team = bestTeam(able, seats);
  if (!team) return {};
  const [lead, second] = team;
  return {
    best: {
      ...{ caregiverId: lead.caregiver.id, total: teamTotal(team), isChosen: lead.isChosen },
      ...(second && { secondCaregiverId: second.caregiver.id }),
      isFamiliar: team.some(({ visits }) => visits >= FAMILIAR_VISITS),
    },
  };
}

const preferredProvider = ({ wishes }: OrderView): string[] =>
  wishes.preferredProviderId ? [wishes.preferredProviderId] : [];

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
