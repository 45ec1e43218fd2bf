import { Injectable } from '@nestjs/common';
import { FamilyBills, type FamilyBill } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { backTo, judgeBill } from './bill.policy';
import { FamilyAccounts } from './family-accounts';
import { MoneyStore, type Refund } from './money-store';
import { Receipts } from './receipts';

/** Sends a refund to the payment service. */
export const SEND_REFUND = 'settlement.send-refund';

interface NewRefund {
  readonly paymentId: string;
  readonly fen: number;
  readonly source: 'DUE' | 'PREPAID';
  readonly reason: string;
}

/** What a family has paid beyond what it owes goes back the way it came, without anybody asking for it. */
@Injectable()
export class Refunds {
  constructor(
    private readonly store: MoneyStore,
    private readonly bills: FamilyBills,
    private readonly accounts: FamilyAccounts,
    private readonly receipts: Receipts,
  ) {}

  /** Begins to give back what was paid too much for the order. The caller has the senior's lock. */
  async settle(tx: Tx, bill: FamilyBill, reason: string): Promise<void> {
    const { orderId, parts, outcome } = bill;
    const own = parts.find(({ payer }) => payer === 'SELF');
    const money = (await this.store.moneyOf(tx, [orderId]))(orderId);
    const { surplusFen } = judgeBill(
      { ...money, outcome, agreedFen: own?.agreedFen ?? 0, dueFen: own?.dueFen ?? 0 },
      false,
    );
    if (surplusFen === 0) return;
    for (const { paymentId, fen } of backTo(await this.store.paidParts(tx, orderId), surplusFen))
      await this.begin(tx, bill, { paymentId, fen, source: 'DUE', reason });
  }

  /** The order's bill changed: whatever was paid too much goes back. */
  async onBillChanged(tx: Tx, orderId: string, reason: string): Promise<void> {
    const [bill] = await this.bills.bills(tx, { orderIds: [orderId] });
    if (!bill) return;
    await this.store.lockSenior(tx, bill.seniorId);
    const [now] = await this.bills.bills(tx, { orderIds: [orderId] });
    await this.settle(tx, now, reason);
  }

  async begin(tx: Tx, bill: FamilyBill, { paymentId, fen, source, reason }: NewRefund): Promise<void> {
    const { countyId, orderId, seniorId } = bill;
    const id = newId(tx.now);
    await tx.query(
      `INSERT INTO settlement.family_refund (county_id, id, payment_id, order_id, senior_id, source, fen, reason, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [countyId, id, paymentId, orderId, seniorId, source, fen, reason, tx.now],
    );
    const { channel } = (await this.store.payment(tx, paymentId))!;
    if (channel === 'GATEWAY') tx.schedule({ kind: SEND_REFUND, key: id, dueAt: tx.now });
    tx.audit({
      action: 'settlement.refund-begun',
      ...{ subject: 'refund', subjectId: id, seniorId, regionId: countyId },
      details: { orderId, paymentId, fen, source },
    });
    this.tell(tx, { id, orderId, seniorId, providerId: bill.providerId }, 'OWED');
  }

  /** The money is with the family again. Once; @returns false the second time. */
  async end(tx: Tx, refund: Refund, endedBy: string | null): Promise<boolean> {
    if (refund.endedAt) return false;
    const { countyId, seniorId, providerId, fen, source } = refund;
    const commandId =
      source === 'PREPAID'
        ? await this.accounts.prepaidBack(tx, countyId, seniorId, fen)
        : await this.accounts.givenBack(tx, {
            countyId,
            seniorId,
            fen,
            providerId: await this.receiver(tx, refund),
          });
    const receipt = await this.receipts.next(tx, countyId);
    await tx.query(
      `INSERT INTO settlement.family_refund_end (county_id, refund_id, command_id, receipt_number, ended_by, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [countyId, refund.id, commandId, receipt, endedBy, tx.now],
    );
    tx.audit({
      action: 'settlement.refund-paid',
      ...{ subject: 'refund', subjectId: refund.id, seniorId, regionId: countyId },
      details: { orderId: refund.orderId, fen, receipt },
    });
    this.tell(tx, { ...refund, providerId }, 'PAID');
    return true;
  }

  /** Whose money it was: of a payment ahead, who served in the end. */
  private async receiver(tx: Tx, { providerId, orderId }: Refund): Promise<string> {
    if (providerId) return providerId;
    const [bill] = await this.bills.bills(tx, { orderIds: [orderId] });
    return bill.providerId!;
  }

  private tell(
    tx: Tx,
    of: { id: string; orderId: string; seniorId: string; providerId: string | null },
    state: 'OWED' | 'PAID',
  ): void {
    tx.publish({
      type: 'settlement.family-refund-moved.v1',
      payload: { refundId: of.id, orderId: of.orderId, state },
      audience: { seniorId: of.seniorId, ...(of.providerId ? { providerId: of.providerId } : {}) },
    });
  }
}
