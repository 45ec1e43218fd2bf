import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LedgerChecks } from '@anzhi/ledger';

/** What ties the orders' rows to the ledger, for its checker: each rule finds the rows for which it is not true. */
@Injectable()
export class OrderChecks implements OnModuleInit {
  constructor(private readonly checks: LedgerChecks) {}

  onModuleInit(): void {
    for (const [rule, sql] of ORDER_CHECKS) this.checks.register(rule, sql);
  }
}

const ORDER = `concat_ws(' ', order_id, number)`;

/** What the family pays of the orders for which this is true, by the rows. */
const familyPart = (which: string): string => `coalesce((
                SELECT sum(d.fen - coalesce(b.fen, 0)) FROM entitlement.order_hold h
                  JOIN entitlement.order_outcome o USING (county_id, order_id, number)
                  JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number)
                  JOIN entitlement.order_payer p USING (county_id, order_id, number, rank)
                  LEFT JOIN (SELECT county_id, order_id, number, rank, sum(fen) AS fen
                               FROM entitlement.order_reversal_payer GROUP BY 1, 2, 3, 4) b
                       USING (county_id, order_id, number, rank)
                 WHERE h.county_id = a.county_id AND ${which} AND p.payer = 'SELF'), 0)`;
const moved = (side: 'debit_account' | 'credit_account', code: 'OWE' | 'ADJUST'): string => `coalesce((
                SELECT sum(t.amount) FROM ledger.transfer t
                 WHERE t.county_id = a.county_id AND t.${side} = a.account_id AND t.code = '${code}'), 0)`;

