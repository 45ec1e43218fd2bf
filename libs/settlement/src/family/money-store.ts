import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type { BillMoney, PaidPart } from './bill.policy';

const LOCK = 7_262_135;

export interface PaymentItem {
  readonly orderId: string;
  readonly providerId: string | null;
  readonly fen: number;
}

export interface Payment {
  readonly countyId: number;
  readonly id: string;
  readonly seniorId: string;
  readonly channel: 'GATEWAY' | 'CASH';
  readonly timing: 'BEFORE' | 'AFTER';
  readonly amountFen: number;
  readonly askedBy: string;
  readonly askedAs: 'FAMILY' | 'CAREGIVER';
  readonly askedAt: Date;
  readonly items: readonly PaymentItem[];
  readonly end: 'CONFIRMED' | 'REFUSED' | null;
  readonly endedAt: Date | null;
  readonly receiptNumber: string | null;
  readonly reason: string | null;
}

export type NewPayment = Pick<
  Payment,
  'countyId' | 'id' | 'seniorId' | 'channel' | 'timing' | 'askedBy' | 'askedAs' | 'items'
>;

export interface Refund {
  readonly countyId: number;
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly seniorId: string;
  readonly providerId: string | null;
  readonly source: 'DUE' | 'PREPAID';
  readonly channel: 'GATEWAY' | 'CASH';
  readonly fen: number;
  readonly reason: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly receiptNumber: string | null;
}

export type PaidMoney = Omit<BillMoney, 'outcome' | 'agreedFen' | 'dueFen'>;

const NO_MONEY: PaidMoney = { paidFen: 0, appliedFen: 0, heldFen: 0, backFen: 0, unconfirmedFen: 0 };

