import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { HoldEvent, HoldRef } from '../ledger.types';

@Injectable()
export class HoldQueries {
  /** Every transfer that came of the hold, and its withholdings, in the order it happened. */
  history(db: Queryable, { countyId, holdId }: HoldRef): Promise<HoldEvent[]> {
    return db.query(
      `SELECT code, leg, unit, account_id AS "accountId", amount, at, evidence_id AS "evidenceId", reason
         FROM ledger.hold_history($1, $2)`,
      [countyId, holdId],
    );
  }
}
