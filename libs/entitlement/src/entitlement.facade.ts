import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type { Capture, ChainHold, ServiceWish, Split } from './entitlement.types';
import { Grants } from './grants/grants';
import { Issuance, type ChunkResult, type IssuanceOrder } from './issuance/issuance';
import { ChainQueries } from './orders/chain.queries';
import { OrderHolds } from './orders/order-holds';
import { OrderOutcomes } from './orders/order-outcomes';
import { Quoting } from './orders/quoting';

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
    private readonly chains: ChainQueries,
    private readonly grants: Grants,
    private readonly issuance: Issuance,
  ) {}

  /**
   * What the service costs and who pays, with every component explained; nothing is set aside.
   * @throws entitlement.item-unknown, entitlement.price-unknown, entitlement.month-not-issued
   */
  quote(db: Queryable, wish: ServiceWish): Promise<Split> {
    return this.quoting.quote(db, wish);
  }

  /**
   * Prices the order now and sets the programme's minutes aside, in the caller's transaction. An order whose last
   * hold was released can be held again (a new time, say).
   * @throws what `quote` throws, entitlement.order-already-held
   */
  hold(tx: Tx, order: ServiceWish & { orderId: string }): Promise<Split> {
    return this.holds.hold(tx, order);
  }

  /**
   * The service was delivered: minutes of the programme first, the rest of the hold returns, and both payers' fen
   * follow the delivered part of the booking. More than was booked is not billed.
   * @param service.evidenceId verified evidence in the ledger's register, in the order's county
   * @throws entitlement.order-not-held, ledger.evidence-not-verified
   */
  capture(tx: Tx, service: { orderId: string; actualMinutes: number; evidenceId: string }): Promise<Capture> {
    return this.outcomes.capture(tx, service);
  }

  /** Nothing was delivered: the whole hold returns. @throws entitlement.order-not-held */
  release(tx: Tx, order: { orderId: string; reason: string }): Promise<{ releasedMinutes: number }> {
    return this.outcomes.release(tx, order);
  }

  /**
   * Takes a capture back: the minutes return to the lot they came from; where its month has been taken back they lapse there.
   * @throws entitlement.order-not-captured, entitlement.order-already-reversed
   */
  reverse(
    tx: Tx,
    order: { orderId: string; reason: string },
  ): Promise<{ returnedMinutes: number; lapsedMinutes: number }> {
    return this.outcomes.reverse(tx, order);
  }

  /**
   * Marks the public money of the order as not to be paid out. An order that no programme pays for has none.
   * @returns the minutes marked
   * @throws entitlement.order-not-held, ledger.already-withheld
   */
  withhold(tx: Tx, order: { orderId: string; reason: string }): Promise<{ minutes: number }> {
    return this.outcomes.withhold(tx, order);
  }

  /** @throws entitlement.order-not-held, ledger.not-withheld */
  endWithholding(tx: Tx, order: { orderId: string; reason: string }): Promise<{ minutes: number }> {
    return this.outcomes.endWithholding(tx, order);
  }

  /** From the grant with its reason to the last minute: every hold of the order, oldest first. */
  chain(db: Queryable, orderId: string): Promise<ChainHold[]> {
    return this.chains.chain(db, orderId);
  }

  /**
   * Starts the month's issuance of a programme in each county; where one is under way, that one is returned.
   * The chunks are then done by the workers, or by `continueRun`.
   * @returns the ids of the runs @throws entitlement.programme-not-found
   */
  startIssuance(tx: Tx, order: IssuanceOrder): Promise<string[]> {
    return this.issuance.start(tx, order);
  }

  /** The next chunk of a run; each belongs in a transaction of its own. */
  continueRun(tx: Tx, runId: string): Promise<ChunkResult> {
    return this.issuance.continueRun(tx, runId);
  }

  /**
   * The month's grant for these residents only, under the same rules; who has it keeps it.
   * @returns how many were granted @throws entitlement.programme-not-found
   */
  issueTo(
    tx: Tx,
    order: { programmeCode: string; period: number; seniorIds: readonly string[] },
  ): Promise<number> {
    return this.grants.issueTo(tx, order);
  }
}
