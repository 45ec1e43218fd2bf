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

  at(db: Queryable, countyId: number, accountIds: readonly string[], at: Date): Promise<Balance[]> {
    return db.query(
      `SELECT account_id AS "accountId", granted, held, spent, granted - spent - held AS available
         FROM ledger.balance_at($1, $2::uuid[], $3)`,
      [countyId, accountIds, at],
    );
  }

  turnover(db: Queryable, countyId: number, accountIds: readonly string[]): Promise<Turnover[]> {
    return db.query('SELECT account_id AS "accountId", code, amount FROM ledger.turnover($1, $2::uuid[])', [
      countyId,
      accountIds,
    ]);
  }
}
