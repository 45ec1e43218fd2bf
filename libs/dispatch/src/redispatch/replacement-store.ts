import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';

/** Whether the family of an order waits, unknowingly, for somebody in another's place. */
@Injectable()
export class ReplacementStore {
  async isOpen(db: Queryable, orderId: string): Promise<boolean> {
    const rows = await db.query('SELECT FROM dispatch.replacement WHERE order_id = $1 AND outcome IS NULL', [
      orderId,
    ]);
    return rows.length > 0;
  }

  async isForAnotherTime(
    db: Queryable,
    order: { readonly id: string; readonly startsAt: Date },
  ): Promise<boolean> {
    const rows = await db.query(
      'SELECT FROM dispatch.replacement WHERE order_id = $1 AND outcome IS NULL AND starts_at <> $2',
      [order.id, order.startsAt],
    );
    return rows.length > 0;
  }
}
