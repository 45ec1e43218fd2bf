import { Injectable } from '@nestjs/common';
import { addHours, newId } from '@anzhi/kernel';
import { OrderingFacade, type OrderView } from '@anzhi/ordering';
import { Settings, type Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { DispatchSettings } from '../dispatch.settings';
import { OtherTimes } from './other-times';
import { PROVIDER_NO_SHOW, ReplacementStore } from './replacement-store';

/**
 * Nobody came: a penalty for the provider and priority for the senior (policy.md 2.4). What was held is free again, so
 * another visit is another booking, by the family and with its consent. It gets the other times at once; the next
 * booking of the same service is asked of several providers together, with a short deadline, and not of the same one.
 */
@Injectable()
export class NoShows {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly settings: Settings,
    private readonly assignments: AssignmentStore,
    private readonly otherTimes: OtherTimes,
    private readonly store: ReplacementStore,
  ) {}

  /** When the order has ended by it; a search that was still going on has ended before. */
  async record(tx: Tx, orderId: string): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    if (order.state !== 'NO_SHOW_PROVIDER' || !order.providerId) return;
    const { providerId } = order;
    const caregiverId = (await this.assignments.active(tx, orderId)).at(0)?.caregiverId ?? null;
    const times = await this.otherTimes.of(tx, order, providerId);
    const otherTimes = times.map((time) => time.toISOString());
    await tx.query(
      `INSERT INTO dispatch.replacement
         (id, order_id, senior_id, item_code, starts_at, cause, provider_id, caregiver_id, since, tell_by, outcome,
          told_at, alternatives)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 'NOT_FOUND', $9, $10)`,
      [
        ...[newId(tx.now), orderId, order.seniorId, order.itemCode, order.startsAt],
        ...[PROVIDER_NO_SHOW, providerId, caregiverId, tx.now, JSON.stringify(otherTimes)],
      ],
    );
    this.audit(tx, order, 'dispatch.no-show-recorded', { providerId, caregiverId, otherTimes });
    this.store.tell(tx, order, { cause: PROVIDER_NO_SHOW, outcome: 'NOT_FOUND', otherTimes });
  }

  /** The family has booked the service again: that order is the one to be served first, once for each no-show. */
  async makeGood(tx: Tx, orderId: string): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    const hours = await this.settings.get(tx, DispatchSettings.noShowPriorityHours);
    const [owed] = await tx.query<{ orderId: string }>(
      `UPDATE dispatch.replacement SET made_good_by = $1 WHERE id = (
         SELECT id FROM dispatch.replacement
          WHERE senior_id = $2 AND item_code = $3 AND cause = $4 AND made_good_by IS NULL
            AND order_id <> $1 AND told_at > $5
          ORDER BY told_at LIMIT 1 FOR UPDATE)
       RETURNING order_id AS "orderId"`,
      [order.id, order.seniorId, order.itemCode, PROVIDER_NO_SHOW, addHours(tx.now, -hours)],
    );
    if (owed) this.audit(tx, order, 'dispatch.no-show-made-good', { insteadOf: owed.orderId });
  }

  private audit(tx: Tx, order: OrderView, action: string, details: Record<string, unknown>): void {
    const { id: subjectId, seniorId, regionId } = order;
    tx.audit({ action, subject: 'order', subjectId, seniorId, regionId, details });
  }
}
