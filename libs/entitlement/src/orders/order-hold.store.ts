import { Injectable } from '@nestjs/common';
import type { Fen } from '@anzhi/kernel';
import type { LedgerUnit } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import type { Reason } from '../entitlement.types';
import type { LegPlace } from './hold-legs.policy';
import type { Agreed, AgreedPart } from './waterfall.policy';

/** A public payer of an order: what was agreed, and what it has paid by now. */
export interface HeldPayer extends AgreedPart, LegPlace {
  readonly rank: number;
  readonly unit: LedgerUnit;
  readonly lotIds: readonly string[];
  readonly lotUnits: readonly number[];
  /** Account of what its programme owes. */
  readonly payable: string;
  /** Its money comes from a county's budget. */
  readonly fromBudget: boolean;
  /** Billed, and not taken back. */
  readonly paidFen: Fen;
  readonly paidUnits: number;
}

/** The last hold of an order, with what became of it. */
export interface OrderHold extends Agreed<HeldPayer> {
  readonly orderId: string;
  readonly number: number;
  readonly countyId: number;
  readonly seniorId: string;
  readonly serviceDate: string;
  readonly holdId: string | null;
  readonly outcome: 'CAPTURED' | 'RELEASED' | null;
  readonly providerId: string | null;
  /** Billed minutes of the delivery, without those that were taken back. */
  readonly billedMinutes: number;
  /** What the family has to pay of it. */
  readonly familyFen: Fen;
  /** How often something was taken back. */
  readonly reversals: number;
  /** Its units are lent to the senior while it is doubted; see `ProvisionalLots`. */
  readonly isLent: boolean;
}

type Key = Pick<OrderHold, 'countyId' | 'orderId' | 'number'>;

export interface NewOrderHold extends Key {
  readonly seniorId: string;
  readonly itemCode: string;
  readonly serviceDate: string;
  readonly minutes: number;
  readonly totalFen: Fen;
  readonly availableMinutes: number;
  readonly reasons: readonly Reason[];
  readonly holdId: string | null;
  /** In the order in which they pay; the family last. */
  readonly payers: readonly NewPayer[];
}

/** A row of `order_payer`; what a public payer has in addition is null for the family. */
export interface NewPayer {
  readonly payer: string;
  readonly fen: Fen;
  readonly law:
    | ({
        readonly programmeId: string;
        readonly version: number;
        readonly serviceKind: string;
        readonly paysBy: string;
        readonly ratioBp: number | null;
        readonly unit: LedgerUnit;
        readonly units: number;
        readonly lotIds: readonly string[];
        readonly lotUnits: readonly number[];
        readonly fromBudget: boolean;
      } & LegPlace)
    | null;
}

export interface NewOutcome {
  readonly kind: 'CAPTURED' | 'RELEASED';
  readonly deliveredMinutes: number;
  readonly dueFen: Fen;
  readonly providerId: string | null;
  readonly evidenceId: string | null;
  readonly oweCommandId: string | null;
  readonly reason: string | null;
  /** By rank from 1 on; none when everything returned. */
  readonly payers: readonly { readonly fen: Fen; readonly units: number }[];
}

export interface NewReversal {
  readonly seq: number;
  readonly minutes: number;
  readonly reason: string;
  readonly oweCommandId: string | null;
  /** By rank from 1 on. */
  readonly payers: readonly { readonly fen: Fen; readonly units: number; readonly lapsedUnits: number }[];
}

/** What payers give or gave in minutes of the senior's entitlement. */
export const minutesOf = (
  payers: readonly Pick<HeldPayer, 'unit'>[],
  amounts: readonly { readonly units: number }[],
): number => payers.reduce((sum, { unit }, index) => sum + (unit === 'MINUTE' ? amounts[index].units : 0), 0);

/** The rows of an order: what was agreed, what became of it, what was taken back. Each is written once. */
@Injectable()
export class OrderHoldStore {
  async last(db: Queryable, orderId: string): Promise<OrderHold | undefined> {
    const [hold] = await db.query<OrderHold>(LAST, [orderId]);
    return hold;
  }

  async addHold(tx: Tx, hold: NewOrderHold): Promise<void> {
    await tx.query(ADD_HOLD, [
      hold.countyId,
      hold.orderId,
      hold.number,
      hold.seniorId,
      hold.itemCode,
      hold.serviceDate,
      hold.minutes,
      hold.totalFen,
      hold.availableMinutes,
      JSON.stringify(hold.reasons),
      hold.holdId,
      tx.now,
      JSON.stringify(hold.payers.map(({ law, ...payer }, index) => ({ rank: index + 1, ...payer, ...law }))),
    ]);
  }

  async addOutcome(tx: Tx, { countyId, orderId, number }: Key, outcome: NewOutcome): Promise<void> {
    await tx.query(ADD_OUTCOME, [
      countyId,
      orderId,
      number,
      outcome.kind,
      outcome.deliveredMinutes,
      outcome.dueFen,
      outcome.providerId,
      outcome.evidenceId,
      outcome.oweCommandId,
      outcome.reason,
      tx.now,
      outcome.payers.map(({ fen }) => fen),
      outcome.payers.map(({ units }) => units),
    ]);
  }

