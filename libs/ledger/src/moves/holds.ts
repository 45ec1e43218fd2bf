import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import type {
  ExpiredHold,
  HoldCommand,
  HoldEvent,
  HoldRef,
  NewHold,
  Onward,
  Resolution,
} from '../ledger.types';
import { MarkLog } from '../log/entries/mark-log';
import { columns, wholeAmounts } from './legs';
import { call } from './outcome';

/** The two phases of a hold and what may follow; each method is one call of the database function of its name. */
@Injectable()
export class Holds {
  constructor(private readonly marks: MarkLog) {}

  async hold(tx: Tx, { countyId, holdId, legs, serviceDate, expiresAt = null }: NewHold): Promise<void> {
    await call(
      tx,
      'SELECT * FROM ledger.hold($1, $2, $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7, $8, $9)',
      [countyId, holdId, ...columns(legs), serviceDate, expiresAt, tx.now],
    );
  }

  post(tx: Tx, post: HoldCommand & { amounts: readonly number[]; evidenceId: string }): Promise<Resolution> {
    const { countyId, commandId, holdId, amounts, evidenceId } = post;
    return call(tx, 'SELECT * FROM ledger.post($1, $2, $3, $4::bigint[], $5, $6)', [
      countyId,
      commandId,
      holdId,
      wholeAmounts(amounts),
      evidenceId,
      tx.now,
    ]);
  }

  void(tx: Tx, { countyId, commandId, holdId }: HoldCommand): Promise<Resolution> {
    return call(tx, 'SELECT * FROM ledger.void($1, $2, $3, $4)', [countyId, commandId, holdId, tx.now]);
  }

  expire(tx: Tx, { countyId, limit }: { countyId: number; limit: number }): Promise<ExpiredHold[]> {
    return tx.query(
      `SELECT hold_id AS "holdId", command_id AS "commandId", onward FROM ledger.expire_holds($1, $2, $3)`,
      [countyId, tx.now, limit],
    );
  }

  async reverse(
    tx: Tx,
    reversal: HoldCommand & { amounts: readonly number[]; reason: string },
  ): Promise<{ onward: readonly Onward[] }> {
    const { countyId, commandId, holdId, amounts, reason } = reversal;
    const done = await call<{ onward: readonly Onward[] }>(
      tx,
      'SELECT * FROM ledger.reverse($1, $2, $3, $4::bigint[], $5, $6)',
      [countyId, commandId, holdId, wholeAmounts(amounts), reason, tx.now],
    );
    await this.marks.reversed(tx, reversal);
    return done;
  }

  async withhold(tx: Tx, hold: HoldCommand & { reason: string }, action: 'PLACED' | 'ENDED'): Promise<void> {
    const { countyId, commandId, holdId, reason } = hold;
    await call(tx, 'SELECT * FROM ledger.withhold($1, $2, $3, $4, $5, $6)', [
      countyId,
      commandId,
      holdId,
      action,
      reason,
      tx.now,
    ]);
    await this.marks.marked(tx, hold, action);
  }

  /** Every transfer that came of the hold, and its withholdings, in the order it happened. */
  history(db: Queryable, { countyId, holdId }: HoldRef): Promise<HoldEvent[]> {
    return db.query(
      `SELECT code, leg, unit, account_id AS "accountId", amount, at, evidence_id AS "evidenceId", reason
         FROM ledger.hold_history($1, $2)`,
      [countyId, holdId],
    );
  }
}
