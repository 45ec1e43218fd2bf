import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import { OrderEntity } from './order.entity';
import { orderMachine, type OrderEvent, type OrderState } from './order.state';
import type { OrderView } from './order.view';
import { StateChangeEntity } from './state-change.entity';

/** The columns of an `OrderView`. */
export const ORDER_VIEW = `
  SELECT o.id, o.senior_id AS "seniorId", o.address_id AS "addressId", o.item_code AS "itemCode",
         o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.planned_minutes AS "plannedMinutes", o.state,
         o.region_id AS "regionId", o.county_id AS "countyId", o.required_sex AS "requiredSex",
         o.provider_id AS "providerId", o.booked_by AS "bookedBy", o.booked_as AS "bookedAs", o.channel, o.wishes,
         o.version, o.caregivers,
         CASE WHEN o.follows_id IS NOT NULL THEN json_build_object('orderId', o.follows_id,
           'leastMinutes', o.least_gap_minutes, 'mostMinutes', o.most_gap_minutes) END AS follows,
         least(o.most_gap_minutes - ceil(extract(epoch FROM o.starts_at - o.follows_ends_at) / 60),
               (SELECT min(floor(extract(epoch FROM n.starts_at - o.ends_at) / 60) - n.least_gap_minutes)
                  FROM ordering."order" n
                 WHERE n.follows_id = o.id AND n.state IN ('HELD', 'DISPATCHED', 'ACCEPTED')))::int AS "slackMinutes",
         json_build_object('latitude', o.latitude, 'longitude', o.longitude, 'datum', o.datum) AS place,
         json_build_object('totalFen', o.total_fen, 'programmeCode', o.programme_code,
           'programmeName', o.programme_name, 'programmeMinutes', o.programme_minutes,
           'programmeFen', o.programme_fen, 'familyFen', o.family_fen, 'reasons', o.price_reasons) AS split
    FROM ordering."order" o`;

/** What the audit trail calls each step. */
const DONE: Record<OrderEvent, string> = {
  dispatch: 'dispatched',
  accept: 'accepted',
  reopen: 'reopened',
  reschedule: 'rescheduled',
  start: 'started',
  fulfil: 'fulfilled',
  cancelByFamily: 'cancelled-by-family',
  cancelByOfficer: 'cancelled-by-officer',
  cancelBySystem: 'cancelled-by-system',
  seniorAbsent: 'closed-senior-absent',
  providerAbsent: 'closed-provider-absent',
  abortForHealth: 'aborted-for-health',
  reject: 'rejected',
  expire: 'expired',
};

export interface Step {
  /** A code, or a few plain words without personal data: providers may read it. */
  readonly reason?: string;
  /** In the caller's own words; only for those who may see the order. */
  readonly note?: string;
  readonly late?: boolean;
  /** Columns that change with the state. */
  readonly set?: Partial<OrderEntity>;
}

/** @throws ordering.not-possible-now when the order's state does not allow the step */
export function nextState(order: OrderView, event: OrderEvent): OrderState {
  const state = orderMachine.next(order.state, event);
  if (!state) throw OrderingErrors.notPossibleNow({ state: order.state });
  return state;
}

/** The rows of orders and their history: read, locked, and moved one state on. */
@Injectable()
export class OrderStore {
  async find(db: Queryable, id: string): Promise<OrderView | undefined> {
    const [order] = await db.query<OrderView>(`${ORDER_VIEW} WHERE o.id = $1`, [id]);
    return order;
  }

  async lock(tx: Tx, id: string): Promise<OrderView> {
    const order = await tx.one<OrderView>(`${ORDER_VIEW} WHERE o.id = $1 FOR UPDATE OF o`, [id]);
    if (!order) throw OrderingErrors.orderNotFound();
    return order;
  }

  /** The first line of an order and of its history. */
  async insert(tx: Tx, order: OrderEntity): Promise<OrderView> {
    await tx.repo(OrderEntity).insert(order);
    await this.record(tx, order, null, {});
    return this.lock(tx, order.id);
  }

  /** @param order as it was read under its lock in this transaction */
  async move(tx: Tx, order: OrderView, event: OrderEvent, step: Step = {}): Promise<OrderView> {
    const state = nextState(order, event);
    const change = { ...step.set, state, version: order.version + 1 };
    const { affected } = await tx
      .repo(OrderEntity)
      .update({ id: order.id, state: order.state, version: order.version }, change);
    if (affected !== 1) throw OrderingErrors.notPossibleNow({ state: order.state });
    const moved = await this.lock(tx, order.id);
    await this.record(tx, moved, order.state, step);
    tx.audit({
      action: `ordering.order-${DONE[event]}`,
      subject: 'order',
      subjectId: order.id,
      seniorId: order.seniorId,
      regionId: order.regionId,
      organisationId: moved.providerId ?? order.providerId ?? undefined,
      details: { from: order.state, to: state, reason: step.reason, late: step.late },
    });
    return moved;
  }

  private async record(
    tx: Tx,
    order: Pick<OrderView, 'id' | 'state' | 'startsAt'>,
    fromState: OrderState | null,
    step: Step,
  ): Promise<void> {
    await tx.repo(StateChangeEntity).insert({
      orderId: order.id,
      fromState,
      toState: order.state,
      actorId: tx.ctx.actor.accountId,
      reason: step.reason ?? null,
      note: step.note ?? null,
      late: step.late ?? false,
      startsAt: order.startsAt,
      at: tx.now,
    });
  }
}
