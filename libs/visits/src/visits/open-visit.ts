import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import { newId } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { DoorCode } from './door-code';
import { VisitEntity } from './visit.entity';
import { audienceOf, factsOf, VisitStore } from './visit-store';

/** Keeps the visit of an order in step with what dispatch and ordering decided above the door. */
@Injectable()
export class OpenVisit {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly store: VisitStore,
    private readonly doorCode: DoorCode,
  ) {}

  /** A caregiver was assigned: opens the visit, or gives it to the new caregiver. Doing it twice changes nothing. */
  async assigned(tx: Tx, assignment: EventMap['dispatch.caregiver-assigned.v1']): Promise<void> {
    const order = await this.ordering.lock(tx, assignment.orderId);
    const { seat } = assignment;
    const current = (await this.store.ofOrder(tx, order.id)).find((visit) => visit.seat === seat);
    if (current?.caregiverId === assignment.caregiverId) return;
    if (order.state !== 'ACCEPTED' || order.providerId !== assignment.providerId) return;
    if (current) await this.store.move(tx, current, 'replace');
    const id = newId(tx.now);
    const visit = tx.repo(VisitEntity).create({
      id,
      orderId: order.id,
      providerId: assignment.providerId,
      caregiverId: assignment.caregiverId,
      seat,
      seats: order.caregivers,
      seniorId: order.seniorId,
      addressId: order.addressId,
      itemCode: order.itemCode,
      regionId: order.regionId,
      countyId: order.countyId,
      startsAt: order.startsAt,
      plannedMinutes: order.plannedMinutes,
      state: 'SCHEDULED',
      doorCode: this.doorCode.seal(id),
      doorCodeFailures: 0,
      actualMinutes: null,
      flags: [],
      createdAt: tx.now,
    });
    await tx.repo(VisitEntity).insert(visit);
    await this.store.recordMove(tx, visit, null);
    tx.publish({
      type: 'visits.visit-opened.v1',
      payload: { ...factsOf(visit), startsAt: visit.startsAt.toISOString() },
      audience: audienceOf(visit),
    });
  }

  /** The assignment was taken back before the service began. */
  async released(tx: Tx, released: EventMap['dispatch.assignment-released.v1']): Promise<void> {
    await this.ordering.lock(tx, released.orderId);
    const visits = await this.store.ofOrder(tx, released.orderId);
    const visit = visits.find(({ caregiverId }) => caregiverId === released.caregiverId);
    if (!visit) return;
    if (visit.state !== 'SCHEDULED' && visit.state !== 'EN_ROUTE') return;
    await this.store.move(tx, visit, 'replace', { reason: released.reason });
    this.publishClosed(tx, visit, released.isBeingReplaced);
  }

  /** The order was cancelled before the service began. */
  async cancelled(tx: Tx, cancelled: EventMap['ordering.order-cancelled.v1']): Promise<void> {
    await this.ordering.lock(tx, cancelled.orderId);
    for (const visit of await this.store.ofOrder(tx, cancelled.orderId)) {
      if (visit.state !== 'SCHEDULED' && visit.state !== 'EN_ROUTE') continue;
      await this.store.move(tx, visit, 'cancel', { reason: cancelled.reason });
      this.publishClosed(tx, visit);
    }
  }

  /** @param isBeingReplaced dispatch tells the family when it has found somebody else, or nobody */
  private publishClosed(tx: Tx, visit: VisitEntity, isBeingReplaced = false): void {
    const audience = audienceOf(visit);
    tx.publish({
      type: 'visits.visit-closed.v1',
      payload: { ...factsOf(visit), state: visit.state },
      audience: isBeingReplaced ? { ...audience, seniorId: undefined } : audience,
    });
  }
}