export const ORDER_CHECKS: ReadonlyMap<string, string> = new Map([
  [
    'the payers of an order are its price',
    `SELECT county_id, ${ORDER} AS subject, h.total_fen AS expected, coalesce(sum(p.fen), 0) AS found
       FROM entitlement.order_hold h LEFT JOIN entitlement.order_payer p USING (county_id, order_id, number)
      GROUP BY county_id, order_id, number, h.total_fen HAVING h.total_fen IS DISTINCT FROM sum(p.fen)`,
  ],
  [
    'a public payer has in the ledger what was agreed with it',
    `SELECT * FROM (
       SELECT p.county_id, concat_ws(' ', p.order_id, p.number, p.rank) AS subject,
              concat_ws(' ', p.unit, p.units, p.lot_ids, p.lot_units, 'FEN', p.fen) AS expected,
              concat_ws(' ', max(l.unit) FILTER (WHERE l.leg < p.fen_leg), sum(l.amount) FILTER (WHERE l.leg < p.fen_leg),
                        array_agg(l.debit_account ORDER BY l.leg) FILTER (WHERE l.leg < p.fen_leg),
                        array_agg(l.amount ORDER BY l.leg) FILTER (WHERE l.leg < p.fen_leg),
                        max(l.unit) FILTER (WHERE l.leg = p.fen_leg),
                        sum(l.amount) FILTER (WHERE l.leg = p.fen_leg)) AS found
         FROM entitlement.order_payer p
         LEFT JOIN ledger.hold l ON l.county_id = p.county_id AND l.hold_id = p.hold_id
          AND l.leg BETWEEN p.first_leg AND p.fen_leg
        WHERE p.payer <> 'SELF'
        GROUP BY p.county_id, p.order_id, p.number, p.rank) AS compared
      WHERE expected <> found`,
  ],
  [
    'a hold of the ledger on a lot belongs to an order',
    `SELECT l.county_id, concat_ws(' ', l.hold_id, l.leg) AS subject, 'an order' AS expected, 'none' AS found
       FROM ledger.hold l JOIN entitlement.benefit_grant g ON g.county_id = l.county_id AND g.lot_account_id = l.debit_account
       LEFT JOIN entitlement.order_hold h ON h.county_id = l.county_id AND h.hold_id = l.hold_id
      WHERE h.hold_id IS NULL`,
  ],
  [
    'what a payer pays is what the ledger posted',
    `SELECT * FROM (
       SELECT p.county_id, concat_ws(' ', p.order_id, p.number, p.rank) AS subject,
              concat_ws(' ', coalesce(d.fen, 0), coalesce(d.units, 0)) AS expected,
              concat_ws(' ', coalesce(sum(r.posted) FILTER (WHERE r.leg = p.fen_leg), 0),
                        coalesce(sum(r.posted) FILTER (WHERE r.leg < p.fen_leg), 0)) AS found
         FROM entitlement.order_payer p
         LEFT JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number, rank)
         LEFT JOIN ledger.hold_resolution r ON r.county_id = p.county_id AND r.hold_id = p.hold_id
          AND r.leg BETWEEN p.first_leg AND p.fen_leg
        WHERE p.payer <> 'SELF'
        GROUP BY p.county_id, p.order_id, p.number, p.rank, d.fen, d.units) AS compared
      WHERE expected <> found`,
  ],
  [
    'an order is resolved when and only when its hold is',
    `SELECT h.county_id, concat_ws(' ', h.order_id, h.number) AS subject,
            CASE WHEN o.kind IS NULL THEN 'open' ELSE 'resolved' END AS expected,
            CASE WHEN count(r.leg) = 0 THEN 'open' ELSE 'resolved' END AS found
       FROM entitlement.order_hold h
       LEFT JOIN entitlement.order_outcome o USING (county_id, order_id, number)
       LEFT JOIN ledger.hold_resolution r ON r.county_id = h.county_id AND r.hold_id = h.hold_id
      WHERE h.hold_id IS NOT NULL GROUP BY h.county_id, h.order_id, h.number, o.kind
     HAVING (o.kind IS NULL) <> (count(r.leg) = 0)`,
  ],
  [
    'what was taken back of a payer is what the ledger reversed',
    `SELECT * FROM (
       SELECT p.county_id, concat_ws(' ', p.order_id, p.number, p.rank) AS subject,
              concat_ws(' ', coalesce(b.fen, 0), coalesce(b.units, 0)) AS expected,
              concat_ws(' ', coalesce(sum(v.amount) FILTER (WHERE v.leg = p.fen_leg), 0),
                        coalesce(sum(v.amount) FILTER (WHERE v.leg < p.fen_leg), 0)) AS found
         FROM entitlement.order_payer p
         LEFT JOIN (SELECT county_id, order_id, number, rank, sum(fen) AS fen, sum(units) AS units
                      FROM entitlement.order_reversal_payer GROUP BY 1, 2, 3, 4) b USING (county_id, order_id, number, rank)
         LEFT JOIN ledger.reversal v ON v.county_id = p.county_id AND v.hold_id = p.hold_id
          AND v.leg BETWEEN p.first_leg AND p.fen_leg
        WHERE p.payer <> 'SELF'
        GROUP BY p.county_id, p.order_id, p.number, p.rank, b.fen, b.units) AS compared
      WHERE expected <> found`,
  ],
  [
    'a provider is owed what its orders cost the public, less what was taken back',
    `SELECT * FROM (
       SELECT a.county_id, a.provider_id::text AS subject,
              coalesce((SELECT sum(d.fen) FROM entitlement.order_outcome o
                 JOIN entitlement.order_outcome_payer d USING (county_id, order_id, number)
                 JOIN entitlement.order_payer p USING (county_id, order_id, number, rank)
                WHERE o.county_id = a.county_id AND o.provider_id = a.provider_id AND p.payer <> 'SELF'), 0)
              - coalesce((SELECT sum(b.fen) FROM entitlement.order_outcome o
                 JOIN entitlement.order_reversal_payer b USING (county_id, order_id, number)
                 JOIN entitlement.order_payer p USING (county_id, order_id, number, rank)
                WHERE o.county_id = a.county_id AND o.provider_id = a.provider_id AND p.payer <> 'SELF'), 0) AS expected,
              coalesce((SELECT sum(t.amount) FROM ledger.transfer t
                WHERE t.county_id = a.county_id AND t.credit_account = a.account_id AND t.code = 'OWE'), 0)
              - coalesce((SELECT sum(t.amount) FROM ledger.transfer t
                WHERE t.county_id = a.county_id AND t.debit_account = a.account_id AND t.code = 'ADJUST'), 0) AS found
         FROM entitlement.provider_account a) AS compared
      WHERE expected <> found`,
  ],
  [
    'a family owes what its orders cost it, less what was taken back',
    `SELECT * FROM (
       SELECT a.county_id, a.senior_id::text AS subject,
              ${familyPart('h.senior_id = a.senior_id')} AS expected,
              ${moved('debit_account', 'OWE')} - ${moved('credit_account', 'ADJUST')} AS found
         FROM entitlement.family_account a) AS compared
      WHERE expected <> found`,
  ],
  [
    'families owe a provider what its orders cost them, less what was taken back',
    `SELECT * FROM (
       SELECT a.county_id, a.provider_id::text AS subject,
              ${familyPart('o.provider_id = a.provider_id')} AS expected,
              ${moved('credit_account', 'OWE')} - ${moved('debit_account', 'ADJUST')} AS found
         FROM entitlement.provider_family_account a) AS compared
      WHERE expected <> found`,
  ],
  [
    'a family that pays has an account, and so has who is paid',
    `SELECT h.county_id, concat_ws(' ', h.order_id, h.number) AS subject, 'accounts' AS expected, 'none' AS found
       FROM entitlement.order_outcome_payer d
       JOIN entitlement.order_payer p USING (county_id, order_id, number, rank)
       JOIN entitlement.order_hold h USING (county_id, order_id, number)
       JOIN entitlement.order_outcome o USING (county_id, order_id, number)
       LEFT JOIN entitlement.family_account f ON (f.county_id, f.senior_id) = (h.county_id, h.senior_id)
       LEFT JOIN entitlement.provider_family_account b ON (b.county_id, b.provider_id) = (o.county_id, o.provider_id)
      WHERE p.payer = 'SELF' AND d.fen > 0 AND (f.account_id IS NULL OR b.account_id IS NULL)`,
  ],
]);
