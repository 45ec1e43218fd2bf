import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { OrderView } from '@anzhi/ordering';
import { Settings, type Tx } from '@anzhi/platform';
import { DispatchSettings } from '../dispatch.settings';

/** The window of an order is over. */
export const DECIDE_GROUP_JOB = 'dispatch.decide-group';

/** As far down an order's list it competes with others. */
const TOP = 5;
const LONGEST_SECONDS = 60;

/**
 * At a peak an order waits a moment if one of its best caregivers is also one of another's whose search is open, and
 * all that compete are then decided together (dispatch.md D.2, no. 7). Alone, the cheapest is the best at once.
 */
@Injectable()
export class BatchWindow {
  constructor(
    private readonly geo: GeoFacade,
    private readonly settings: Settings,
  ) {}

  /** Whether the order is in its window now. The window ends by time, whether or not its timer has run. */
  async isWaiting(tx: Tx, { id, startsAt }: OrderView): Promise<boolean> {
    const row = await tx.one(
      'SELECT order_id FROM dispatch.waiting_order WHERE order_id = $1 AND starts_at = $2 AND decide_at > $3',
      [id, startsAt, tx.now],
    );
    return row !== undefined;
  }

  /** Lets the order wait if it competes with another. @returns whether it does */
  async open(tx: Tx, order: OrderView, rankingId: string): Promise<boolean> {
    const { batchSeconds, batchPeakOrders } = await this.settings.all(tx, {
      batchSeconds: DispatchSettings.batchSeconds,
      batchPeakOrders: DispatchSettings.batchPeakOrders,
    });
    // it has waited, and its timer is late
    if (await this.close(tx, order.id)) return false;
    if (batchSeconds === 0 || !(await this.isPeak(tx, order, batchPeakOrders))) return false;
    const best = await this.bestCaregivers(tx, rankingId);
    if (!(await this.competes(tx, order, best))) return false;
    const seconds = Math.min(batchSeconds, LONGEST_SECONDS);
    const decideAt = new Date(tx.now.getTime() + seconds * 1_000);
    await tx.query(
      `INSERT INTO dispatch.waiting_order (order_id, ranking_id, starts_at, ends_at, caregivers, since, decide_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [order.id, rankingId, order.startsAt, order.endsAt, best, tx.now, decideAt],
    );
    // the moment is part of the key: no transaction waits for the timer of an order it has locked
    const key = `${order.id}@${decideAt.getTime()}`;
    tx.schedule({ kind: DECIDE_GROUP_JOB, key, dueAt: decideAt, payload: { orderId: order.id } });
    return true;
  }

  /** @returns whether it was waiting */
  async close(tx: Tx, orderId: string): Promise<boolean> {
    const row = await tx.one('DELETE FROM dispatch.waiting_order WHERE order_id = $1 RETURNING order_id', [
      orderId,
    ]);
    return row !== undefined;
  }

  private async isPeak(tx: Tx, { countyId }: OrderView, most: number): Promise<boolean> {
    const [{ open }] = await tx.query<{ open: number }>(
      `SELECT count(DISTINCT order_id)::int AS open FROM dispatch.offer
        WHERE state = 'OPEN' AND region_id = ANY($1)`,
      [await this.geo.subtree([countyId])],
    );
    return open >= most;
  }

  private async bestCaregivers(tx: Tx, rankingId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT c->>'caregiverId' AS id FROM dispatch.ranking r, jsonb_array_elements(r.caregivers) AS c
        WHERE r.id = $1 AND (c->>'place')::int <= $2`,
      [rankingId, TOP],
    );
    return rows.map(({ id }) => id);
  }

  private async competes(tx: Tx, order: OrderView, best: readonly string[]): Promise<boolean> {
    const rows = await tx.query(
      `SELECT order_id FROM dispatch.waiting_order
        WHERE order_id <> $1 AND caregivers && $2::uuid[] AND tstzrange(starts_at, ends_at) && tstzrange($3, $4)
       UNION ALL
       SELECT f.order_id FROM dispatch.offer f JOIN dispatch.ranking r ON r.id = f.ranking_id,
              jsonb_array_elements(r.caregivers) AS c
        WHERE f.state = 'OPEN' AND f.order_id <> $1 AND tstzrange(f.starts_at, f.ends_at) && tstzrange($3, $4)
          AND (c->>'place')::int <= $5 AND (c->>'caregiverId')::uuid = ANY($2) LIMIT 1`,
      [order.id, best, order.startsAt, order.endsAt, TOP],
    );
    return rows.length > 0;
  }
}
