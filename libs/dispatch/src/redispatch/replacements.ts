import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import { addMinutes, newId } from '@anzhi/kernel';
import { LIVE_STATES, OrderingFacade, type OrderState, type OrderView } from '@anzhi/ordering';
import { Settings, type StoredJob, type Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { DispatchSettings } from '../dispatch.settings';
import { UnmetRegister } from '../unmet/unmet-register';
import { OtherTimes } from './other-times';
import { ReplacementStore } from './replacement-store';

/** The family has waited long enough for an answer. */
export const TELL_FAMILY_JOB = 'dispatch.tell-family';

export type ReplacementOutcome = 'FOUND' | 'NOT_FOUND' | 'LATE' | 'MOVED_ON';

interface Fallen {
  /** A code: why he, or the provider, cannot. */
  readonly cause: string;
  readonly providerId: string;
  /** null: the provider had named nobody yet. */
  readonly caregiverId: string | null;
}

interface Found {
  readonly providerId: string;
  readonly caregiverId: string;
}

/** Nobody came, or nobody was left to ask: what was held is free again. */
const UNSERVED: readonly OrderState[] = ['EXPIRED_UNSERVED', 'NO_SHOW_PROVIDER'];

/**
 * Somebody who was to come cannot. The search goes on as ever, but in silence: the family hears of it once, with the
 * new caregiver, with other times when there is nobody, or, when it takes too long, that it is still going on.
 */
@Injectable()
export class Replacements {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly settings: Settings,
    private readonly assignments: AssignmentStore,
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
      `INSERT INTO dispatch.replacement (id, order_id, starts_at, cause, provider_id, caregiver_id, since, tell_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, order.id, order.startsAt, cause, providerId, caregiverId, tx.now, tellBy],
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
  async found(tx: Tx, { orderId, caregiverId }: EventMap['dispatch.caregiver-assigned.v1']): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    const sent = await this.assignments.active(tx, orderId);
    const found = sent.find((each) => each.caregiverId === caregiverId);
    if (found && sent.length === order.caregivers) await this.end(tx, orderId, 'FOUND', found);
  }

  async notFound(tx: Tx, { orderId }: EventMap['dispatch.order-unmet.v1']): Promise<void> {
    await this.ordering.lock(tx, orderId);
    if (await this.unmet.isOpen(tx, orderId)) await this.end(tx, orderId, 'NOT_FOUND');
  }

  /** The order has another time, or is over; whoever ended it was told by that. */
  async overtaken(tx: Tx, { orderId }: { readonly orderId: string }): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    const isOver = !LIVE_STATES.includes(order.state);
    if (isOver || (await this.store.isForAnotherTime(tx, order)))
      await this.end(tx, orderId, UNSERVED.includes(order.state) ? 'NOT_FOUND' : 'MOVED_ON');
  }

  async late(tx: Tx, job: StoredJob): Promise<void> {
    const order = await this.ordering.lock(tx, job.payload.orderId as string);
    const [{ isOpen }] = await tx.query<{ isOpen: boolean }>(
      'SELECT outcome IS NULL AS "isOpen" FROM dispatch.replacement WHERE id = $1',
      [job.key],
    );
    if (isOpen) await this.end(tx, order.id, 'LATE');
  }

  private async end(tx: Tx, orderId: string, outcome: ReplacementOutcome, found?: Found): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    if (!(await this.store.isOpen(tx, orderId))) return;
    const isTold = outcome !== 'MOVED_ON';
    const times = isTold && outcome !== 'FOUND' ? await this.otherTimes.of(tx, order) : [];
    const otherTimes = times.map((time) => time.toISOString());
    const [{ cause }] = await tx.query<{ cause: string }>(
      `UPDATE dispatch.replacement
          SET outcome = $2, told_at = $3, new_provider_id = $4, new_caregiver_id = $5, alternatives = $6
        WHERE order_id = $1 AND outcome IS NULL RETURNING cause`,
      [
        ...[orderId, outcome, tx.now, found?.providerId ?? null, found?.caregiverId ?? null],
        JSON.stringify(otherTimes),
      ],
    );
    if (!isTold) return;
    tx.publish({
      type: 'dispatch.replacement-ended.v1',
      payload: {
        ...{ orderId, cause, outcome, otherTimes },
        providerId: found?.providerId ?? null,
        caregiverId: found?.caregiverId ?? null,
      },
      audience: { seniorId: order.seniorId, regionId: order.regionId, providerId: found?.providerId },
    });
  }
}
