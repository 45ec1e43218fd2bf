import { Injectable } from '@nestjs/common';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { Settings, type Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { DispatchSettings } from '../dispatch.settings';
import type { OfferEntity } from '../offers/offer.entity';
import { isForSameTime, ORDER_RESCHEDULED } from '../offers/offer.policy';
import { OfferStore } from '../offers/offer-store';
import { UnmetRegister } from '../unmet/unmet-register';
import { RankOrder } from './rank-order';

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
    private readonly unmet: UnmetRegister,
    private readonly settings: Settings,
  ) {}

  async run(tx: Tx, orderId: string): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    if (order.state !== 'HELD' && order.state !== 'DISPATCHED') return;
    // ordering's timer may have run while somebody still had it
    if (order.startsAt <= tx.now) return void (await this.ordering.expired(tx, orderId));
    const offers = await this.withoutVoid(tx, order, await this.offers.ofOrder(tx, orderId));
    const open = offers.filter(({ state }) => state === 'OPEN').length;
    const wanted = (await this.settings.get(tx, DispatchSettings.parallelOffers)) - open;
    if (wanted <= 0) return;

    const ranking = await this.ranking.rank(tx, order, offers);
    const next = ranking.candidates.filter(({ place }) => place !== null).slice(0, wanted);
    for (const [index, candidate] of next.entries()) {
      const position = offers.length + index + 1;
      await this.offers.make(tx, order, { rankingId: ranking.id, candidate, position });
    }
    if (next.length > 0) {
      await this.unmet.resolve(tx, orderId, 'MOVED_ON', null);
      if (order.state === 'HELD') await this.ordering.dispatched(tx, orderId);
    } else if (open === 0) {
      if (order.state === 'DISPATCHED')
        await this.ordering.reopened(tx, orderId, { reason: 'NO_PROVIDER_LEFT' });
      await this.unmet.enter(tx, order, ranking);
    }
  }

  /**
   * What was offered, accepted or assigned before the order was moved falls away, also when it was moved back since:
   * nobody has a held order.
   */
  private async withoutVoid(tx: Tx, order: OrderView, offers: OfferEntity[]): Promise<OfferEntity[]> {
    const current: OfferEntity[] = [];
    for (const offer of offers) {
      const isAlive = offer.state === 'OPEN' || offer.state === 'ACCEPTED';
      const isVoid = isAlive && (order.state === 'HELD' || !isForSameTime(offer, order));
      const reason = ORDER_RESCHEDULED;
      current.push(isVoid ? await this.offers.close(tx, order, offer, 'withdraw', { reason }) : offer);
      if (isVoid) await this.assignments.release(tx, order, reason);
    }
    return current;
  }
}
