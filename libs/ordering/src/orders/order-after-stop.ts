import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type Fulfilment } from '@anzhi/catalogue';
import type { EventMap } from '@anzhi/contracts';
import { EntitlementFacade } from '@anzhi/entitlement';
import { BUSINESS_TIME_ZONE } from '@anzhi/kernel';
import type { StoredJob, Tx } from '@anzhi/platform';
import { OrderProgress } from './order-progress';
import { OrderStore } from './order-store';
import { orderMachine } from './order.state';

type Stopped = EventMap['entitlement.stopped.v1'];

interface Booked {
  readonly id: string;
  readonly itemCode: string;
}

export const AFTER_STOP_JOB = 'ordering.cancel-after-stop';

/** What the history of an order says; the stop itself says more. */
const REASONS: Readonly<Record<string, string>> = {
  DEATH: 'SENIOR_DECEASED',
  HOSPITAL: 'SENIOR_IN_HOSPITAL',
  INSTITUTION: 'SENIOR_IN_INSTITUTION',
  MOVE_OUT: 'SENIOR_MOVED_OUT',
};

/** Served at home: whoever lives in an institution is not there. Day care and rented aids he may still have. */
const AT_HOME: readonly Fulfilment[] = ['VISIT', 'MEAL'];

/**
 * What is booked for the days of a stop and has not begun is cancelled (policy.md 0.3, no. 3): all of it where the
 * senior cannot be served, else what a stopped programme would pay. In an institution he cannot be served at home;
 * what is given elsewhere stands as long as nobody who pays for it is stopped.
 */
@Injectable()
export class OrderAfterStop {
  constructor(
    private readonly store: OrderStore,
    private readonly progress: OrderProgress,
    private readonly entitlement: EntitlementFacade,
    private readonly catalogue: CatalogueFacade,
  ) {}

  /** One job an order, so that each locks only its own. */
  async hear(tx: Tx, stop: Stopped): Promise<void> {
    const hit = await this.hit(tx, stop, await this.booked(tx, stop));
    const reason = REASONS[stop.reason] ?? 'ENTITLEMENT_STOPPED';
    for (const orderId of hit)
      tx.schedule({ kind: AFTER_STOP_JOB, key: orderId, dueAt: tx.now, payload: { orderId, reason } });
  }

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const { orderId, reason } = job.payload as { orderId: string; reason: string };
    const order = await this.store.lock(tx, orderId);
    if (!orderMachine.next(order.state, 'cancelBySystem')) return;
    await this.progress.end(tx, order, 'cancelBySystem', { reason });
  }

  private async hit(tx: Tx, stop: Stopped, booked: readonly Booked[]): Promise<string[]> {
    const everything = stop.wholeService && stop.reason !== 'INSTITUTION';
    const ids = booked.map(({ id }) => id);
    if (everything) return ids;
    const paid = new Set(await this.entitlement.ordersHitBy(tx, ids, stop.stopId));
    const hit: string[] = [];
    for (const { id, itemCode } of booked)
      if (paid.has(id) || (stop.wholeService && (await this.isAtHome(tx, itemCode)))) hit.push(id);
    return hit;
  }

  private async isAtHome(tx: Tx, itemCode: string): Promise<boolean> {
    const item = await this.catalogue.item(tx, itemCode);
    return item !== undefined && AT_HOME.includes(item.fulfilment);
  }

  private booked(tx: Tx, { seniorId, from, until }: Stopped): Promise<Booked[]> {
    return tx.query(
      `SELECT id, item_code AS "itemCode" FROM ordering."order"
        WHERE senior_id = $1 AND state = ANY($2)
          AND daterange($3, $4) @> (starts_at AT TIME ZONE '${BUSINESS_TIME_ZONE}')::date ORDER BY id`,
      [seniorId, orderMachine.sources('cancelBySystem'), from, until],
    );
  }
}
