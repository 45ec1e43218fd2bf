import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';

export const RECHECK_JOB = 'dispatch.recheck-order';

/** Something about a provider or one of its caregivers changed: what it was offered or has is looked at again. */
@Injectable()
export class ProviderChanged {
  /** One job an order, so that each locks only its own. */
  async apply(tx: Tx, { providerId }: { readonly providerId: string }): Promise<void> {
    const orders = await tx.query<{ orderId: string }>(
      `SELECT DISTINCT order_id AS "orderId" FROM dispatch.offer
        WHERE provider_id = $1 AND state IN ('OPEN', 'ACCEPTED')
          AND tstzrange(starts_at, ends_at) && tstzrange($2, NULL)`,
      [providerId, tx.now],
    );
    for (const { orderId } of orders) tx.schedule({ kind: RECHECK_JOB, key: orderId, dueAt: tx.now });
  }
}
