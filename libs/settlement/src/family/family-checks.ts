import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LedgerChecks } from '@anzhi/ledger';

/** What ties payments and refunds to the ledger, for its checker: each rule finds the rows for which it is not true. */
@Injectable()
export class FamilyChecks implements OnModuleInit {
  constructor(private readonly checks: LedgerChecks) {}

  onModuleInit(): void {
    for (const [rule, sql] of FAMILY_CHECKS) this.checks.register(rule, sql);
  }
}

/** What of a command touched the county's collected money: came in, or went out again. */
const moved = (side: 'debit_account' | 'credit_account'): string => `coalesce((
    SELECT sum(t.amount) FROM ledger.transfer t
      JOIN settlement.family_account a ON (a.county_id, a.account_id) = (t.county_id, t.${side}) AND a.kind = 'COLLECTED'
     WHERE (t.county_id, t.command_id) = (e.county_id, e.command_id) AND t.code = 'SETTLE'), 0)`;

export const FAMILY_CHECKS: ReadonlyMap<string, string> = new Map([
  [
    'a confirmed payment is in the ledger as it was asked for',
    `SELECT e.county_id, e.payment_id::text AS subject, p.amount_fen AS expected, ${moved('debit_account')} AS found
       FROM settlement.family_payment_end e
       JOIN settlement.family_payment p ON (p.county_id, p.id) = (e.county_id, e.payment_id)
      WHERE e.kind = 'CONFIRMED' AND p.amount_fen <> ${moved('debit_account')}`,
  ],
  [
    'money that went back to a family is in the ledger as it was to go',
    `SELECT e.county_id, e.refund_id::text AS subject, r.fen AS expected, ${moved('credit_account')} AS found
       FROM settlement.family_refund_end e JOIN settlement.family_refund r ON (r.county_id, r.id) = (e.county_id, e.refund_id)
      WHERE r.fen <> ${moved('credit_account')}`,
  ],
  [
    'money paid ahead is held, applied or given back as the ledger has it',
    `SELECT h.county_id, h.hold_id::text AS subject,
            concat_ws(' ', h.fen, e.applied_fen, e.returned_fen) AS expected,
            concat_ws(' ', l.amount, r.posted, r.held - r.posted) AS found
       FROM settlement.prepayment h
       LEFT JOIN settlement.prepayment_end e USING (county_id, hold_id)
       LEFT JOIN ledger.hold l ON (l.county_id, l.hold_id) = (h.county_id, h.hold_id)
       LEFT JOIN ledger.hold_resolution r ON (r.county_id, r.hold_id) = (h.county_id, h.hold_id)
      WHERE concat_ws(' ', h.fen, e.applied_fen, e.returned_fen) <> concat_ws(' ', l.amount, r.posted, r.held - r.posted)`,
  ],
  [
    'what a family has paid ahead is what its payments brought, less what was used and given back',
    `SELECT * FROM (
       SELECT f.county_id, f.senior_id::text AS subject,
              coalesce((SELECT sum(p.amount_fen) FROM settlement.family_payment p
                 JOIN settlement.family_payment_end e ON (e.county_id, e.payment_id) = (p.county_id, p.id)
                WHERE (p.county_id, p.senior_id) = (f.county_id, f.senior_id) AND p.timing = 'BEFORE'
                  AND e.kind = 'CONFIRMED'), 0)
              - coalesce((SELECT sum(e.applied_fen) FROM settlement.prepayment h
                 JOIN settlement.prepayment_end e USING (county_id, hold_id)
                 JOIN settlement.family_payment p ON (p.county_id, p.id) = (h.county_id, h.payment_id)
                WHERE (p.county_id, p.senior_id) = (f.county_id, f.senior_id)), 0)
              - coalesce((SELECT sum(r.fen) FROM settlement.family_refund r
                 JOIN settlement.family_refund_end e ON (e.county_id, e.refund_id) = (r.county_id, r.id)
                WHERE (r.county_id, r.senior_id) = (f.county_id, f.senior_id) AND r.source = 'PREPAID'), 0) AS expected,
              a.credits_posted - a.debits_posted AS found
         FROM settlement.family_account f JOIN ledger.account a USING (county_id, account_id)
        WHERE f.kind = 'PREPAID') AS compared
      WHERE expected <> found`,
  ],
  [
    'collected money stays only as long as it is paid ahead',
    `SELECT * FROM (
       SELECT f.county_id, 'collected' AS subject,
              coalesce((SELECT sum(a.credits_posted - a.debits_posted) FROM settlement.family_account p
                 JOIN ledger.account a USING (county_id, account_id)
                WHERE p.county_id = f.county_id AND p.kind = 'PREPAID'), 0) AS expected,
              coalesce((SELECT sum(t.amount) FROM ledger.transfer t
                WHERE (t.county_id, t.debit_account) = (f.county_id, f.account_id)), 0)
              - coalesce((SELECT sum(t.amount) FROM ledger.transfer t
                WHERE (t.county_id, t.credit_account) = (f.county_id, f.account_id)), 0) AS found
         FROM settlement.family_account f WHERE f.kind = 'COLLECTED') AS compared
      WHERE expected <> found`,
  ],
]);
