import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LedgerChecks } from '@anzhi/ledger';

/** What ties grants to the ledger, for its checker: each rule finds the rows for which it is not true. */
@Injectable()
export class GrantChecks implements OnModuleInit {
  constructor(private readonly checks: LedgerChecks) {}

  onModuleInit(): void {
    for (const [rule, sql] of GRANT_CHECKS) this.checks.register(rule, sql);
  }
}

const GRANT = `concat_ws(' ', g.programme_id, g.period, g.senior_id, g.seq)`;

export const GRANT_CHECKS: ReadonlyMap<string, string> = new Map([
  [
    'a grant is booked in the ledger as it was given',
    `SELECT g.county_id, ${GRANT} AS subject, concat_ws(' ', g.unit, g.amount) AS expected,
            concat_ws(' ', max(x.unit), coalesce(sum(x.amount), 0)) AS found
       FROM entitlement.benefit_grant g
       LEFT JOIN ledger.transfer x ON x.county_id = g.county_id AND x.credit_account = g.lot_account_id
        AND x.code = 'GRANT'
      WHERE g.kind <> 'CARRIED'
      GROUP BY g.county_id, g.programme_id, g.period, g.senior_id, g.seq
     HAVING g.amount IS DISTINCT FROM sum(x.amount) OR g.unit IS DISTINCT FROM max(x.unit)`,
  ],
  [
    // Each week of a weekly benefit is a lot of that amount. What is restored or carried is what was left of another.
    'a grant is what its determination decided',
    `SELECT * FROM (
       SELECT g.county_id, ${GRANT} AS subject, g.amount::text AS found,
              coalesce(jsonb_path_query_first(d.results, '$[*] ? (@.code == $code).granted',
                jsonb_build_object('code', p.code))::text, '0') AS expected
         FROM entitlement.benefit_grant g
         JOIN entitlement.programme p ON p.id = g.programme_id
         JOIN entitlement.determination d ON (d.county_id, d.period, d.senior_id, d.number)
              = (g.county_id, g.determination_period, g.senior_id, g.determination_number)
        WHERE g.kind IN ('MONTHLY', 'SUPPLEMENT', 'BACK_PAY', 'ONCE')) AS compared
      WHERE expected <> found`,
  ],
  [
    'a lot of the ledger belongs to a grant',
    `SELECT a.county_id, a.account_id::text AS subject, 'a grant' AS expected, 'none' AS found
       FROM ledger.account a
       LEFT JOIN entitlement.benefit_grant g ON g.county_id = a.county_id AND g.lot_account_id = a.account_id
      WHERE a.kind = 'LOT' AND g.lot_account_id IS NULL`,
  ],
]);
