import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade, type Leg } from '@anzhi/ledger';
import { Settings, type Queryable, type Tx } from '@anzhi/platform';
import type { Batch } from '../batches/batch';
import type { Payee } from '../claims/claim.queries';
import { RecoveryStore } from '../recoveries/recovery-store';
import { SettlementSettings } from '../settlement.settings';
import { payoutOf, type Payout } from './payout.policy';

interface Accounts {
  /** What the county owes the provider, entitlement's account. */
  readonly owed: string;
  readonly paid: string;
  readonly deducted: string;
}

type Figures = Pick<
  Batch,
  'countyId' | 'providerId' | 'grossFen' | 'deductedFen' | 'clawbackFen' | 'penaltyFen'
>;

/** What batches come to, and the transfers that move it. Who calls holds the provider's lock. */
@Injectable()
export class PayoutStore {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly settings: Settings,
    private readonly recoveries: RecoveryStore,
  ) {}

  async ofBatch(
    db: Queryable,
    { countyId, id }: Pick<Batch, 'countyId' | 'id'>,
  ): Promise<Payout | undefined> {
    const [payout] = await db.query<Payout>(
      `SELECT earned_fen AS "earnedFen", clawback_fen AS "clawbackFen", penalty_fen AS "penaltyFen",
              recovered_fen AS "recoveredFen", returned_fen AS "returnedFen",
              carried_in_fen AS "carriedInFen", limit_bp AS "limitBp", netted_fen AS "nettedFen",
              carried_out_fen AS "carriedOutFen", payable_fen AS "payableFen"
         FROM settlement.payout WHERE county_id = $1 AND batch_id = $2`,
      [countyId, id],
    );
    return payout;
  }

  /** What the batch would come to if it were exported now. */
  async expected(db: Queryable, batch: Figures): Promise<Payout> {
    const limitPercent = await this.settings.get(db, SettlementSettings.nettingLimitPercent);
    const { clawbackFen, penaltyFen } = batch;
    const earnedFen = batch.grossFen - batch.deductedFen;
    const { carriedInFen } = await this.last(db, batch);
    const open = await this.recoveries.open(db, batch);
    const owing = { earnedFen, clawbackFen, penaltyFen, carriedInFen, ...open };
    return payoutOf(owing, Math.min(limitPercent, 100) * 100);
  }

  /**
   * Writes what the exported batch comes to; what it deducts for good leaves what the provider is owed. A deduction of
   * something that was taken back returns.
   */
  async settle(tx: Tx, batch: Batch): Promise<Payout> {
    const { countyId, providerId, id } = batch;
    const payout = await this.expected(tx, batch);
    const { seq } = await this.last(tx, batch);
    const commandId = await this.deduct(tx, batch);
    await tx.query(
      `INSERT INTO settlement.payout
         (county_id, provider_id, seq, batch_id, earned_fen, clawback_fen, penalty_fen, carried_in_fen, limit_bp,
          netted_fen, carried_out_fen, payable_fen, deduct_command_id, at, recovered_fen, returned_fen)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        ...[countyId, providerId, seq + 1, id],
        ...[payout.earnedFen, payout.clawbackFen, payout.penaltyFen, payout.carriedInFen, payout.limitBp],
        ...[payout.nettedFen, payout.carriedOutFen, payout.payableFen, commandId, tx.now],
        ...[payout.recoveredFen, payout.returnedFen],
      ],
    );
    await this.recoveries.take(tx, batch, id);
    return payout;
  }

  /** From what the provider is owed to what it was paid, or back when the bank returned it. @returns the command */
  async move(tx: Tx, payee: Payee, fen: number, way: 'PAY' | 'BOUNCE'): Promise<string> {
    const { owed, paid } = await this.accounts(tx, payee);
    const [debitAccount, creditAccount] = way === 'PAY' ? [owed, paid] : [paid, owed];
    return this.transfer(tx, payee, [{ unit: 'FEN', debitAccount, creditAccount, amount: fen }]);
  }

  private async deduct(tx: Tx, batch: Batch): Promise<string | null> {
    const { owed, deducted } = await this.accounts(tx, batch);
    const [{ returned }] = await tx.query<{ returned: number }>(
      `SELECT coalesce(-sum(deducted_fen), 0)::bigint AS returned FROM settlement.standing_line
        WHERE county_id = $1 AND batch_id = $2 AND seq > 0`,
      [batch.countyId, batch.id],
    );
    const fen = { unit: 'FEN' } as const;
    const taken = batch.deductedFen + batch.penaltyFen;
    const legs: Leg[] = [
      { ...fen, debitAccount: owed, creditAccount: deducted, amount: taken },
      { ...fen, debitAccount: deducted, creditAccount: owed, amount: returned },
    ].filter(({ amount }) => amount > 0);
    return legs.length ? this.transfer(tx, batch, legs) : null;
  }

  private async transfer(tx: Tx, { countyId }: Payee, legs: readonly Leg[]): Promise<string> {
    const commandId = newId(tx.now);
    await this.ledger.transfer(tx, {
      ...{ countyId, commandId, code: 'SETTLE', legs },
      businessDate: businessDate(tx.now),
    });
    return commandId;
  }

  private async last(db: Queryable, { countyId, providerId }: Payee) {
    const [last] = await db.query<{ seq: number; carriedInFen: number }>(
      `SELECT seq, carried_out_fen AS "carriedInFen" FROM settlement.payout
        WHERE county_id = $1 AND provider_id = $2 ORDER BY seq DESC LIMIT 1`,
      [countyId, providerId],
    );
    return last ?? { seq: 0, carriedInFen: 0 };
  }

  private async accounts(db: Queryable, { countyId, providerId }: Payee): Promise<Accounts> {
    const [accounts] = await db.query<Accounts>(
      `SELECT a.account_id AS owed, p.paid_account AS paid, p.deducted_account AS deducted
         FROM settlement.payee p JOIN settlement.owed_account a USING (county_id, provider_id)
        WHERE p.county_id = $1 AND p.provider_id = $2`,
      [countyId, providerId],
    );
    return accounts;
  }
}
