import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Withholding } from '../entitlement.types';

interface Marked {
  readonly countyId: number;
  readonly holdId: string | null;
  readonly causes: number;
  readonly minutes: number;
}

/**
 * Why the money of an order is not paid. Causes come and go by themselves; the ledger's mark follows the first and
 * the last of them. Two who add or end a cause at once wait for each other at the counter the database keeps.
 */
@Injectable()
export class OrderWithholdings {
  constructor(private readonly ledger: LedgerFacade) {}

  /** A cause that was placed before, ended or not, changes nothing. */
  async place(tx: Tx, withholding: Withholding): Promise<{ minutes: number }> {
    const { orderId, countyId: within, cause, reason } = withholding;
    const placed = await tx.one(PLACE, [orderId, within ?? null, cause.kind, cause.id, reason, tx.now]);
    const { countyId, holdId, causes, minutes } = await this.marked(tx, withholding);
    if (!placed) return { minutes: 0 };
    if (causes === 1 && holdId)
      await this.ledger.withhold(tx, { countyId, holdId, commandId: newId(tx.now), reason });
    return { minutes };
  }

  /** A cause that does not stand (any more) changes nothing. */
  async end(tx: Tx, withholding: Withholding): Promise<{ minutes: number }> {
    const { orderId, countyId: within, cause, reason } = withholding;
    const ended = await tx.one(END, [orderId, within ?? null, cause.kind, cause.id, reason, tx.now]);
    if (!ended) return { minutes: 0 };
    const { countyId, holdId, causes, minutes } = await this.marked(tx, withholding);
    if (causes === 0 && holdId)
      await this.ledger.endWithholding(tx, { countyId, holdId, commandId: newId(tx.now), reason });
    return { minutes };
  }

  private async marked(tx: Tx, { orderId, countyId, cause }: Withholding): Promise<Marked> {
    const marked = await tx.one<Marked>(MARKED, [orderId, countyId ?? null, cause.kind, cause.id]);
    if (!marked) throw EntitlementErrors.orderNotHeld();
    return marked;
  }
}

/** The last hold is the one that is delivered and paid. */
const PLACE = `
  INSERT INTO entitlement.withholding_cause (county_id, order_id, number, kind, cause_id, reason, placed_at)
  SELECT county_id, order_id, number, $3, $4, $5, $6 FROM entitlement.order_hold
   WHERE order_id = $1 AND county_id = coalesce($2, county_id) ORDER BY number DESC LIMIT 1
  ON CONFLICT DO NOTHING RETURNING number`;

const END = `
  UPDATE entitlement.withholding_cause SET ended_at = $6, end_reason = $5
   WHERE order_id = $1 AND county_id = coalesce($2, county_id) AND kind = $3 AND cause_id = $4 AND ended_at IS NULL RETURNING number`;

const MARKED = `
  SELECT h.county_id AS "countyId", h.hold_id AS "holdId", w.causes,
         (SELECT coalesce(sum(p.units), 0) FROM entitlement.order_payer p
           WHERE (p.county_id, p.order_id, p.number) = (h.county_id, h.order_id, h.number)
             AND p.unit = 'MINUTE')::bigint AS minutes
    FROM entitlement.withholding_cause c
    JOIN entitlement.withheld_hold w USING (county_id, order_id, number)
    JOIN entitlement.order_hold h USING (county_id, order_id, number)
   WHERE c.order_id = $1 AND c.county_id = coalesce($2, c.county_id) AND c.kind = $3 AND c.cause_id = $4
   ORDER BY c.number DESC LIMIT 1`;
