import { Injectable } from '@nestjs/common';
import type { FundingShares } from '@anzhi/entitlement';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import { SettlementSettings } from '../settlement.settings';

/** What one payer of an order owes of it, in fen, by the ledger's row of the capture. */
export interface OwedPart {
  readonly rank: number;
  readonly programmeId: string;
  readonly version: number;
  readonly holdId: string;
  readonly leg: number;
  readonly fen: number;
}

interface Claim {
  readonly orderId: string;
  readonly number: number;
  readonly kind: string;
  readonly evidenceId: string;
  readonly seniorId: string;
  readonly itemCode: string;
  readonly serviceDate: string;
  readonly bookedMinutes: number;
  readonly deliveredMinutes: number;
  readonly selfFen: number;
}

/** Captured, not withheld and in no batch; amounts without what was taken back by now. */
export interface OpenClaim extends Claim {
  /** How often it will have been put into a batch. */
  readonly take: number;
  /** A deduction from it was waived: it is paid as claimed. */
  readonly waived: boolean;
  readonly reversedThrough: number;
  readonly parts: readonly OwedPart[];
}

/** What was taken back of a programme's part, and by which figures it was paid. */
export interface BackPart extends OwedPart {
  readonly reversalNo: number;
  /** Owed before; `fen` is what was taken back of it. */
  readonly beforeFen: number;
  readonly shares: FundingShares;
  readonly rules: readonly {
    readonly id: string;
    readonly bp: number;
    readonly zh: string;
    readonly en: string;
  }[];
}

/** A reversal of what an exported batch paid, in no batch yet. Minutes and fen are those taken back. */
export interface OpenReversal extends Claim {
  readonly seq: number;
  readonly regionId: number;
  readonly reason: string;
  readonly facts: Record<string, unknown>;
  readonly parts: readonly BackPart[];
}

export interface Payee {
  readonly countyId: number;
  readonly providerId: string;
}

/** What there is to settle for a provider in a county. Who freezes holds the provider's lock. */
@Injectable()
export class ClaimQueries {
  constructor(private readonly settings: Settings) {}

  /** Services of days before `until`, the earliest first: what came late to its own month comes with the next. */
  async open(tx: Tx, { countyId, providerId }: Payee, until: string): Promise<OpenClaim[]> {
    return tx.query(OPEN, [countyId, providerId, until, await this.since(tx)]);
  }

  async reversals(tx: Tx, { countyId, providerId }: Payee): Promise<OpenReversal[]> {
    return tx.query(REVERSALS, [countyId, providerId, await this.since(tx)]);
  }

  /** Providers of a county that have something to settle for days before `until`. */
  async payees(tx: Tx, countyId: number, until: string): Promise<Payee[]> {
    return tx.query(PAYEES, [countyId, until, await this.since(tx)]);
  }

  /** Counties that owe anybody anything. */
  async counties(db: Queryable): Promise<number[]> {
    const rows = await db.query<{ countyId: number }>(
      'SELECT DISTINCT county_id AS "countyId" FROM settlement.owed_account ORDER BY 1',
    );
    return rows.map(({ countyId }) => countyId);
  }

  /** Captures before this are settled, or for a person to look at. */
  private async since(tx: Tx): Promise<Date> {
    const months = await this.settings.get(tx, SettlementSettings.lookBackMonths);
    return new Date(tx.now.getTime() - months * 31 * DAY_MS);
  }
}

const DAY_MS = 86_400_000;

/** Of what is settled for good; what is still on its way leaves its batch instead. */
const IS_OPEN_REVERSAL = `EXISTS (
  SELECT FROM settlement.standing_line l JOIN settlement.batch b ON b.county_id = l.county_id AND b.id = l.batch_id
   WHERE (l.county_id, l.order_id, l.number, l.seq) = (v.county_id, v.order_id, v.number, 0)
     AND v.seq > l.reversed_through AND b.state IN ('EXPORTED', 'PAID', 'ARCHIVED'))
  AND NOT EXISTS (SELECT FROM settlement.line x
   WHERE (x.county_id, x.order_id, x.number, x.seq) = (v.county_id, v.order_id, v.number, v.seq))`;

const IS_UNCLAIMED = `NOT EXISTS (SELECT FROM settlement.standing_line l
  WHERE (l.county_id, l.order_id, l.number, l.seq) = (c.county_id, c.order_id, c.number, 0))`;
/** Not all of it was taken back by now. */
const IS_OWED = `(SELECT sum(p.fen) FROM settlement.captured_part p
   WHERE (p.county_id, p.order_id, p.number) = (c.county_id, c.order_id, c.number) AND p.payer <> 'SELF')
  > (SELECT coalesce(sum(v.fen), 0) FROM settlement.taken_back v
      WHERE (v.county_id, v.order_id, v.number) = (c.county_id, c.order_id, c.number) AND v.payer <> 'SELF')`;

const CLAIM = `c.order_id AS "orderId", c.number, c.kind, c.evidence_id AS "evidenceId", c.senior_id AS "seniorId",
  c.item_code AS "itemCode", c.service_date AS "serviceDate", c.booked_minutes AS "bookedMinutes"`;

