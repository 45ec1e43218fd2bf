import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { LedgerErrors } from '../ledger.errors';
import type { Balance, Turnover } from '../ledger.types';

const FIGURES = `
  a.account_id AS "accountId", a.credits_posted AS granted, a.debits_pending AS held, a.debits_posted AS spent,
  a.credits_posted - a.debits_posted - a.debits_pending AS available`;

@Injectable()
export class BalanceQueries {
  async of(db: Queryable, countyId: number, accountId: string): Promise<Balance> {
    const [balance] = await this.ofAll(db, countyId, [accountId]);
    if (!balance) throw LedgerErrors.accountNotFound();
    return balance;
  }

  ofAll(db: Queryable, countyId: number, accountIds: readonly string[]): Promise<Balance[]> {
    return db.query(
      `SELECT ${FIGURES} FROM ledger.account a
        WHERE a.county_id = $1 AND a.account_id = ANY($2::uuid[]) AND a.authorising ORDER BY a.account_id`,
      [countyId, accountIds],
    );
  }

  lock(tx: Tx, countyId: number, accountIds: readonly string[]): Promise<Balance[]> {
    return tx.query(`SELECT ${FIGURES} FROM ledger.lock_accounts($1, $2::uuid[]) a`, [countyId, accountIds]);
  }

  turnover(db: Queryable, countyId: number, accountIds: readonly string[]): Promise<Turnover[]> {
    return db.query(
      `SELECT side.account_id AS "accountId", t.code, sum(t.amount)::bigint AS amount
         FROM ledger.transfer t
        CROSS JOIN LATERAL (VALUES (t.debit_account), (t.credit_account)) AS side(account_id)
        WHERE t.county_id = $1 AND side.account_id = ANY($2::uuid[])
          AND (t.debit_account = ANY($2::uuid[]) OR t.credit_account = ANY($2::uuid[]))
        GROUP BY 1, 2 ORDER BY 1, 2`,
      [countyId, accountIds],
    );
  }
}
