import { Injectable } from '@nestjs/common';
import type { Fen } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { ProviderDebts } from './provider-debts';

/** What one payer gives for an order, and what of it was taken back. */
export interface BillPart {
  readonly payer: 'INSURANCE' | 'VOUCHER' | 'PROGRAMME' | 'SELF';
  /** Chinese and English name of the programme; null for the family. */
  readonly programme: { readonly code: string; readonly zh: string; readonly en: string } | null;
  /** As it was agreed at the booking. */
  readonly agreedFen: Fen;
  /** Of the delivered part, less what was taken back; 0 until it is delivered. */
  readonly dueFen: Fen;
}

/** One booking of an order with everybody's part. */
export interface FamilyBill {
  readonly countyId: number;
  readonly orderId: string;
  readonly number: number;
  readonly seniorId: string;
  readonly itemCode: string;
  /** `YYYY-MM-DD` */
  readonly serviceDate: string;
  readonly plannedMinutes: number;
  /** Billed, less what was taken back; null until the service is delivered or given up. */
  readonly actualMinutes: number | null;
  /** Minutes that were billed and taken back. */
  readonly backMinutes: number;
  readonly outcome: 'CAPTURED' | 'RELEASED' | null;
  readonly resolvedAt: Date | null;
  readonly providerId: string | null;
  readonly evidenceId: string | null;
  readonly agreedFen: Fen;
  readonly dueFen: Fen;
  /** In the order in which they pay; the family last. */
  readonly parts: readonly BillPart[];
  /** Why the price was divided so, as it was said at the booking. */
  readonly reasons: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

export interface BillSelection {
  readonly seniorIds?: readonly string[];
  readonly orderIds?: readonly string[];
  /** First and last day of service. */
  readonly from?: string;
  readonly until?: string;
}

/** What families owe for orders, for whoever collects it. The accounts themselves move here only. */
@Injectable()
export class FamilyBills {
  constructor(private readonly debts: ProviderDebts) {}

  /** Of each order the booking that counts, the newest day first. Nothing for an empty selection. */
  async bills(db: Queryable, { seniorIds, orderIds, from, until }: BillSelection): Promise<FamilyBill[]> {
    if (!seniorIds?.length && !orderIds?.length) return [];
    return db.query<FamilyBill>(BILLS, [seniorIds ?? null, orderIds ?? null, from ?? null, until ?? null]);
  }

  /** The account on which the senior's family owes; opened when it is first needed. */
  async familyAccount(tx: Tx, countyId: number, seniorId: string): Promise<string> {
    return this.debts.familyAccount(tx, countyId, seniorId);
  }

  /** The account of what families owe the provider; there is one as soon as a family owes it anything. */
  async owedAccount(db: Queryable, countyId: number, providerId: string): Promise<string | undefined> {
    const [row] = await db.query<{ accountId: string }>(
      `SELECT account_id AS "accountId" FROM entitlement.provider_family_account
        WHERE (county_id, provider_id) = ($1, $2)`,
      [countyId, providerId],
    );
    return row?.accountId;
  }
}

const BILLS = `
  SELECT h.county_id AS "countyId", h.order_id AS "orderId", h.number, h.senior_id AS "seniorId",
         h.item_code AS "itemCode", h.service_date AS "serviceDate", h.minutes AS "plannedMinutes",
         CASE WHEN o.kind IS NOT NULL THEN o.delivered_minutes - back.minutes END AS "actualMinutes",
         back.minutes AS "backMinutes", o.kind AS outcome, o.at AS "resolvedAt", o.provider_id AS "providerId",
         o.evidence_id AS "evidenceId", h.total_fen AS "agreedFen", part.due AS "dueFen", part.parts, h.reasons
    FROM (SELECT DISTINCT ON (x.county_id, x.order_id) x.* FROM entitlement.order_hold x
           WHERE ($1::uuid[] IS NULL OR x.senior_id = ANY($1)) AND ($2::uuid[] IS NULL OR x.order_id = ANY($2))
           ORDER BY x.county_id, x.order_id, x.number DESC) h
    LEFT JOIN entitlement.order_outcome o USING (county_id, order_id, number)
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(v.minutes), 0)::bigint AS minutes FROM entitlement.order_reversal v
      WHERE (v.county_id, v.order_id, v.number) = (h.county_id, h.order_id, h.number)) back
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(d.fen), 0)::bigint - coalesce(sum(r.fen), 0)::bigint AS due,
            jsonb_agg(jsonb_build_object('payer', p.payer, 'agreedFen', p.fen,
              'dueFen', coalesce(d.fen, 0) - coalesce(r.fen, 0),
              'programme', CASE WHEN g.id IS NOT NULL
                THEN jsonb_build_object('code', g.code, 'zh', g.zh, 'en', g.en) END) ORDER BY p.rank) AS parts
       FROM entitlement.order_payer p
       LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
       LEFT JOIN (SELECT rank, sum(fen) AS fen FROM entitlement.order_reversal_payer
                   WHERE (county_id, order_id, number) = (h.county_id, h.order_id, h.number) GROUP BY rank) r USING (rank)
       LEFT JOIN entitlement.programme g ON g.id = p.programme_id
      WHERE (p.county_id, p.order_id, p.number) = (h.county_id, h.order_id, h.number)) part
   WHERE ($3::date IS NULL OR h.service_date >= $3) AND ($4::date IS NULL OR h.service_date <= $4)
   ORDER BY h.service_date DESC, h.order_id DESC`;
