import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import type { StoredJob, Tx } from '@anzhi/platform';
import type { ConsideredCaregiver } from '../matching/considered';
import { AskNext } from './ask-next';
import { decideTogether, groupOf, type PricedOrder, type Waiting } from './batch.policy';
import { BatchWindow } from './batch-window';

/** Orders that compete for the same people are decided at once, when the window of the first of them ends. */
@Injectable()
export class DecideGroup {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly window: BatchWindow,
    private readonly askNext: AskNext,
  ) {}

  async run(tx: Tx, job: StoredJob): Promise<void> {
    const orderId = job.payload.orderId as string;
    const waiting = await this.waiting(tx);
    const first = waiting.find((each) => each.orderId === orderId);
    if (!first) return;
    const group = groupOf(first, waiting).map((each) => each.orderId);
    // the only place that locks several orders: in the order of their ids
    const held = new Map<string, number>();
    for (const id of group) {
      const order = await this.ordering.lock(tx, id);
      if (order.state === 'HELD') held.set(id, order.caregivers);
    }
    const priced = await this.priced(tx, held);
    const decided = decideTogether(priced);
    for (const id of group) await this.window.close(tx, id);
    for (const { orderId: id } of priced)
      await this.askNext.run(tx, id, { providerId: decided.get(id)?.[0].providerId });
  }

  private waiting(tx: Tx): Promise<Waiting[]> {
    return tx.query(
      `SELECT order_id AS "orderId", starts_at AS "startsAt", ends_at AS "endsAt", caregivers
         FROM dispatch.waiting_order`,
    );
  }

  /**
   * Those that still wait, asked again under their locks, with the prices they were ranked by a moment ago; whoever was
   * booked first comes first.
   * @param held how many people each takes
   */
  private async priced(tx: Tx, held: ReadonlyMap<string, number>): Promise<PricedOrder[]> {
    const rows = await tx.query<{ orderId: string; caregivers: ConsideredCaregiver[] }>(
      `SELECT w.order_id AS "orderId", r.caregivers FROM dispatch.waiting_order w
         JOIN dispatch.ranking r ON r.id = w.ranking_id WHERE w.order_id = ANY($1) ORDER BY w.order_id`,
      [[...held.keys()]],
    );
    return rows.map(({ orderId, caregivers }) => ({
      orderId,
      seats: held.get(orderId)!,
      caregivers: caregivers
        .filter(({ place }) => place !== null)
        .map(({ caregiverId, providerId, total }) => ({ caregiverId, providerId, total: total ?? 0 })),
    }));
  }
}
