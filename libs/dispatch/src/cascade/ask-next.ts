import { Injectable } from '@nestjs/common';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { Settings, type Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { DispatchSettings } from '../dispatch.settings';
import { FairnessAccounts } from '../fairness/fairness-accounts';
import { howToAsk, isDirectChoice, type OfferMode, type OfferRule } from '../offers/asking.policy';
import type { OfferEntity } from '../offers/offer.entity';
import { isForSameTime, isUrgent, NO_ANSWER, ORDER_RESCHEDULED } from '../offers/offer.policy';
import { OfferRules } from '../offers/offer-rules';
import { OfferStore } from '../offers/offer-store';
import { StraightOffers } from '../offers/straight-offers';
import { UnmetRegister } from '../unmet/unmet-register';
import { BatchWindow } from './batch-window';
import { RankOrder, type Ranking } from './rank-order';
import type { RankedCandidate } from './ranking.policy';

interface Question {
  readonly mode: OfferMode;
  readonly candidates: Ranking['candidates'];
}

/**
 * The next step of an order's search, whatever brought it here: an order placed or moved, an offer declined, timed
 * out or given back. It looks at the rows alone, so calling it twice does nothing the second time.
 */
@Injectable()
export class AskNext {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly offers: OfferStore,
    private readonly assignments: AssignmentStore,
    private readonly ranking: RankOrder,
    private readonly rules: OfferRules,
    private readonly straight: StraightOffers,
    private readonly fairness: FairnessAccounts,
    private readonly window: BatchWindow,
    private readonly unmet: UnmetRegister,
    private readonly settings: Settings,
  ) {}

  /** @param decided with those it competes with: for this provider first, or for nobody in particular */
  async run(tx: Tx, orderId: string, decided?: { readonly providerId?: string }): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    if (order.state !== 'HELD' && order.state !== 'DISPATCHED') return;
    // ordering's timer may have run while somebody still had it
    if (order.startsAt <= tx.now) return void (await this.ordering.expired(tx, orderId));
    if (await this.window.isWaiting(tx, order)) return;
    const offers = await this.withoutVoid(tx, order, await this.offers.ofOrder(tx, orderId));
    const open = offers.filter(({ state }) => state === 'OPEN');
    const rule = await this.rules.forOrder(tx, order);
    const { mode, size } = await this.howToAsk(tx, order, rule, offers);
    // whoever the family chose is asked alone
    if (open.length >= size || open.some((offer) => offer.mode === 'DIRECT')) return;

    const prices = this.fairness.prices(tx, order, tx.now);
    const ranking = await this.ranking.rank(tx, order, offers.filter(isDesksAnswer), prices);
    const left = foremost(ranking.candidates, decided?.providerId);
    const isDirect = rule.directFirst && !open.length && isDirectChoice(left[0]?.reasons ?? []);
    const question: Question = isDirect
      ? { mode: 'DIRECT', candidates: left.slice(0, 1) }
      : { mode, candidates: left.slice(0, size - open.length) };
    const isFirst = mode === 'CASCADE' && !isDirect && !decided && !offers.some(isOf(order));
    if (isFirst && left.length && (await this.window.open(tx, order, ranking.id))) return;
    if (question.candidates.length) await this.ask(tx, order, offers, ranking, question);
    else if (!open.length) await this.giveUp(tx, order, ranking);
  }

  private async howToAsk(
    tx: Tx,
    order: OrderView,
    rule: OfferRule,
    offers: readonly OfferEntity[],
  ): Promise<ReturnType<typeof howToAsk>> {
    const { parallelOffers, urgentWithinHours } = DispatchSettings;
    const settings = await this.settings.all(tx, { parallelOffers, urgentWithinHours });
    return howToAsk(rule, {
      isUrgent: isUrgent(tx.now, order.startsAt, settings),
      stepsInVain: offers.filter((made) => isForSameTime(made, order) && IN_VAIN.includes(made.state)).length,
      parallelOffers: settings.parallelOffers,
    });
  }

  private async ask(
    tx: Tx,
    order: OrderView,
    offers: readonly OfferEntity[],
    ranking: Ranking,
    { mode, candidates }: Question,
  ): Promise<void> {
    for (const [index, candidate] of candidates.entries()) {
      const position = offers.length + index + 1;
      const caregiverId = await this.straight.whom(tx, order, candidate.providerId, offers);
      const question = { rankingId: ranking.id, candidate, position, mode, caregiverId };
      await this.offers.make(tx, order, question);
    }
    await this.unmet.resolve(tx, order.id, 'MOVED_ON', null);
    if (order.state === 'HELD') await this.ordering.dispatched(tx, order.id);
  }

  private async giveUp(tx: Tx, order: OrderView, ranking: Ranking): Promise<void> {
    if (order.state === 'DISPATCHED')
      await this.ordering.reopened(tx, order.id, { reason: 'NO_PROVIDER_LEFT' });
    await this.unmet.enter(tx, order, ranking);
  }

  /**
   * What was offered, accepted or assigned before the order was moved falls away, also when it was moved back since:
   * nobody has a held order. What nobody answered in time is over, whether or not its timer has run.
   */
  private async withoutVoid(tx: Tx, order: OrderView, offers: OfferEntity[]): Promise<OfferEntity[]> {
    const current: OfferEntity[] = [];
    for (const offer of offers) {
      const isAlive = offer.state === 'OPEN' || offer.state === 'ACCEPTED';
      const isVoid = isAlive && (order.state === 'HELD' || !isForSameTime(offer, order));
      const isLate = !isVoid && offer.state === 'OPEN' && offer.expiresAt <= tx.now;
      if (isVoid) {
        const reason = ORDER_RESCHEDULED;
        current.push(await this.offers.close(tx, order, offer, 'withdraw', { reason }));
        await this.assignments.release(tx, order, reason);
      } else if (isLate)
        current.push(await this.offers.close(tx, order, offer, 'expire', { reason: NO_ANSWER }));
      else current.push(offer);
    }
    return current;
  }
}

/** Those who can be asked, in their order, or this one first. */
function foremost(candidates: Ranking['candidates'], providerId: string | undefined): Ranking['candidates'] {
  const able = candidates.filter(({ place }) => place !== null);
  const isFirst = (candidate: RankedCandidate) => candidate.providerId === providerId;
  return [...able.filter(isFirst), ...able.filter((candidate) => !isFirst(candidate))];
}

const isOf = (order: OrderView) => (offer: OfferEntity) => isForSameTime(offer, order);

const IN_VAIN: readonly OfferEntity['state'][] = ['DECLINED', 'TIMED_OUT', 'RETURNED'];

/** A caregiver who was asked himself says no for himself only; his provider may still be asked. */
const isDesksAnswer = ({ caregiverId, state }: OfferEntity): boolean =>
  caregiverId === null || (state !== 'DECLINED' && state !== 'TIMED_OUT');
