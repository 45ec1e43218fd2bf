import { Injectable } from '@nestjs/common';
import { accountOf, businessTime, newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { Not } from 'typeorm';
import { DispatchErrors } from '../dispatch.errors';
import { ReplacementStore } from '../redispatch/replacement-store';
import { AssignmentEntity } from './assignment.entity';
import { busyUntil } from './assignment.queries';
import { erasePencil } from './pencil';

/** Whom to send, and in which seat of the order. */
export interface Seat {
  readonly seat: number;
  readonly caregiverId: string;
}

/** The rows of assignments. Whoever writes one holds its order's lock. */
@Injectable()
export class AssignmentStore {
  constructor(private readonly replacements: ReplacementStore) {}

  /** Whoever is to come, by seat; the first one leads. */
  active(tx: Tx, orderId: string): Promise<AssignmentEntity[]> {
    return tx.repo(AssignmentEntity).find({ where: { orderId, active: true }, order: { seat: 'ASC' } });
  }

  /**
   * Sends all of them or nobody. The assignments of one caregiver take turns: the database refuses an overlap in any
   * case, but two rows written at the same moment would wait for each other until it breaks the tie. Where they come in
   * another's place the family hears that, once everybody is there, and nothing else of it.
   * @throws dispatch.caregiver-busy
   */
  async assign(tx: Tx, order: OrderView, providerId: string, seats: readonly Seat[]): Promise<void> {
    const ids = seats.map(({ caregiverId }) => caregiverId);
    for (const id of [...ids].sort()) await this.takeTurn(tx, id);
    const [busy] = await busyUntil(tx, ids, order);
    if (busy) throw DispatchErrors.caregiverBusy({ until: businessTime(busy.until) });
    const isReplacement = await this.replacements.isOpen(tx, order.id);
    await erasePencil(tx, order.id);
    for (const seat of seats) await this.send(tx, order, providerId, seat, isReplacement);
    if (!isReplacement || (await this.active(tx, order.id)).length < order.caregivers) return;
    const found = { providerId, caregiverId: ids[0] };
    await this.replacements.end(tx, order, { outcome: 'FOUND', found, isTold: true });
  }

  private async send(
    tx: Tx,
    order: OrderView,
    providerId: string,
    { seat, caregiverId }: Seat,
    isReplacement: boolean,
  ): Promise<void> {
    const again = await tx
      .repo(AssignmentEntity)
      .existsBy({ orderId: order.id, seat, startsAt: order.startsAt, caregiverId: Not(caregiverId) });
    await tx.repo(AssignmentEntity).insert({
      id: newId(tx.now),
      orderId: order.id,
      seniorId: order.seniorId,
      ...order.place,
      providerId,
      caregiverId,
      seat,
      seats: order.caregivers,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
      onTheMinute: order.caregivers > 1 || order.slackMinutes !== null,
      active: true,
      assignedBy: accountOf(tx.ctx),
      assignedAt: tx.now,
    });
    this.tell(tx, order, 'dispatch.caregiver-assigned', { providerId, caregiverId });
    tx.publish({
      type: 'dispatch.caregiver-assigned.v1',
      payload: {
        orderId: order.id,
        providerId,
        caregiverId,
        seat,
        startsAt: order.startsAt.toISOString(),
        plannedMinutes: order.plannedMinutes,
        again,
      },
      audience: {
        // of two who come together the family hears through the one who leads
        ...(!isReplacement && seat === 1 && { seniorId: order.seniorId }),
        ...{ providerId, caregiverId, regionId: order.regionId },
      },
    });
  }

  /** Something is booked to come after this order: from now on nothing may push it. The order is locked. */
  async keepOnTheMinute(tx: Tx, orderId: string): Promise<void> {
    await tx.query('UPDATE dispatch.assignment SET on_the_minute = true WHERE order_id = $1 AND active', [
      orderId,
    ]);
  }

  /** Until the end of the transaction nobody else assigns this caregiver. */
  async takeTurn(tx: Tx, caregiverId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `dispatch.caregiver:${caregiverId}`,
    ]);
  }

  /**
   * Ends the active assignments of the order, if there are any. While somebody is sought in his place, the family hears
   * of the outcome only.
   * @param reason a code
   * @param only those of these caregivers; everybody's unless given
   */
  async release(tx: Tx, order: OrderView, reason: string, only?: readonly string[]): Promise<void> {
    for (const assignment of await this.active(tx, order.id))
      if (!only || only.includes(assignment.caregiverId)) await this.end(tx, order, assignment, reason);
  }

  private async end(
    tx: Tx,
    order: OrderView,
    { id, providerId, caregiverId, seat }: AssignmentEntity,
    reason: string,
  ): Promise<void> {
    const isBeingReplaced = await this.replacements.isOpen(tx, order.id);
    await tx
      .repo(AssignmentEntity)
      .update({ id, active: true }, { active: false, releasedAt: tx.now, releaseReason: reason });
    this.tell(tx, order, 'dispatch.assignment-released', { providerId, caregiverId, reason });
    tx.publish({
      type: 'dispatch.assignment-released.v1',
      payload: { orderId: order.id, providerId, caregiverId, seat, reason, isBeingReplaced },
      audience: {
        ...(isBeingReplaced || seat > 1 ? {} : { seniorId: order.seniorId }),
        ...{ providerId, caregiverId, regionId: order.regionId },
      },
    });
  }

  private tell(
    tx: Tx,
    order: OrderView,
    action: string,
    details: { providerId: string; caregiverId: string; reason?: string },
  ): void {
    tx.audit({
      action,
      subject: 'order',
      subjectId: order.id,
      seniorId: order.seniorId,
      regionId: order.regionId,
      organisationId: details.providerId,
      details,
    });
  }
}
