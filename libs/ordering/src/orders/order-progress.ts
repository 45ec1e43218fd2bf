import { Injectable } from '@nestjs/common';
import { EntitlementFacade, type TakenBack } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import { orderAudience } from './order-facts';
import { OrderGaps } from './order-gaps';
import { nextState, OrderStore, type Step } from './order-store';
import type { OrderEvent } from './order.state';
import type { OrderView } from './order.view';

/** Exits of a visit that was not delivered; REJECTED: its evidence was not recognised. */
export type FailedVisit = 'NO_SHOW_SENIOR' | 'NO_SHOW_PROVIDER' | 'ABORTED_HEALTH' | 'REJECTED';

/** What became of the hold. */
export interface Fulfilment {
  readonly capturedMinutes: number;
  readonly releasedMinutes: number;
  readonly programmeFen: number;
  readonly familyFen: number;
}

const FAILURES: Record<FailedVisit, OrderEvent> = {
  NO_SHOW_SENIOR: 'seniorAbsent',
  NO_SHOW_PROVIDER: 'providerAbsent',
  ABORTED_HEALTH: 'abortForHealth',
  REJECTED: 'reject',
};

/** The steps of an order after it was booked, each with what it does to the hold and the event that tells of it. */
@Injectable()
export class OrderProgress {
  constructor(
    private readonly store: OrderStore,
    private readonly gaps: OrderGaps,
    private readonly entitlement: EntitlementFacade,
  ) {}

  async dispatched(tx: Tx, id: string): Promise<OrderView> {
    return this.store.move(tx, await this.store.lock(tx, id), 'dispatch');
  }

  async accepted(
    tx: Tx,
    id: string,
    { providerId, isQuiet = false }: { providerId: string; isQuiet?: boolean },
  ): Promise<OrderView> {
    const order = await this.store.move(tx, await this.store.lock(tx, id), 'accept', { set: { providerId } });
    tx.publish({
      type: 'ordering.order-accepted.v1',
      payload: { orderId: id, providerId },
      audience: { ...orderAudience(order), ...(isQuiet ? { seniorId: undefined } : {}) },
    });
    return order;
  }

  async reopened(tx: Tx, id: string, reason: string): Promise<OrderView> {
    return this.store.move(tx, await this.store.lock(tx, id), 'reopen', {
      reason,
      set: { providerId: null },
    });
  }

  async expired(tx: Tx, id: string): Promise<OrderView> {
    return this.end(tx, await this.store.lock(tx, id), 'expire', { reason: 'NOT_ACCEPTED_IN_TIME' });
  }

  async started(tx: Tx, id: string): Promise<OrderView> {
    const order = await this.store.move(tx, await this.store.lock(tx, id), 'start');
    tx.publish({
      type: 'ordering.order-in-service.v1',
      payload: { orderId: id },
      audience: orderAudience(order),
    });
    return order;
  }

  async mayFulfil(
    tx: Tx,
    service: { orderId: string; actualMinutes: number; evidenceId: string },
  ): Promise<boolean> {
    await this.store.lock(tx, service.orderId);
    return (await this.entitlement.judgeCapture(tx, service)).allow;
  }

  async fulfilled(
    tx: Tx,
    service: { orderId: string; actualMinutes: number; billedMinutes?: number; evidenceId: string },
  ): Promise<Fulfilment> {
    const order = await this.store.lock(tx, service.orderId);
    nextState(order, 'fulfil');
    if (!order.providerId) throw new Error(`order ${order.id} is in service with nobody`);
    const { orderId, evidenceId, actualMinutes, billedMinutes = actualMinutes } = service;
    const delivered = { orderId, evidenceId, actualMinutes: billedMinutes, providerId: order.providerId };
    const captured = await this.entitlement.capture(tx, delivered);
    await this.store.move(tx, order, 'fulfil', {
      set: {
        actualMinutes,
        capturedMinutes: captured.capturedMinutes,
        releasedMinutes: captured.releasedMinutes,
        dueProgrammeFen: captured.programmeFen,
        dueFamilyFen: captured.familyFen,
      },
    });
    tx.publish({
      type: 'ordering.order-fulfilled.v1',
      payload: {
        orderId: order.id,
        heldMinutes: order.split.programmeMinutes,
        capturedMinutes: captured.capturedMinutes,
      },
      audience: orderAudience(order),
    });
    return captured;
  }

  async takenBack(tx: Tx, id: string, less: { minutes: number; reason: string }): Promise<TakenBack> {
    const order = await this.store.lock(tx, id);
    return this.entitlement.reverse(tx, { orderId: order.id, ...less });
  }

  async failed(tx: Tx, id: string, outcome: { state: FailedVisit; reason: string }): Promise<OrderView> {
    const order = await this.store.lock(tx, id);
    return this.end(tx, order, FAILURES[outcome.state], { reason: outcome.state, note: outcome.reason });
  }

  async cancelledByOfficer(tx: Tx, id: string, reason: string): Promise<OrderView> {
    return this.end(tx, await this.store.lock(tx, id), 'cancelByOfficer', { reason });
  }

  /** An exit without delivery: the hold is released to the last minute and fen, and what was to follow is free. */
  async end(
    tx: Tx,
    order: OrderView,
    event: OrderEvent,
    step: Step & { reason: string },
  ): Promise<OrderView> {
    const ended = await this.store.move(tx, order, event, step);
    await this.gaps.release(tx, order);
    await this.entitlement.release(tx, { orderId: order.id, reason: step.reason });
    tx.publish({
      type: 'ordering.order-cancelled.v1',
      payload: { orderId: order.id, state: ended.state, reason: step.reason },
      audience: orderAudience(ended),
    });
    return ended;
  }
}
