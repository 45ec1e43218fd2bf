import { Injectable } from '@nestjs/common';
import { FamilyBills } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import { FamilyAccounts } from './family-accounts';
import type { Payment } from './money-store';
import { Prepayments } from './prepayments';
import { Receipts } from './receipts';
import { Refunds } from './refunds';

/** The money is there: ledger, receipt and what follows, in one transaction. The caller has the senior's lock. */
@Injectable()
export class ConfirmPayment {
  constructor(
    private readonly bills: FamilyBills,
    private readonly accounts: FamilyAccounts,
    private readonly prepayments: Prepayments,
    private readonly refunds: Refunds,
    private readonly receipts: Receipts,
  ) {}

  /** @returns the receipt's number */
  async apply(tx: Tx, payment: Payment, endedBy: string | null): Promise<string> {
    const { countyId, seniorId, timing, amountFen, items } = payment;
    const commandId =
      timing === 'BEFORE'
        ? await this.accounts.prepaid(tx, countyId, seniorId, amountFen)
        : await this.accounts.paid(
            tx,
            payment,
            items.map(({ providerId, fen }) => ({ providerId: providerId!, fen })),
          );
    const receipt = await this.receipts.next(tx, countyId);
    await tx.query(
      `INSERT INTO settlement.family_payment_end
         (county_id, payment_id, kind, channel, asked_by, ended_by, command_id, receipt_number, at)
       VALUES ($1, $2, 'CONFIRMED', $3, $4, $5, $6, $7, $8)`,
      [countyId, payment.id, payment.channel, payment.askedBy, endedBy, commandId, receipt, tx.now],
    );
    if (timing === 'BEFORE') await this.prepayments.begin(tx, payment);
    // What was asked for may have become less meanwhile.
    const bills = await this.bills.bills(tx, { orderIds: items.map(({ orderId }) => orderId) });
    for (const bill of bills) await this.refunds.settle(tx, bill, '付款超过应付金额，退回多付部分');
    tx.audit({
      action: 'settlement.payment-confirmed',
      ...{ subject: 'payment', subjectId: payment.id, seniorId, regionId: countyId },
      details: { channel: payment.channel, amountFen, receipt },
    });
    tell(tx, payment, 'CONFIRMED');
    return receipt;
  }
}

/** What the senior's people and the providers of the orders hear of a payment. */
export function tell(
  tx: Tx,
  { id, seniorId, items }: Pick<Payment, 'id' | 'seniorId' | 'items'>,
  state: 'ASKED' | 'CONFIRMED' | 'REFUSED' | 'FAILED',
): void {
  const [{ providerId }] = items;
  tx.publish({
    type: 'settlement.family-payment-moved.v1',
    payload: { paymentId: id, orderIds: items.map(({ orderId }) => orderId), state },
    audience: { seniorId, ...(providerId ? { providerId } : {}) },
  });
}
