import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { HoldRef, Leg, NewExpiry, NewHold, NewTransfer } from '../ledger.types';
import { refuse, type Outcome } from './outcome';

/** Each method is one call of the database function of the same name; what it checks, and in which order, is there. */
@Injectable()
export class Moves {
  async transfer(
    tx: Tx,
    { countyId, commandId, code, unit, legs, businessDate }: NewTransfer,
  ): Promise<void> {
    const result = await this.call(
      tx,
      'SELECT * FROM ledger.transfer($1, $2, $3, $4, $5::uuid[], $6::uuid[], $7::bigint[], $8, $9)',
      [countyId, commandId, code, unit, ...columns(legs), businessDate, tx.now],
    );
    if (result.outcome !== 'OK') throw refuse(result);
  }

  async hold(tx: Tx, { countyId, holdId, unit, legs, serviceDate }: NewHold): Promise<void> {
    const result = await this.call(
      tx,
      'SELECT * FROM ledger.hold($1, $2, $3, $4::uuid[], $5::uuid[], $6::bigint[], $7, $8)',
      [countyId, holdId, unit, ...columns(legs), serviceDate, tx.now],
    );
    if (result.outcome !== 'OK') throw refuse(result);
  }

  async post(
    tx: Tx,
    { countyId, holdId, amount, evidenceId }: HoldRef & { amount: number; evidenceId: string },
  ): Promise<{ posted: number; released: number }> {
    const { outcome, held, posted, released } = await this.call<{
      held: number;
      posted: number;
      released: number;
    }>(tx, 'SELECT * FROM ledger.post($1, $2, $3, $4, $5)', [countyId, holdId, amount, evidenceId, tx.now]);
    if (outcome !== 'OK') throw refuse({ outcome, held, amount });
    return { posted, released };
  }

  async void(tx: Tx, { countyId, holdId }: HoldRef): Promise<{ released: number }> {
    const { outcome, released } = await this.call<{ released: number }>(
      tx,
      'SELECT * FROM ledger.void($1, $2, $3)',
      [countyId, holdId, tx.now],
    );
    if (outcome !== 'OK') throw refuse({ outcome });
    return { released };
  }

  async reverse(
    tx: Tx,
    { countyId, holdId, reversalId, reason }: HoldRef & { reversalId: string; reason: string },
  ): Promise<{ returned: number }> {
    const { outcome, returned } = await this.call<{ returned: number }>(
      tx,
      'SELECT * FROM ledger.reverse($1, $2, $3, $4, $5)',
      [countyId, holdId, reversalId, reason, tx.now],
    );
    if (outcome !== 'OK') throw refuse({ outcome });
    return { returned };
  }

  expire(tx: Tx, expiry: NewExpiry): Promise<{ accountId: string; amount: number }[]> {
    const { countyId, commandId, accountIds, sinkAccount, businessDate } = expiry;
    return tx.query(
      `SELECT account_id AS "accountId", amount FROM ledger.expire($1, $2, $3::uuid[], $4, $5, $6)`,
      [countyId, commandId, accountIds, sinkAccount, businessDate, tx.now],
    );
  }

  async withhold(
    tx: Tx,
    { countyId, holdId, reason }: HoldRef & { reason: string },
    action: 'PLACED' | 'ENDED',
  ): Promise<void> {
    const { outcome } = await this.call(tx, 'SELECT * FROM ledger.withhold($1, $2, $3, $4, $5)', [
      countyId,
      holdId,
      action,
      reason,
      tx.now,
    ]);
    if (outcome !== 'OK') throw refuse({ outcome });
  }

  private async call<More>(tx: Tx, sql: string, parameters: unknown[]): Promise<{ outcome: Outcome } & More> {
    const [row] = await tx.query<{ outcome: Outcome } & More>(sql, parameters);
    return row;
  }
}

const columns = (legs: readonly Leg[]): [string[], string[], number[]] => [
  legs.map(({ debitAccount }) => debitAccount),
  legs.map(({ creditAccount }) => creditAccount),
  legs.map(({ amount }) => amount),
];
