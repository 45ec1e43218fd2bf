import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { HoldEvent, HoldRef } from '../ledger.types';

@Injectable()
export class HoldQueries {
  /**
   * Everything written under the hold's id or its reversal's, an expiry of what it returned included, and its
   * withholdings, in the order it happened.
   */
  history(db: Queryable, { countyId, holdId }: HoldRef): Promise<HoldEvent[]> {
    return db.query(
      `SELECT code, leg, account_id AS "accountId", amount, at, evidence_id AS "evidenceId", reason
         FROM (
           SELECT t.code, t.leg, CASE t.code WHEN 'REVERSE' THEN t.credit_account ELSE t.debit_account END AS account_id,
                  t.amount, t.at, t.recorded_at, CASE t.code WHEN 'CAPTURE' THEN r.evidence_id END AS evidence_id,
                  CASE t.code WHEN 'REVERSE' THEN v.reason END AS reason
             FROM ledger.transfer t
             LEFT JOIN ledger.hold_resolution r
               ON r.county_id = t.county_id AND r.hold_id = t.command_id AND r.leg = t.leg
             LEFT JOIN ledger.reversal v
               ON v.county_id = t.county_id AND v.hold_id = $2 AND v.leg = t.leg AND v.reversal_id = t.command_id
            WHERE t.county_id = $1
              AND t.command_id IN (SELECT $2::uuid UNION
                    SELECT reversal_id FROM ledger.reversal WHERE county_id = $1 AND hold_id = $2)
           UNION ALL
           SELECT CASE w.action WHEN 'PLACED' THEN 'WITHHELD' ELSE 'WITHHOLDING_ENDED' END, w.leg, h.debit_account,
                  h.amount, w.at, w.recorded_at, NULL, w.reason
             FROM ledger.withholding w
             JOIN ledger.hold h ON (h.county_id, h.hold_id, h.leg) = (w.county_id, w.hold_id, w.leg)
            WHERE w.county_id = $1 AND w.hold_id = $2
         ) AS history
        ORDER BY at, recorded_at, leg`,
      [countyId, holdId],
    );
  }
}