/** The rows of payments and refunds. Everything is added, nothing changed. */
@Injectable()
export class MoneyStore {
  /** Whatever is done with a family's money is done one after the other; taken before anything of it is read. */
  async lockSenior(tx: Tx, seniorId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LOCK, seniorId]);
  }

  async add(tx: Tx, payment: NewPayment): Promise<Payment> {
    const amountFen = payment.items.reduce((sum, { fen }) => sum + fen, 0);
    await tx.query(
      `INSERT INTO settlement.family_payment
         (county_id, id, senior_id, channel, timing, amount_fen, asked_by, asked_as, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[payment.countyId, payment.id, payment.seniorId, payment.channel, payment.timing, amountFen],
        ...[payment.askedBy, payment.askedAs, tx.now],
      ],
    );
    await tx.query(
      `INSERT INTO settlement.family_payment_item (county_id, payment_id, order_id, provider_id, fen)
       SELECT $1, $2, i."orderId", i."providerId", i.fen
         FROM jsonb_to_recordset($3::jsonb) AS i("orderId" uuid, "providerId" uuid, fen bigint)`,
      [payment.countyId, payment.id, JSON.stringify(payment.items)],
    );
    return {
      ...payment,
      amountFen,
      askedAt: tx.now,
      end: null,
      endedAt: null,
      receiptNumber: null,
      reason: null,
    };
  }

  async payment(db: Queryable, id: string): Promise<Payment | undefined> {
    const [payment] = await db.query<Payment>(`${PAYMENTS} WHERE p.id = $1`, [id]);
    return payment;
  }

  /** Of these orders, the newest first. */
  payments(db: Queryable, orderIds: readonly string[]): Promise<Payment[]> {
    return db.query(
      `${PAYMENTS} WHERE p.id IN (SELECT i.payment_id FROM settlement.family_payment_item i WHERE i.order_id = ANY($1))
        ORDER BY p.asked_at DESC, p.id DESC`,
      [orderIds],
    );
  }

  /** Of these orders, the newest first. */
  refunds(db: Queryable, orderIds: readonly string[]): Promise<Refund[]> {
    return db.query(`${REFUNDS} WHERE r.order_id = ANY($1) ORDER BY r.asked_at DESC, r.id DESC`, [orderIds]);
  }

  async refund(db: Queryable, id: string): Promise<Refund | undefined> {
    const [refund] = await db.query<Refund>(`${REFUNDS} WHERE r.id = $1`, [id]);
    return refund;
  }

  /** What was paid for each order, in fen; an order nobody paid anything for has zeros. */
  async moneyOf(db: Queryable, orderIds: readonly string[]): Promise<(orderId: string) => PaidMoney> {
    const rows = await db.query<PaidMoney & { orderId: string }>(MONEY, [orderIds]);
    const known = new Map(rows.map(({ orderId, ...money }) => [orderId, money]));
    return (orderId) => known.get(orderId) ?? NO_MONEY;
  }

  /** Out of which payments money of the order can go back, the last one first. */
  async paidParts(db: Queryable, orderId: string): Promise<PaidPart[]> {
    return db.query(PAID_PARTS, [orderId]);
  }

  /** Cash the account has taken on the day, confirmed or not, in fen. */
  async cashOfDay(db: Queryable, accountId: string, from: Date): Promise<number> {
    const [row] = await db.query<{ fen: number }>(
      `SELECT coalesce(sum(p.amount_fen), 0)::bigint AS fen FROM settlement.family_payment p
         LEFT JOIN settlement.family_payment_end e ON (e.county_id, e.payment_id) = (p.county_id, p.id)
        WHERE p.channel = 'CASH' AND p.asked_at >= $2 AND e.kind IS DISTINCT FROM 'REFUSED'
          AND (p.asked_by = $1 AND p.asked_as = 'CAREGIVER' OR p.asked_as = 'FAMILY' AND e.ended_by = $1)`,
      [accountId, from],
    );
    return row.fen;
  }
}

const PAYMENTS = `
  SELECT p.county_id AS "countyId", p.id, p.senior_id AS "seniorId", p.channel, p.timing, p.amount_fen AS "amountFen",
         p.asked_by AS "askedBy", p.asked_as AS "askedAs", p.asked_at AS "askedAt", e.kind AS end, e.at AS "endedAt",
         e.receipt_number AS "receiptNumber", e.reason,
         (SELECT jsonb_agg(jsonb_build_object('orderId', i.order_id, 'providerId', i.provider_id, 'fen', i.fen)
                           ORDER BY i.order_id)
            FROM settlement.family_payment_item i WHERE (i.county_id, i.payment_id) = (p.county_id, p.id)) AS items
    FROM settlement.family_payment p
    LEFT JOIN settlement.family_payment_end e ON (e.county_id, e.payment_id) = (p.county_id, p.id)`;

const REFUNDS = `
  SELECT r.county_id AS "countyId", r.id, r.payment_id AS "paymentId", r.order_id AS "orderId",
         r.senior_id AS "seniorId", i.provider_id AS "providerId", r.source, p.channel, r.fen, r.reason,
         r.asked_at AS "askedAt", e.at AS "endedAt", e.receipt_number AS "receiptNumber"
    FROM settlement.family_refund r
    JOIN settlement.family_payment p ON (p.county_id, p.id) = (r.county_id, r.payment_id)
    JOIN settlement.family_payment_item i
      ON (i.county_id, i.payment_id, i.order_id) = (r.county_id, r.payment_id, r.order_id)
    LEFT JOIN settlement.family_refund_end e ON (e.county_id, e.refund_id) = (r.county_id, r.id)`;

const MONEY = `
  SELECT o.order_id AS "orderId",
         coalesce((SELECT sum(i.fen) FROM settlement.family_payment_item i
            JOIN settlement.family_payment p ON (p.county_id, p.id) = (i.county_id, i.payment_id) AND p.timing = 'AFTER'
            JOIN settlement.family_payment_end e ON (e.county_id, e.payment_id) = (i.county_id, i.payment_id)
           WHERE i.order_id = o.order_id AND e.kind = 'CONFIRMED'), 0)::bigint AS "paidFen",
         coalesce((SELECT sum(e.applied_fen) FROM settlement.prepayment h
            JOIN settlement.prepayment_end e USING (county_id, hold_id)
           WHERE h.order_id = o.order_id), 0)::bigint AS "appliedFen",
         coalesce((SELECT sum(h.fen) FROM settlement.prepayment h
            LEFT JOIN settlement.prepayment_end e USING (county_id, hold_id)
           WHERE h.order_id = o.order_id AND e.hold_id IS NULL), 0)::bigint AS "heldFen",
         coalesce((SELECT sum(r.fen) FROM settlement.family_refund r
           WHERE r.order_id = o.order_id AND r.source = 'DUE'), 0)::bigint AS "backFen",
         coalesce((SELECT sum(i.fen) FROM settlement.family_payment_item i
            JOIN settlement.family_payment p ON (p.county_id, p.id) = (i.county_id, i.payment_id) AND p.channel = 'CASH'
            LEFT JOIN settlement.family_payment_end e ON (e.county_id, e.payment_id) = (i.county_id, i.payment_id)
           WHERE i.order_id = o.order_id AND e.payment_id IS NULL), 0)::bigint AS "unconfirmedFen"
    FROM unnest($1::uuid[]) AS o(order_id)`;

/** What a payment ahead brought is what of it was applied. */
const PAID_PARTS = `
  SELECT i.payment_id AS "paymentId",
         (CASE p.timing WHEN 'AFTER' THEN i.fen ELSE coalesce(a.applied_fen, 0) END
          - coalesce((SELECT sum(r.fen) FROM settlement.family_refund r
                       WHERE (r.county_id, r.payment_id, r.order_id) = (i.county_id, i.payment_id, i.order_id)
                         AND r.source = 'DUE'), 0))::bigint AS "leftFen"
    FROM settlement.family_payment_item i
    JOIN settlement.family_payment p ON (p.county_id, p.id) = (i.county_id, i.payment_id)
    JOIN settlement.family_payment_end e ON (e.county_id, e.payment_id) = (i.county_id, i.payment_id)
    LEFT JOIN settlement.prepayment h
           ON (h.county_id, h.payment_id, h.order_id) = (i.county_id, i.payment_id, i.order_id)
    LEFT JOIN settlement.prepayment_end a ON (a.county_id, a.hold_id) = (h.county_id, h.hold_id)
   WHERE i.order_id = $1 AND e.kind = 'CONFIRMED'
   ORDER BY e.at DESC, i.payment_id DESC`;
