import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LedgerChecks } from '@anzhi/ledger';

/** What ties the statements to the ledger, for its checker: each rule finds the rows for which it is not true. */
@Injectable()
export class SettlementChecks implements OnModuleInit {
  constructor(private readonly checks: LedgerChecks) {}

  onModuleInit(): void {
    for (const [rule, sql] of SETTLEMENT_CHECKS) this.checks.register(rule, sql);
  }
}

/** Sum of the transfers SETTLE between two accounts, one way less the other. */
const settled = (county: string, from: string, to: string): string => `
  coalesce((SELECT sum(t.amount) FROM ledger.transfer t WHERE t.county_id = ${county} AND t.code = 'SETTLE'
               AND t.debit_account = ${from} AND t.credit_account = ${to}), 0)
  - coalesce((SELECT sum(t.amount) FROM ledger.transfer t WHERE t.county_id = ${county} AND t.code = 'SETTLE'
               AND t.debit_account = ${to} AND t.credit_account = ${from}), 0)`;

const SETTLED_STATES = `('EXPORTED', 'PAID', 'ARCHIVED')`;

export const SETTLEMENT_CHECKS: ReadonlyMap<string, string> = new Map([
  [
    'what a provider was paid is what its paid statements come to',
    `SELECT * FROM (
       SELECT p.county_id, p.provider_id::text AS subject,
              coalesce((SELECT sum(o.payable_fen) FROM settlement.payout o
                 JOIN settlement.batch b ON b.county_id = o.county_id AND b.id = o.batch_id
                WHERE o.county_id = p.county_id AND o.provider_id = p.provider_id
                  AND b.state IN ('PAID', 'ARCHIVED')), 0) AS expected,
              ${settled('p.county_id', 'a.account_id', 'p.paid_account')} AS found
         FROM settlement.payee p JOIN settlement.owed_account a USING (county_id, provider_id)) AS compared
      WHERE expected <> found`,
  ],
  [
    'what was deducted for good is what exported statements deduct',
    `SELECT * FROM (
       SELECT p.county_id, p.provider_id::text AS subject,
              coalesce((SELECT sum(l.deducted_fen) FROM settlement.standing_line l
                 JOIN settlement.batch b ON b.county_id = l.county_id AND b.id = l.batch_id
                WHERE b.county_id = p.county_id AND b.provider_id = p.provider_id AND b.state IN ${SETTLED_STATES}), 0)
              + coalesce((SELECT sum(o.penalty_fen) FROM settlement.payout o
                WHERE o.county_id = p.county_id AND o.provider_id = p.provider_id), 0) AS expected,
              ${settled('p.county_id', 'a.account_id', 'p.deducted_account')} AS found
         FROM settlement.payee p JOIN settlement.owed_account a USING (county_id, provider_id)) AS compared
      WHERE expected <> found`,
  ],
  [
    'what was claimed besides single visits is what stands of those claims',
    `SELECT * FROM (
       SELECT r.county_id, r.provider_id::text AS subject,
              coalesce((SELECT sum(s.standing_fen) FROM settlement.recovery_standing s
                WHERE s.county_id = r.county_id AND s.provider_id = r.provider_id), 0) AS expected,
              ${settled('r.county_id', 'a.account_id', 'r.account_id')} AS found
         FROM settlement.recovery_account r JOIN settlement.owed_account a USING (county_id, provider_id)) AS compared
      WHERE expected <> found`,
  ],
  [
    'no more is taken back of the days of a claim than was captured on them',
    `SELECT * FROM (
       SELECT r.county_id, r.id::text AS subject,
              coalesce((SELECT sum(p.fen) FROM settlement.captured c
                 JOIN settlement.captured_part p USING (county_id, order_id, number)
                WHERE c.county_id = r.county_id AND c.provider_id = r.provider_id AND r.period @> c.service_date
                  AND p.payer <> 'SELF'), 0) AS expected,
              coalesce((SELECT sum(v.fen) FROM settlement.captured c
                 JOIN settlement.taken_back v USING (county_id, order_id, number)
                WHERE c.county_id = r.county_id AND c.provider_id = r.provider_id AND r.period @> c.service_date
                  AND v.payer <> 'SELF'), 0) + r.standing_fen AS found
         FROM settlement.recovery_standing r) AS compared
      WHERE found > expected`,
  ],
  [
    'every capture stands in at most one statement',
    `SELECT county_id, concat_ws(' ', order_id, number, seq) AS subject, 1 AS expected, count(*) AS found
       FROM settlement.standing_line GROUP BY county_id, order_id, number, seq HAVING count(*) > 1`,
  ],
  [
    'the root and the sums of a statement are those of its lines',
    `SELECT * FROM (
       SELECT b.county_id, b.number AS subject,
              concat_ws(' ', encode(b.root, 'hex'), b.lines, b.gross_fen, b.deducted_fen, b.clawback_fen) AS expected,
              concat_ws(' ', encode(settlement.root_of(b.county_id, b.id), 'hex'), s.lines, s.gross, s.deducted, s.clawback)
                AS found
         FROM settlement.batch b
        CROSS JOIN LATERAL (
          SELECT count(*) AS lines, coalesce(sum(l.public_fen) FILTER (WHERE l.seq = 0), 0) AS gross,
                 coalesce(sum(l.deducted_fen) FILTER (WHERE l.seq = 0), 0) AS deducted,
                 coalesce(-sum(l.payable_fen) FILTER (WHERE l.seq > 0), 0) AS clawback
            FROM settlement.standing_line l WHERE l.county_id = b.county_id AND l.batch_id = b.id) s
        WHERE b.state <> 'DRAFT') AS compared
      WHERE expected <> found`,
  ],
  [
    'a line says what the ledger posted for it, less what it says was taken back',
    `SELECT * FROM (
       SELECT p.county_id, concat_ws(' ', p.order_id, p.number, p.seq, p.rank) AS subject, p.fen AS expected,
              CASE p.seq WHEN 0 THEN r.posted - coalesce((SELECT sum(v.fen) FROM settlement.taken_back v
                   WHERE (v.county_id, v.order_id, v.number, v.rank) = (p.county_id, p.order_id, p.number, p.rank)
                     AND v.seq <= l.reversed_through), 0)
                ELSE -v.amount END AS found
         FROM settlement.line_part p
         JOIN settlement.line l USING (county_id, order_id, number, seq, take)
         JOIN ledger.hold_resolution r USING (county_id, hold_id, leg)
         LEFT JOIN ledger.reversal v ON (v.county_id, v.hold_id, v.leg, v.seq)
           = (p.county_id, p.hold_id, p.leg, p.reversal_no)) AS compared
      WHERE expected IS DISTINCT FROM found`,
  ],
  [
    'what a provider is owed is what no exported statement has taken, and what is exported and not paid, less its debt',
    `SELECT * FROM (
       SELECT p.county_id, p.provider_id::text AS subject,
              coalesce((SELECT sum(s.fen) FROM settlement.captured c
                 JOIN settlement.captured_part s USING (county_id, order_id, number)
                WHERE c.county_id = p.county_id AND c.provider_id = p.provider_id AND s.payer <> 'SELF'), 0)
              - coalesce((SELECT sum(v.fen) FROM settlement.captured c
                 JOIN settlement.taken_back v USING (county_id, order_id, number)
                WHERE c.county_id = p.county_id AND c.provider_id = p.provider_id AND v.payer <> 'SELF'), 0)
              - coalesce((SELECT sum(l.public_fen) FROM settlement.standing_line l
                 JOIN settlement.batch b ON b.county_id = l.county_id AND b.id = l.batch_id
                WHERE b.county_id = p.county_id AND b.provider_id = p.provider_id AND b.state IN ${SETTLED_STATES}), 0)
              + coalesce((SELECT sum(o.payable_fen) FROM settlement.payout o
                 JOIN settlement.batch b ON b.county_id = o.county_id AND b.id = o.batch_id
                WHERE o.county_id = p.county_id AND o.provider_id = p.provider_id AND b.state = 'EXPORTED'), 0)
              - coalesce((SELECT o.carried_out_fen FROM settlement.payout o
                WHERE o.county_id = p.county_id AND o.provider_id = p.provider_id ORDER BY o.seq DESC LIMIT 1), 0)
              - coalesce((SELECT sum(i.fen) FROM settlement.open_recovery i
                WHERE i.county_id = p.county_id AND i.provider_id = p.provider_id), 0)
                AS expected,
              coalesce((SELECT sum(t.amount) FROM ledger.transfer t
                WHERE t.county_id = p.county_id AND t.credit_account = a.account_id), 0)
              - coalesce((SELECT sum(t.amount) FROM ledger.transfer t
                WHERE t.county_id = p.county_id AND t.debit_account = a.account_id), 0) AS found
         FROM settlement.payee p JOIN settlement.owed_account a USING (county_id, provider_id)) AS compared
      WHERE expected <> found`,
  ],
]);
