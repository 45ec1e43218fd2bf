import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import type { Batch } from '../batches/batch';
import { Steps } from '../batches/steps';
import { SettlementErrors } from '../settlement.errors';
import { PayoutStore } from './payout-store';

/** Finance has paid a statement. Where everything was kept for a debt, there is nothing to pay and it is done. */
@Injectable()
export class PayBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly payouts: PayoutStore,
  ) {}

  /** @param reference of the bank or the treasury */
  execute(ctx: Ctx, id: string, reference: string): Promise<Batch> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.steps.lock(tx, id, 'pay');
      const { payableFen } = (await this.payouts.ofBatch(tx, batch))!;
      if (payableFen > 0) await this.pay(tx, batch, payableFen, reference);
      return this.steps.take(tx, batch, { event: 'pay', to: 'PAID', reason: reference });
    });
  }

  private async pay(tx: Tx, batch: Batch, fen: number, reference: string): Promise<void> {
    const commandId = await this.payouts.move(tx, batch, fen, 'PAY');
    await tx.query(
      `INSERT INTO settlement.payment (county_id, batch_id, attempt, fen, command_id, reference, account_id, at)
       SELECT $1, $2, coalesce(max(attempt), 0) + 1, $3, $4, $5, $6, $7
         FROM settlement.payment WHERE county_id = $1 AND batch_id = $2`,
      [batch.countyId, batch.id, fen, commandId, reference, accountOf(tx.ctx), tx.now],
    );
  }
}

/** The bank returned the money: the ledger moves it back, and the statement waits for another payment. */
@Injectable()
export class BouncePayment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: Steps,
    private readonly payouts: PayoutStore,
  ) {}

  execute(ctx: Ctx, id: string, reason: string): Promise<Batch> {
    return this.uow.run(ctx, async (tx) => {
      const batch = await this.steps.lock(tx, id, 'bounce');
      const payment = await tx.one<{ attempt: number; fen: number }>(
        `SELECT attempt, fen FROM settlement.payment WHERE county_id = $1 AND batch_id = $2
          ORDER BY attempt DESC LIMIT 1`,
        [batch.countyId, id],
      );
      if (!payment) throw SettlementErrors.nothingPaid();
      const commandId = await this.payouts.move(tx, batch, payment.fen, 'BOUNCE');
      await tx.query(
        `INSERT INTO settlement.payment_return (county_id, batch_id, attempt, command_id, reason, account_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [batch.countyId, id, payment.attempt, commandId, reason, accountOf(ctx), tx.now],
      );
      return this.steps.take(tx, batch, { event: 'bounce', to: 'EXPORTED', reason });
    });
  }
}
