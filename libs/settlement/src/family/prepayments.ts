import { Injectable } from '@nestjs/common';
import { FamilyBills, type FamilyBill } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import { FamilyAccounts } from './family-accounts';
import { MoneyStore, type Payment } from './money-store';
import { Refunds } from './refunds';

interface Held {
  readonly countyId: number;
  readonly holdId: string;
  readonly paymentId: string;
  readonly fen: number;
}

/** Money paid ahead: held for its order, applied to the minutes that were delivered, and the rest given back. */
@Injectable()
export class Prepayments {
  constructor(
    private readonly bills: FamilyBills,
    private readonly store: MoneyStore,
    private readonly accounts: FamilyAccounts,
    private readonly refunds: Refunds,
  ) {}

  /** The payment has come in: each part is held for its order, or used at once where the service is over. */
  async begin(tx: Tx, { countyId, seniorId, id, items }: Payment): Promise<void> {
    const bills = await this.bills.bills(tx, { orderIds: items.map(({ orderId }) => orderId) });
    for (const { orderId, fen } of items) {
      const { serviceDate } = bills.find((bill) => bill.orderId === orderId)!;
      const holdId = await this.accounts.hold(tx, { countyId, seniorId, serviceDate, fen });
      await tx.query(
        `INSERT INTO settlement.prepayment (county_id, hold_id, payment_id, order_id, fen, at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [countyId, holdId, id, orderId, fen, tx.now],
      );
    }
    for (const bill of bills) await this.settle(tx, bill);
  }

  /** What became of the order decides what becomes of the money held for it. Harmless when nothing is held. */
  async onOrderEnded(tx: Tx, orderId: string): Promise<void> {
    const [bill] = await this.bills.bills(tx, { orderIds: [orderId] });
    if (!bill) return;
    await this.store.lockSenior(tx, bill.seniorId);
    const [now] = await this.bills.bills(tx, { orderIds: [orderId] });
    await this.settle(tx, now);
  }

  private async settle(tx: Tx, bill: FamilyBill): Promise<void> {
    if (bill.outcome === null) return;
    const held = await tx.query<Held>(
      `SELECT h.county_id AS "countyId", h.hold_id AS "holdId", h.payment_id AS "paymentId", h.fen
         FROM settlement.prepayment h LEFT JOIN settlement.prepayment_end e USING (county_id, hold_id)
        WHERE h.order_id = $1 AND e.hold_id IS NULL ORDER BY h.at, h.hold_id`,
      [bill.orderId],
    );
    const money = (await this.store.moneyOf(tx, [bill.orderId]))(bill.orderId);
    const due = bill.parts.find(({ payer }) => payer === 'SELF')?.dueFen ?? 0;
    let missing = Math.max(due - money.paidFen - money.appliedFen + money.backFen, 0);
    for (const hold of held) {
      const fen = bill.outcome === 'CAPTURED' ? Math.min(missing, hold.fen) : 0;
      missing -= fen;
      await this.resolve(tx, bill, hold, fen);
    }
  }

  private async resolve(tx: Tx, bill: FamilyBill, hold: Held, fen: number): Promise<void> {
    const { evidenceId, providerId } = bill;
    if (fen > 0)
      await this.accounts.apply(tx, hold, { fen, evidenceId: evidenceId!, providerId: providerId! });
    else await this.accounts.release(tx, hold);
    const rest = hold.fen - fen;
    await tx.query(
      `INSERT INTO settlement.prepayment_end (county_id, hold_id, applied_fen, returned_fen, at)
       VALUES ($1, $2, $3, $4, $5)`,
      [hold.countyId, hold.holdId, fen, rest, tx.now],
    );
    if (rest === 0) return;
    const reason =
      bill.outcome === 'CAPTURED' ? '按实际服务时长结算，退回多收部分' : '服务未提供，退回预付款';
    await this.refunds.begin(tx, bill, { paymentId: hold.paymentId, fen: rest, source: 'PREPAID', reason });
  }
}
