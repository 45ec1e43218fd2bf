import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import { EventConsumers, type Tx } from '@anzhi/platform';
import { assignmentsOf } from './assignment.queries';
import { CaregiverSearch } from './caregiver-search';

/** Nobody assigns yet. */
const NOBODY = '';

/**
 * Whom a provider that has accepted an order would send as things are. Every search counts on it until a dispatcher sends
 * somebody or the evening's plan does; it binds nobody, and nobody is told.
 */
@Injectable()
export class Pencil implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly ordering: OrderingFacade,
    private readonly search: CaregiverSearch,
  ) {}

  onModuleInit(): void {
    this.consumers.register('dispatch.pencil', {
      'dispatch.offer-accepted.v1': (tx, { payload }) => this.accepted(tx, payload.orderId),
    });
  }

  /** As many as come at once, or nobody: where fewer are free the order only counts against the provider's capacity. */
  private async accepted(tx: Tx, orderId: string): Promise<void> {
    const order = await this.ordering.lock(tx, orderId);
    const { providerId, caregivers, place } = order;
    if (order.state !== 'ACCEPTED' || !providerId || (await assignmentsOf(tx, orderId)).length) return;
    const judged = await this.search.judge(tx, order, providerId, NOBODY, { withPencilled: true });
    const free = judged.filter(({ refusals }) => !refusals.length).map(({ caregiver }) => caregiver.id);
    if (free.length < caregivers) return;
    await tx.query(
      `INSERT INTO dispatch.pencilled (order_id, seat, provider_id, caregiver_id, starts_at, ends_at, latitude,
         longitude, datum, on_the_minute)
       SELECT $1, c.seat, $2, c.id, $4, $5, $6, $7, $8, $9
         FROM unnest($3::uuid[]) WITH ORDINALITY AS c(id, seat)
       ON CONFLICT DO NOTHING`,
      [
        ...[orderId, providerId, free.slice(0, caregivers), order.startsAt, order.endsAt],
        ...[place.latitude, place.longitude, place.datum, caregivers > 1 || order.slackMinutes !== null],
      ],
    );
  }
}

/** Somebody is sent, or the provider has the order no more. */
export const erasePencil = (tx: Tx, orderId: string): Promise<unknown> =>
  tx.query('DELETE FROM dispatch.pencilled WHERE order_id = $1', [orderId]);
