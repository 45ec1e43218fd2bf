import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, minuteOfDay, newId } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { Not } from 'typeorm';
import { DispatchErrors } from '../dispatch.errors';
import { ReplacementStore } from '../redispatch/replacement-store';
import { AssignmentEntity } from './assignment.entity';
import { busyUntil } from './assignment.queries';

/** The rows of assignments. Whoever writes one holds its order's lock. */
@Injectable()
export class AssignmentStore {
  constructor(private readonly replacements: ReplacementStore) {}

  active(tx: Tx, orderId: string): Promise<AssignmentEntity | null> {
    return tx.repo(AssignmentEntity).findOne({ where: { orderId, active: true } });
  }

  /**
   * The assignments of one caregiver take turns: the database refuses an overlap in any case, but two rows written
   * at the same moment would wait for each other until it breaks the tie. Where he comes in another's place the family
   * hears that, and nothing else of it.
   * @throws dispatch.caregiver-busy
   */
  async assign(tx: Tx, order: OrderView, providerId: string, caregiverId: string): Promise<void> {
    await this.takeTurn(tx, caregiverId);
    const [busy] = await busyUntil(tx, [caregiverId], order);
    if (busy) throw DispatchErrors.caregiverBusy({ until: clockTime(busy.until) });
    const again = await tx
      .repo(AssignmentEntity)
      .existsBy({ orderId: order.id, startsAt: order.startsAt, caregiverId: Not(caregiverId) });
    await tx.repo(AssignmentEntity).insert({
      id: newId(tx.now),
      orderId: order.id,
      seniorId: order.seniorId,
      ...order.place,
      providerId,
      caregiverId,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
      active: true,
      assignedBy: accountOf(tx.ctx),
      assignedAt: tx.now,
    });
    this.tell(tx, order, 'dispatch.caregiver-assigned', { providerId, caregiverId });
    const isReplacement = await this.replacements.isOpen(tx, order.id);
    tx.publish({
      type: 'dispatch.caregiver-assigned.v1',
      payload: {
        orderId: order.id,
        providerId,
        caregiverId,
        startsAt: order.startsAt.toISOString(),
        plannedMinutes: order.plannedMinutes,
        again,
      },
      audience: {
        ...(isReplacement ? {} : { seniorId: order.seniorId }),
        ...{ providerId, caregiverId, regionId: order.regionId },
      },
    });
    const found = { providerId, caregiverId };
    if (isReplacement) await this.replacements.end(tx, order, { outcome: 'FOUND', found, isTold: true });
  }

  /** Until the end of the transaction nobody else assigns this caregiver. */
  async takeTurn(tx: Tx, caregiverId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `dispatch.caregiver:${caregiverId}`,
    ]);
  }

  /**
   * Ends the active assignment of the order, if there is one. While somebody is sought in his place, the family hears
   * of the outcome only.
   * @param reason a code
   */
  async release(tx: Tx, order: OrderView, reason: string): Promise<void> {
    const assignment = await this.active(tx, order.id);
    if (!assignment) return;
    const { id, providerId, caregiverId } = assignment;
    const isBeingReplaced = await this.replacements.isOpen(tx, order.id);
    await tx
      .repo(AssignmentEntity)
      .update({ id, active: true }, { active: false, releasedAt: tx.now, releaseReason: reason });
    this.tell(tx, order, 'dispatch.assignment-released', { providerId, caregiverId, reason });
    tx.publish({
      type: 'dispatch.assignment-released.v1',
      payload: { orderId: order.id, providerId, caregiverId, reason, isBeingReplaced },
      audience: {
        ...(isBeingReplaced ? {} : { seniorId: order.seniorId }),
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

/** 2026-11-25 11:30, by the clocks of China. */
function clockTime(at: Date): string {
  const minute = minuteOfDay(at);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${businessDate(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