const PAYEES = `
  SELECT DISTINCT c.county_id AS "countyId", c.provider_id AS "providerId" FROM settlement.captured c
   WHERE c.county_id = $1 AND c.service_date < $2::date AND c.captured_at >= $3::timestamptz AND NOT c.withheld
     AND ${IS_UNCLAIMED} AND ${IS_OWED}
   UNION
  SELECT c.county_id, c.provider_id FROM settlement.captured c
    JOIN settlement.taken_back v USING (county_id, order_id, number)
   WHERE c.county_id = $1 AND c.captured_at >= $3::timestamptz AND v.payer <> 'SELF' AND v.fen > 0
     AND ${IS_OPEN_REVERSAL} ORDER BY 1, 2`;

const OPEN = `
  SELECT ${CLAIM}, (c.delivered_minutes - back.minutes)::bigint AS "deliveredMinutes",
         back.seq AS "reversedThrough", takes.count + 1 AS take, takes.waived, part.self_fen AS "selfFen", part.parts
    FROM settlement.captured c
   CROSS JOIN LATERAL (
     SELECT coalesce(max(v.seq), 0) AS seq, coalesce(sum(v.minutes), 0) AS minutes
       FROM (SELECT DISTINCT seq, minutes FROM settlement.taken_back v
              WHERE (v.county_id, v.order_id, v.number) = (c.county_id, c.order_id, c.number)) v) AS back
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS count, coalesce(bool_or(k.decision = 'WAIVED'), false) AS waived
       FROM settlement.line l LEFT JOIN settlement.dispute_decision k USING (county_id, order_id, number, seq, take)
      WHERE (l.county_id, l.order_id, l.number, l.seq) = (c.county_id, c.order_id, c.number, 0)) AS takes
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(owed.fen) FILTER (WHERE p.payer = 'SELF'), 0)::bigint AS self_fen,
            coalesce(sum(owed.fen) FILTER (WHERE p.payer <> 'SELF'), 0)::bigint AS public_fen,
            coalesce(jsonb_agg(jsonb_build_object('rank', p.rank, 'programmeId', p.programme_id, 'version', p.version,
              'holdId', p.hold_id, 'leg', p.leg, 'fen', owed.fen) ORDER BY p.rank)
              FILTER (WHERE p.payer <> 'SELF' AND owed.fen > 0), '[]') AS parts
       FROM settlement.captured_part p
      CROSS JOIN LATERAL (
        SELECT (p.fen - coalesce(sum(v.fen), 0))::bigint AS fen FROM settlement.taken_back v
         WHERE (v.county_id, v.order_id, v.number, v.rank) = (p.county_id, p.order_id, p.number, p.rank)) AS owed
      WHERE (p.county_id, p.order_id, p.number) = (c.county_id, c.order_id, c.number)) AS part
   WHERE c.county_id = $1 AND c.provider_id = $2 AND c.service_date < $3::date
     AND c.captured_at >= $4::timestamptz AND NOT c.withheld AND part.public_fen > 0
     AND ${IS_UNCLAIMED}
   ORDER BY c.service_date, c.order_id, c.number`;

const REVERSALS = `
  SELECT ${CLAIM}, v.seq, v.reason, v.minutes AS "deliveredMinutes", l.region_id AS "regionId", l.facts,
         coalesce(sum(v.fen) FILTER (WHERE p.payer = 'SELF'), 0)::bigint AS "selfFen",
         coalesce(jsonb_agg(jsonb_build_object('rank', p.rank, 'programmeId', p.programme_id, 'version', p.version,
           'holdId', p.hold_id, 'leg', p.leg, 'reversalNo', v.reversal_no, 'fen', v.fen,
           'beforeFen', p.fen - (SELECT coalesce(sum(e.fen), 0) FROM settlement.taken_back e
             WHERE (e.county_id, e.order_id, e.number, e.rank) = (v.county_id, v.order_id, v.number, v.rank)
               AND e.seq < v.seq),
           'shares', jsonb_build_object('centralBp', s.central_bp, 'provinceBp', s.province_bp, 'cityBp', s.city_bp,
             'countyBp', s.county_bp, 'lotteryBp', s.lottery_bp),
           'rules', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.rule_id, 'bp', d.bp, 'zh', d.reason_zh,
                              'en', d.reason_en) ORDER BY d.place), '[]')
                       FROM settlement.line_deduction d
                      WHERE (d.county_id, d.order_id, d.number, d.seq, d.take, d.rank)
                            = (s.county_id, s.order_id, s.number, s.seq, s.take, s.rank))) ORDER BY p.rank)
           FILTER (WHERE p.payer <> 'SELF' AND v.fen > 0), '[]') AS parts
    FROM settlement.captured c
    JOIN settlement.taken_back v USING (county_id, order_id, number)
    JOIN settlement.captured_part p USING (county_id, order_id, number, rank)
    JOIN settlement.standing_line l USING (county_id, order_id, number)
    LEFT JOIN settlement.line_part s ON (s.county_id, s.order_id, s.number, s.seq, s.take, s.rank)
      = (l.county_id, l.order_id, l.number, l.seq, l.take, p.rank)
   WHERE c.county_id = $1 AND c.provider_id = $2 AND c.captured_at >= $3::timestamptz AND l.seq = 0 AND ${IS_OPEN_REVERSAL}
   GROUP BY c.order_id, c.number, c.kind, c.evidence_id, c.senior_id, c.item_code, c.service_date, c.booked_minutes,
            v.seq, v.reason, v.minutes, l.region_id, l.facts
  HAVING sum(v.fen) FILTER (WHERE p.payer <> 'SELF') > 0
   ORDER BY c.service_date, c.order_id, c.number, v.seq`;
