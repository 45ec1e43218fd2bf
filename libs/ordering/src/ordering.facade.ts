import { Injectable } from '@nestjs/common';
import type { TakenBack } from '@anzhi/entitlement';
import type { Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { OrderQueries } from './orders/order.queries';
import type { OrderView } from './orders/order.view';
import { OrderProgress, type FailedVisit, type Fulfilment } from './orders/order-progress';
import { OrderStore } from './orders/order-store';
import { Prospects, type Prospect, type ProspectWish } from './orders/prospect';
import { ordersOfDay, type DayOfOrders } from './orders/orders-of-day.queries';
import type { FairTerms } from './terms/fair-terms.policy';
import { TermsBook } from './terms/terms-book';

/**
 * What dispatch, visits and the other services do to an order. Every call is part of the caller's transaction and
 * takes the order's row lock first: lock the order before anything of your own that hangs on it.
 */
@Injectable()
export class OrderingFacade {
  constructor(
    private readonly store: OrderStore,
    private readonly queries: OrderQueries,
    private readonly progress: OrderProgress,
    private readonly prospects: Prospects,
    private readonly terms: TermsBook,
  ) {}

  /**
   * What the caller would book, everything but the time, with the bureau's limits on times.
   * @throws ordering.senior-not-found when he may not book for him, and what else a booking throws
   */
  prospect(db: Queryable, ctx: Ctx, wanted: ProspectWish): Promise<Prospect> {
    return this.prospects.of(db, ctx, wanted);
  }

  /** Whether the caller may book for the senior: the senior himself, his representative, an office in charge. */
  mayBookFor(db: Queryable, ctx: Ctx, seniorId: string): Promise<boolean> {
    return this.prospects.mayBookFor(db, ctx, seniorId);
  }

  /** The order as it is now, unlocked; whether the caller may see it is for the caller to decide. */
  order(db: Queryable, id: string): Promise<OrderView | undefined> {
    return this.store.find(db, id);
  }

  /** @throws ordering.order-not-found also when it exists and is not for the caller, in the scope of his permission */
  requireVisible(ctx: Ctx, id: string): Promise<void> {
    return this.queries.requireVisible(ctx, id);
  }

  /** What starts on a day in some divisions or with some providers and has not ended, by start; unlocked. */
  ordersOfDay(db: Queryable, wanted: DayOfOrders): Promise<OrderView[]> {
    return ordersOfDay(db, wanted);
  }

  /** What was promised when the order was booked. */
  termsOf(db: Queryable, id: string): Promise<FairTerms> {
    return this.terms.of(db, id);
  }

  /**
   * Takes minutes of a fulfilled order back: every payer gets what it would not have paid without them.
   * @param less.minutes of those that were billed
   * @throws entitlement.order-not-captured, entitlement.order-already-reversed, entitlement.reversal-too-large
   */
  takeBack(tx: Tx, id: string, less: { minutes: number; reason: string }): Promise<TakenBack> {
    return this.progress.takenBack(tx, id, less);
  }

  /** The order under its row lock. @throws ordering.order-not-found */
  lock(tx: Tx, id: string): Promise<OrderView> {
    return this.store.lock(tx, id);
  }

  /** HELD → DISPATCHED: a provider is being asked. */
  dispatched(tx: Tx, id: string): Promise<OrderView> {
    return this.progress.dispatched(tx, id);
  }

  /**
   * DISPATCHED → ACCEPTED by this provider.
   * @param by.isQuiet somebody is sought in another's place: the family hears of the outcome only
   */
  accepted(tx: Tx, id: string, by: { providerId: string; isQuiet?: boolean }): Promise<OrderView> {
    return this.progress.accepted(tx, id, by);
  }

  /** DISPATCHED or ACCEPTED → HELD: nobody has it any more; the hold on minutes and money stays. */
  reopened(tx: Tx, id: string, why: { reason: string }): Promise<OrderView> {
    return this.progress.reopened(tx, id, why.reason);
  }

  /** HELD or DISPATCHED → EXPIRED_UNSERVED: its start has come and nobody has it; the hold is released. */
  expired(tx: Tx, id: string): Promise<OrderView> {
    return this.progress.expired(tx, id);
  }

  /** An officer gives an order up that nobody serves: → CANCELLED_BY_OFFICER, the hold is released. */
  cancelUnserved(tx: Tx, id: string, why: { reason: string }): Promise<OrderView> {
    return this.progress.cancelledByOfficer(tx, id, why.reason);
  }

  /** ACCEPTED → IN_SERVICE: the caregiver has checked in. */
  serviceStarted(tx: Tx, id: string): Promise<OrderView> {
    return this.progress.started(tx, id);
  }

  /**
   * IN_SERVICE → FULFILLED: captures the delivered part of the hold and releases the rest.
   * @param service.actualMinutes delivered; beyond the planned minutes nothing is captured
   * @param service.billedMinutes what of them is charged by the terms that were agreed; all of them unless given
   * @param service.evidenceId verified evidence of the delivery in the ledger's register
   */
  fulfil(
    tx: Tx,
    service: { orderId: string; actualMinutes: number; billedMinutes?: number; evidenceId: string },
  ): Promise<Fulfilment> {
    return this.progress.fulfilled(tx, service);
  }

  /** Whether a rule would refuse to pay for the delivery (`fulfil` would throw); what it found is on record then. */
  mayFulfil(
    tx: Tx,
    service: { orderId: string; actualMinutes: number; evidenceId: string },
  ): Promise<boolean> {
    return this.progress.mayFulfil(tx, service);
  }

  /**
   * The visit did not take place, was broken off or not recognised: the exit is recorded and the whole hold released.
   * @param outcome.reason in plain words; stays in the history and out of the event
   */
  serviceRefused(tx: Tx, id: string, outcome: { state: FailedVisit; reason: string }): Promise<OrderView> {
    return this.progress.failed(tx, id, outcome);
  }
}
