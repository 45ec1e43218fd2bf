import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import { addMinutes, newId } from '@anzhi/kernel';
import { LIVE_STATES, OrderingFacade, type OrderView } from '@anzhi/ordering';
import { Settings, type StoredJob, type Tx } from '@anzhi/platform';
import { DispatchSettings } from '../dispatch.settings';
import { UnmetRegister } from '../unmet/unmet-register';
import { OtherTimes } from './other-times';
import { ReplacementStore } from './replacement-store';

/** The family has waited long enough for an answer. */
export const TELL_FAMILY_JOB = 'dispatch.tell-family';

interface Fallen {
  /** A code: why he, or the provider, cannot. */
  readonly cause: string;
  readonly providerId: string;
  /** null: the provider had named nobody yet. */
  readonly caregiverId: string | null;
}

/**
 * Somebody who was to come cannot. The search goes on as ever, but in silence: the family hears of it once, with the
 * new caregiver (as he is assigned), with other times when there is nobody, or, when it takes too long, that it is
 * still going on.
 */
@Injectable()
export class Replacements {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly settings: Settings,
    private readonly unmet: UnmetRegister,
    private readonly store: ReplacementStore,
    private readonly otherTimes: OtherTimes,
  ) {}

  /** Under the order's lock, before anybody is told. A second fall within the same search changes nothing. */
  async begin(tx: Tx, order: OrderView, { cause, providerId, caregiverId }: Fallen): Promise<void> {
    if (order.startsAt <= tx.now || (await this.store.isOpen(tx, order.id))) return;
    const minutes = await this.settings.get(tx, DispatchSettings.tellFamilyMinutes);
    const latest = addMinutes(tx.now, minutes);
    const tellBy = latest < order.startsAt ? latest : order.startsAt;
    const id = newId(tx.now);
    await tx.query(
      `INSERT INTO dispatch.replacement
         (id, order_id, senior_id, item_code, starts_at, cause, provider_id, caregiver_id, since, tell_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, order.id, order.seniorId, order.itemCode, order.startsAt],
        ...[cause, providerId, caregiverId, tx.now, tellBy],
      ],
    );
    tx.schedule({ kind: TELL_FAMILY_JOB, key: id, dueAt: tellBy, payload: { orderId: order.id } });
    tx.audit({
      action: 'dispatch.replacement-begun',
      subject: 'order',
      subjectId: order.id,
      seniorId: order.seniorId,
      regionId: order.regionId,
      organisationId: providerId,
      details: { cause, caregiverId },
    });
  }

  /** News may be old: it counts if it still is so. */
  async notFound(tx: Tx, { orderId }: EventMap['dispatch.order-unmet.v1']): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    if (await this.unmet.isOpen(tx, orderId)) await this.endInVain(tx, order, 'NOT_FOUND');
  }

  /** The order has another time, or is over; whoever ended it was told by that, and reads the other times here. */
  async overtaken(tx: Tx, { orderId }: { readonly orderId: string }): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    if (order.state === 'EXPIRED_UNSERVED') return this.endInVain(tx, order, 'NOT_FOUND', false);
    const isOver = !LIVE_STATES.includes(order.state);
    if (isOver || (await this.store.isForAnotherTime(tx, order)))
      await this.store.end(tx, order, { outcome: 'MOVED_ON', isTold: false });
  }

  async late(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.ordering.lock(tx, job.payload.orderId as string);
    const [{ isOpen }] = await tx.query<{ isOpen: boolean }>(
      'SELECT outcome IS NULL AS "isOpen" FROM dispatch.replacement WHERE id = $1',
      [job.key],
    );
    if (isOpen) await this.endInVain(tx, order, 'LATE');
  }

  private async endInVain(
    tx: Tx,
    order: OrderView,
    outcome: 'NOT_FOUND' | 'LATE',
    isTold = true,
  ): Promise<void> {
    if (!(await this.store.isOpen(tx, order.id))) return;
    await this.store.end(tx, order, { outcome, isTold, otherTimes: await this.otherTimes.of(tx, order) });
  }
}
