import { Injectable } from '@nestjs/common';
import type { OrderView } from '@anzhi/ordering';
import type { Queryable, Tx } from '@anzhi/platform';
import type { Found, ReplacementOutcome } from './replacement-outcome';

/** The provider accepted and nobody came (policy.md 2.4). */
export const PROVIDER_NO_SHOW = 'PROVIDER_NO_SHOW';

interface Ending {
  readonly outcome: ReplacementOutcome;
  readonly found?: Found;
  readonly otherTimes?: readonly Date[];
  /** Whoever ended the order was told by that. */
  readonly isTold: boolean;
}

/** The rows of replacements: whether the family of an order waits, unknowingly, for somebody in another's place. */
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

  /** The no-show that this order makes good: it is served first, and not by the same. */
  async noShowBehind(db: Queryable, orderId: string): Promise<{ providerId: string } | undefined> {
    const [row] = await db.query<{ providerId: string }>(
      'SELECT provider_id AS "providerId" FROM dispatch.replacement WHERE made_good_by = $1',
      [orderId],
    );
    return row;
  }

  /** Ends the open search of an order whose lock the caller holds, if there is one, and tells the family. */
  async end(tx: Tx, order: OrderView, { outcome, found, otherTimes = [], isTold }: Ending): Promise<void> {
    const times = otherTimes.map((time) => time.toISOString());
    const [ended] = await tx.query<{ cause: string }>(
      `UPDATE dispatch.replacement
          SET outcome = $2, told_at = $3, new_provider_id = $4, new_caregiver_id = $5, alternatives = $6
        WHERE order_id = $1 AND outcome IS NULL RETURNING cause`,
      [
        ...[order.id, outcome, tx.now, found?.providerId ?? null, found?.caregiverId ?? null],
        JSON.stringify(times),
      ],
    );
    if (ended && isTold) this.tell(tx, order, { cause: ended.cause, outcome, otherTimes: times, found });
  }

  tell(
    tx: Tx,
    order: OrderView,
    told: {
      readonly cause: string;
      readonly outcome: ReplacementOutcome;
      readonly otherTimes: string[];
      readonly found?: Found;
    },
  ): void {
    const { cause, outcome, otherTimes, found } = told;
    tx.publish({
      type: 'dispatch.replacement-ended.v1',
      payload: {
        ...{ orderId: order.id, cause, outcome, otherTimes },
        providerId: found?.providerId ?? null,
        caregiverId: found?.caregiverId ?? null,
      },
      audience: { seniorId: order.seniorId, regionId: order.regionId, providerId: found?.providerId },
    });
  }
}
