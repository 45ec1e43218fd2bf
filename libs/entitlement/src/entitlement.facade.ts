import { Injectable } from '@nestjs/common';
import type { Period } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import type {
  Capture,
  ChainHold,
  DeliveredService,
  Reason,
  ServiceWish,
  Split,
  TakenBack,
  Withholding,
} from './entitlement.types';
import { Grants, type IssueTo } from './grants/grants';
import type { IssuanceStep } from './issuance/issuance';
import { RunOperator } from './issuance/run-operator';
import type { CaptureVerdict } from './orders/capture-guard';
import { OrderHolds } from './orders/order-holds';
import { OrderOutcomes } from './orders/order-outcomes';
import { OrderQueries } from './orders/order.queries';
import { Quoting } from './orders/quoting';
import { Recoveries } from './orders/recoveries';

/**
 * What ordering and those above ask: who pays for a service, and the life of the minutes behind an order. The
 * calls about an order belong in the transaction that changes the order, under its row lock.
 */
@Injectable()
export class EntitlementFacade {
  constructor(
    private readonly quoting: Quoting,
    private readonly holds: OrderHolds,
    private readonly outcomes: OrderOutcomes,
    private readonly recoveries: Recoveries,
    private readonly orders: OrderQueries,
    private readonly grants: Grants,
    private readonly runs: RunOperator,
  ) {}

  /**
   * What the service costs and who pays, with every component explained; nothing is set aside.
   * @throws entitlement.item-unknown, entitlement.price-unknown, entitlement.month-not-issued
   */
  quote(db: Queryable, wish: ServiceWish): Promise<Split> {
    return this.quoting.quote(db, wish);
  }

  /**
   * Prices the order now and sets aside what its public payers give: units of the senior's lots and the money behind
   * them, in the caller's transaction. An order whose last hold was released can be held again (a new time, say).
   * @throws what `quote` throws, entitlement.order-already-held
   */
  hold(tx: Tx, order: ServiceWish & { orderId: string }): Promise<Split> {
    return this.holds.hold(tx, order);
  }

  /**
   * The service was delivered: its part of the price goes down the payers that were agreed, nobody pays more than
   * that, and what they do not spend returns. The county owes the provider the public part. More than was booked is
   * not billed.
   * @throws entitlement.order-not-held, entitlement.capture-blocked (`reason`), ledger.evidence-not-verified
   */
  capture(tx: Tx, service: DeliveredService): Promise<Capture> {
    return this.outcomes.capture(tx, service);
  }

  /** Whether a capture would be refused by a rule, and by which; what the rule found is kept even where it refuses. */
  judgeCapture(tx: Tx, service: Omit<DeliveredService, 'providerId'>): Promise<CaptureVerdict> {
    return this.outcomes.judge(tx, service);
  }

  /** Nothing was delivered: the whole hold returns. @throws entitlement.order-not-held */
  release(tx: Tx, order: { orderId: string; reason: string }): Promise<{ releasedMinutes: number }> {
    return this.outcomes.release(tx, order);
  }

  /**
   * Takes a capture back, or some of its minutes: every payer gets what it would not have paid without them. Units
   * return to the lots they came from; where a lot has ended they lapse or are carried over, as its programme says.
   * @param order.minutes of the delivery; without it all that are still billed
   * @throws entitlement.order-not-captured, entitlement.order-already-reversed, entitlement.reversal-too-large
   *   (`billed`)
   */
  reverse(tx: Tx, order: { orderId: string; reason: string; minutes?: number }): Promise<TakenBack> {
    return this.recoveries.reverse(tx, order);
  }

  /**
   * Lends the senior what the order's public payers gave, once more, while it is doubted that he was served. Whatever
   * gives the first units back (`reverse`, `release`) ends the loan; so does `takeBackLoan`.
   * @returns the minutes lent; 0 the second time, and to somebody whose claims have stopped
   */
  lend(tx: Tx, order: { orderId: string; causeId: string }): Promise<{ minutes: number }> {
    return this.recoveries.lend(tx, order);
  }

  /** The service was sound after all: what is free of the loan lapses, what was used in good faith stays used. */
  takeBackLoan(tx: Tx, order: { orderId: string; reason: string }): Promise<void> {
    return this.recoveries.takeBackLoan(tx, order);
  }

  /**
   * Pays what a reversal took back wrongly, by the same payers, in the same amounts and on the same evidence.
   * @throws entitlement.order-not-captured when the order was held again since
   */
  payAgain(
    tx: Tx,
    reversal: { orderId: string; number: number; seq: number },
    reason: Reason,
  ): Promise<{ programmeFen: number }> {
    return this.recoveries.payAgain(tx, reversal, reason);
  }

  /**
   * Adds a cause for which the public money of the order is not to be paid out; the first one places the ledger's
   * mark. The same cause twice is once. An order that no programme pays for has nothing to mark.
   * @returns the minutes concerned; 0 when the cause was placed before
   * @throws entitlement.order-not-held
   */
  withhold(tx: Tx, withholding: Withholding): Promise<{ minutes: number }> {
    return this.recoveries.withhold(tx, withholding);
  }

  /** Ends one cause; with the last one the ledger's mark ends. @returns 0 minutes when it did not stand */
  endWithholding(tx: Tx, withholding: Withholding): Promise<{ minutes: number }> {
    return this.recoveries.endWithholding(tx, withholding);
  }

  /** From the grant with its reason to the last minute: every hold of the order, oldest first. */
  chain(db: Queryable, orderId: string): Promise<ChainHold[]> {
    return this.orders.chain(db, orderId);
  }

  /** Those of the orders that are held and for which a programme pays that the stop is about. */
  ordersHitBy(db: Queryable, orderIds: readonly string[], stopId: string): Promise<string[]> {
    return this.orders.hitBy(db, orderIds, stopId);
  }

  /**
   * Plans a month of a county over all its programmes; where a run is under way, that one is returned. The workers
   * try it by themselves, or `continueIssuance` does.
   * @returns the run's id
   */
  planIssuance(tx: Tx, month: { countyId: number; period: Period }): Promise<string> {
    return this.runs.plan(tx, month);
  }

  /**
   * Lets a month be granted whose dry run has ended, in the name of the context's account.
   * @throws entitlement.issuance-run-not-found, entitlement.issuance-state, entitlement.issuance-four-eyes
   */
  approveIssuance(tx: Tx, runId: string): Promise<void> {
    return this.runs.approve(tx, runId);
  }

  /** The next step of a run, of trying it or of granting it; each belongs in a transaction of its own. */
  continueIssuance(tx: Tx, runId: string): Promise<IssuanceStep> {
    return this.runs.next(tx, runId);
  }

  /**
   * Grants for these seniors only, under the same rules; who has one keeps it.
   * @returns how many were granted, one for each senior and programme @throws entitlement.programme-not-found
   */
  issueTo(tx: Tx, order: IssueTo): Promise<number> {
    return this.grants.issueTo(tx, order);
  }
}