  async addReversal(tx: Tx, { countyId, orderId, number }: Key, reversal: NewReversal): Promise<void> {
    await tx.query(ADD_REVERSAL, [
      countyId,
      orderId,
      number,
      reversal.seq,
      reversal.minutes,
      reversal.reason,
      reversal.oweCommandId,
      tx.now,
      reversal.payers.map(({ fen }) => fen),
      reversal.payers.map(({ units }) => units),
      reversal.payers.map(({ lapsedUnits }) => lapsedUnits),
    ]);
  }
}

const LAST = `
  SELECT h.order_id AS "orderId", h.number, h.county_id AS "countyId", h.senior_id AS "seniorId",
         h.service_date AS "serviceDate", h.minutes, h.total_fen AS "totalFen", h.hold_id AS "holdId",
         o.kind AS outcome, o.provider_id AS "providerId",
         coalesce(o.delivered_minutes - back.minutes, 0)::bigint AS "billedMinutes", back.count AS reversals,
         part.family_fen AS "familyFen", part.payers,
         EXISTS (SELECT FROM entitlement.provisional_grant g
                  WHERE (g.county_id, g.order_id, g.number) = (h.county_id, h.order_id, h.number)) AS "isLent"
    FROM entitlement.order_hold h
    LEFT JOIN entitlement.order_outcome o USING (county_id, order_id, number)
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS count, coalesce(sum(v.minutes), 0) AS minutes FROM entitlement.order_reversal v
      WHERE (v.county_id, v.order_id, v.number) = (h.county_id, h.order_id, h.number)) AS back
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(coalesce(d.fen, 0) - coalesce(r.fen, 0)) FILTER (WHERE p.payer = 'SELF'), 0)::bigint AS family_fen,
            coalesce(jsonb_agg(jsonb_build_object(
              'rank', p.rank, 'by', p.pays_by, 'bp', p.ratio_bp, 'fen', p.fen, 'units', p.units, 'unit', p.unit,
              'lotIds', p.lot_ids, 'lotUnits', p.lot_units, 'firstLeg', p.first_leg, 'fenLeg', p.fen_leg,
              'payable', a.account_id, 'fromBudget', p.from_budget,
              'paidFen', coalesce(d.fen, 0) - coalesce(r.fen, 0),
              'paidUnits', coalesce(d.units, 0) - coalesce(r.units, 0)) ORDER BY p.rank)
              FILTER (WHERE p.payer <> 'SELF'), '[]') AS payers
       FROM entitlement.order_payer p
       LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
       LEFT JOIN (SELECT rank, sum(fen) AS fen, sum(units) AS units FROM entitlement.order_reversal_payer
                   WHERE (county_id, order_id, number) = (h.county_id, h.order_id, h.number) GROUP BY rank) r USING (rank)
       LEFT JOIN entitlement.programme_account a ON a.county_id = p.county_id AND a.programme_id = p.programme_id
        AND a.kind = 'PAYABLE'
      WHERE (p.county_id, p.order_id, p.number) = (h.county_id, h.order_id, h.number)) AS part
   WHERE h.order_id = $1 ORDER BY h.number DESC LIMIT 1`;

const ADD_HOLD = `
  WITH hold AS (
    INSERT INTO entitlement.order_hold
      (county_id, order_id, number, senior_id, item_code, service_date, minutes, total_fen, available_minutes, reasons,
       hold_id, held_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12)
  )
  INSERT INTO entitlement.order_payer
    (county_id, order_id, number, rank, payer, fen, programme_id, version, service_kind, pays_by, ratio_bp, unit, units,
     lot_ids, lot_units, from_budget, hold_id, first_leg, fen_leg)
  SELECT $1, $2, $3, p.rank, p.payer, p.fen, p."programmeId", p.version, p."serviceKind", p."paysBy", p."ratioBp", p.unit,
         p.units, p."lotIds", p."lotUnits", p."fromBudget", CASE WHEN p."firstLeg" IS NOT NULL THEN $11::uuid END,
         p."firstLeg", p."fenLeg"
    FROM jsonb_to_recordset($13::jsonb) AS p(rank int, payer text, fen bigint, "programmeId" uuid, version int,
      "serviceKind" text, "paysBy" text, "ratioBp" int, unit text, units bigint, "lotIds" uuid[], "lotUnits" bigint[],
      "fromBudget" boolean, "firstLeg" int, "fenLeg" int)`;

const ADD_OUTCOME = `
  WITH outcome AS (
    INSERT INTO entitlement.order_outcome
      (county_id, order_id, number, kind, delivered_minutes, due_fen, provider_id, evidence_id, owe_command_id, reason, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  )
  INSERT INTO entitlement.order_outcome_payer (county_id, order_id, number, rank, fen, units)
  SELECT $1, $2, $3, p.rank, p.fen, p.units
    FROM unnest($12::bigint[], $13::bigint[]) WITH ORDINALITY AS p(fen, units, rank)`;

const ADD_REVERSAL = `
  WITH reversal AS (
    INSERT INTO entitlement.order_reversal (county_id, order_id, number, seq, minutes, reason, owe_command_id, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )
  INSERT INTO entitlement.order_reversal_payer (county_id, order_id, number, seq, rank, fen, units, lapsed_units)
  SELECT $1, $2, $3, $4, p.rank, p.fen, p.units, p.lapsed
    FROM unnest($9::bigint[], $10::bigint[], $11::bigint[]) WITH ORDINALITY AS p(fen, units, lapsed, rank)`;
