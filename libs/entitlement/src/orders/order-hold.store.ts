import { Injectable } from '@nestjs/common';
import type { Fen } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import type { AgreedSplit, Delivered } from './split.policy';

/** The last hold of an order, with what became of it. */
export interface OrderHold extends AgreedSplit {
  readonly orderId: string;
  readonly number: number;
  readonly countyId: number;
  readonly seniorId: string;
  readonly serviceDate: string;
  readonly programmeId: string | null;
  readonly holdId: string | null;
  readonly outcome: 'CAPTURED' | 'RELEASED' | null;
  readonly reversed: boolean;
}

export interface NewOrderHold extends Omit<OrderHold, 'outcome' | 'reversed'> {
  readonly itemCode: string;
  readonly availableMinutes: number;
  readonly reasons: readonly object[];
}

export type Outcome = Delivered & { readonly evidenceId: string | null; readonly reason: string | null };

export const NOTHING_DELIVERED = {
  deliveredMinutes: 0,
  capturedMinutes: 0,
  programmeFen: 0 as Fen,
  familyFen: 0 as Fen,
};

/** The rows of an order: what was agreed, what became of it, what was taken back. Each is written once. */
@Injectable()
export class OrderHoldStore {
  async last(db: Queryable, orderId: string): Promise<OrderHold | undefined> {
    const [hold] = await db.query<OrderHold>(
      `SELECT h.order_id AS "orderId", h.number, h.county_id AS "countyId", h.senior_id AS "seniorId",
              h.service_date AS "serviceDate", h.minutes, h.programme_id AS "programmeId",
              h.programme_minutes AS "programmeMinutes", h.total_fen AS "totalFen", h.programme_fen AS "programmeFen",
              h.family_fen AS "familyFen", h.hold_id AS "holdId", o.kind AS outcome, v.order_id IS NOT NULL AS reversed
         FROM entitlement.order_hold h
         LEFT JOIN entitlement.order_outcome o USING (order_id, number)
         LEFT JOIN entitlement.order_reversal v USING (order_id, number)
        WHERE h.order_id = $1 ORDER BY h.number DESC LIMIT 1`,
      [orderId],
    );
    return hold;
  }

  async addHold(tx: Tx, hold: NewOrderHold): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.order_hold
         (order_id, number, county_id, senior_id, item_code, service_date, minutes, programme_id, available_minutes,
          programme_minutes, total_fen, programme_fen, family_fen, reasons, hold_id, held_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, $15, $16)`,
      [
        hold.orderId,
        hold.number,
        hold.countyId,
        hold.seniorId,
        hold.itemCode,
        hold.serviceDate,
        hold.minutes,
        hold.programmeId,
        hold.availableMinutes,
        hold.programmeMinutes,
        hold.totalFen,
        hold.programmeFen,
        hold.familyFen,
        JSON.stringify(hold.reasons),
        hold.holdId,
        tx.now,
      ],
    );
  }

  async addOutcome(tx: Tx, hold: OrderHold, outcome: Outcome): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.order_outcome
         (order_id, number, kind, county_id, delivered_minutes, captured_minutes, released_minutes, programme_fen,
          family_fen, evidence_id, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        hold.orderId,
        hold.number,
        outcome.evidenceId === null ? 'RELEASED' : 'CAPTURED',
        hold.countyId,
        outcome.deliveredMinutes,
        outcome.capturedMinutes,
        outcome.releasedMinutes,
        outcome.programmeFen,
        outcome.familyFen,
        outcome.evidenceId,
        outcome.reason,
        tx.now,
      ],
    );
  }

  async addReversal(
    tx: Tx,
    hold: OrderHold,
    reversal: { reversalId: string; reason: string; returnedMinutes: number; lapsedMinutes: number },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO entitlement.order_reversal
         (order_id, number, reversal_id, reason, returned_minutes, lapsed_minutes, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        hold.orderId,
        hold.number,
        reversal.reversalId,
        reversal.reason,
        reversal.returnedMinutes,
        reversal.lapsedMinutes,
        tx.now,
      ],
    );
  }
}
