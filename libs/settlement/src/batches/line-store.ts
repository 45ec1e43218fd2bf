import { Injectable } from '@nestjs/common';
import type { FundingParts, FundingShares } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import type { Batch } from './batch';

export interface NewLine {
  readonly orderId: string;
  readonly number: number;
  /** 0: what was captured; n: the n-th reversal. */
  readonly seq: number;
  readonly take: number;
  readonly lineNo: number;
  readonly regionId: number;
  readonly kind: string;
  readonly evidenceId: string;
  readonly seniorId: string;
  readonly itemCode: string;
  readonly serviceDate: string;
  readonly bookedMinutes: number;
  readonly deliveredMinutes: number;
  readonly selfFen: number;
  readonly reversedThrough: number;
  readonly facts: Record<string, unknown>;
  readonly reason: string | null;
  readonly parts: readonly NewPart[];
}

export interface NewPart {
  readonly rank: number;
  readonly programmeId: string;
  readonly version: number;
  readonly holdId: string;
  readonly leg: number;
  readonly reversalNo: number | null;
  readonly fen: number;
  readonly deductedFen: number;
  readonly shares: FundingShares;
  readonly funding: FundingParts;
  readonly deductions: readonly NewDeduction[];
}

export interface NewDeduction {
  readonly ruleId: string;
  readonly bp: number;
  readonly fen: number;
  readonly zh: string;
  readonly en: string;
}

/** Lines in one statement: enough that round trips do not count, few enough that a statement stays small. */
const CHUNK = 1_000;

/** Writes the lines of a batch that is being frozen. */
@Injectable()
export class LineStore {
  async add(tx: Tx, { countyId, id }: Batch, lines: readonly NewLine[]): Promise<void> {
    for (let from = 0; from < lines.length; from += CHUNK)
      await tx.query(ADD_LINES, [countyId, id, JSON.stringify(lines.slice(from, from + CHUNK))]);
    await tx.query(
      `INSERT INTO settlement.batch_town (county_id, batch_id, region_id)
       SELECT DISTINCT county_id, batch_id, region_id FROM settlement.line WHERE county_id = $1 AND batch_id = $2`,
      [countyId, id],
    );
  }
}

const ADD_LINES = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS l("orderId" uuid, number int, seq int, take int, "lineNo" int,
      "regionId" int, kind text, "evidenceId" uuid, "seniorId" uuid, "itemCode" text, "serviceDate" date,
      "bookedMinutes" bigint, "deliveredMinutes" bigint, "selfFen" bigint, "reversedThrough" int, facts jsonb,
      reason text, parts jsonb)
  ), part AS (
    SELECT g."orderId", g.number, g.seq, g.take, p.*
      FROM given g, jsonb_to_recordset(g.parts) AS p(rank int, "programmeId" uuid, version int, "holdId" uuid, leg int,
        "reversalNo" int, fen bigint, "deductedFen" bigint, shares jsonb, funding jsonb, deductions jsonb)
  ), line AS (
    INSERT INTO settlement.line
      (county_id, order_id, number, seq, take, batch_id, line_no, region_id, kind, evidence_id, senior_id, item_code,
       service_date, booked_minutes, delivered_minutes, due_fen, self_fen, public_fen, deducted_fen, payable_fen,
       reversed_through, facts, reason)
    SELECT $1, g."orderId", g.number, g.seq, g.take, $2, g."lineNo", g."regionId", g.kind, g."evidenceId", g."seniorId",
           g."itemCode", g."serviceDate", g."bookedMinutes", g."deliveredMinutes", s.fen + g."selfFen", g."selfFen",
           s.fen, s.deducted, s.fen - s.deducted, g."reversedThrough", g.facts, g.reason
      FROM given g
     CROSS JOIN LATERAL (SELECT sum(p.fen)::bigint AS fen, sum(p."deductedFen")::bigint AS deducted
                           FROM jsonb_to_recordset(g.parts) AS p(fen bigint, "deductedFen" bigint)) s
  ), paid AS (
    INSERT INTO settlement.line_part
      (county_id, order_id, number, seq, take, rank, programme_id, version, hold_id, leg, reversal_no, fen, deducted_fen,
       central_bp, province_bp, city_bp, county_bp, lottery_bp,
       central_fen, province_fen, city_fen, county_fen, lottery_fen)
    SELECT $1, p."orderId", p.number, p.seq, p.take, p.rank, p."programmeId", p.version, p."holdId", p.leg,
           p."reversalNo", p.fen, p."deductedFen", s."centralBp", s."provinceBp", s."cityBp", s."countyBp",
           s."lotteryBp", f."centralFen", f."provinceFen", f."cityFen", f."countyFen", f."lotteryFen"
      FROM part p
     CROSS JOIN LATERAL jsonb_to_record(p.shares) AS s("centralBp" int, "provinceBp" int, "cityBp" int, "countyBp" int,
       "lotteryBp" int)
     CROSS JOIN LATERAL jsonb_to_record(p.funding) AS f("centralFen" bigint, "provinceFen" bigint, "cityFen" bigint,
       "countyFen" bigint, "lotteryFen" bigint)
  )
  INSERT INTO settlement.line_deduction
    (county_id, order_id, number, seq, take, rank, place, rule_id, bp, fen, reason_zh, reason_en)
  SELECT $1, p."orderId", p.number, p.seq, p.take, p.rank, d.place, (d.row->>'ruleId')::uuid, (d.row->>'bp')::int,
         (d.row->>'fen')::bigint, d.row->>'zh', d.row->>'en'
    FROM part p CROSS JOIN LATERAL jsonb_array_elements(p.deductions) WITH ORDINALITY AS d(row, place)`;
