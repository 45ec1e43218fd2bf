import { Injectable } from '@nestjs/common';
import type { FamilyBill } from '@anzhi/entitlement';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Queryable, type Tx } from '@anzhi/platform';
import { judgeBill } from './bill.policy';
import { paymentView } from './bill.view';
import type { CashAtOrderView, FamilyPaymentView } from './bills.dto';
import { CashAccess, type Side } from './cash-access';
import { CashLimits } from './cash-limits';
import { tell } from './confirm-payment';
import { FamilyErrors } from './family.errors';
import { MoneyStore, type Payment } from './money-store';

/** One side says that cash was handed over; it counts when the other side has said so too. */
@Injectable()
export class RecordCash {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly access: CashAccess,
    private readonly store: MoneyStore,
    private readonly limits: CashLimits,
  ) {}

  /** @throws settlement.bill-not-found */
  async at(ctx: Ctx, orderId: string): Promise<CashAtOrderView> {
    const { bill, side } = await this.access.of(this.db, ctx, orderId);
    const payments = await this.store.payments(this.db, [orderId]);
    const inCash = payments.filter(({ channel }) => channel === 'CASH').map(paymentView);
    return { orderId, openFen: await this.openFen(this.db, bill), side, payments: inCash };
  }

  /**
   * @throws settlement.bill-not-found, settlement.nothing-to-pay, settlement.cash-above-open,
   *   settlement.cash-above-payment, settlement.cash-above-day
   */
  execute(
    ctx: Ctx,
    { orderId, amountFen }: { orderId: string; amountFen: number },
  ): Promise<FamilyPaymentView> {
    return this.uow.run(ctx, async (tx) => {
      const { bill: seen, side } = await this.access.of(tx, ctx, orderId);
      await this.store.lockSenior(tx, seen.seniorId);
      const { bill } = await this.access.of(tx, ctx, orderId);
      const { countyId, seniorId, providerId } = bill;
      const openFen = await this.openFen(tx, bill);
      if (openFen === 0) throw FamilyErrors.nothingToPay();
      if (amountFen > openFen) throw FamilyErrors.cashAboveOpen({ open: openFen / 100 });
      await this.limits.require(tx, amountFen, side === 'CAREGIVER' ? accountOf(ctx) : null);
      const id = newId(tx.now);
      const payment = await this.store.add(tx, {
        ...{
          countyId,
          id,
          seniorId,
          channel: 'CASH',
          timing: 'AFTER',
          askedBy: accountOf(ctx),
          askedAs: side,
        },
        items: [{ orderId, providerId, fen: amountFen }],
      });
      audit(tx, payment, 'settlement.cash-recorded', side);
      tell(tx, payment, 'ASKED');
      return paymentView(payment);
    });
  }

  private async openFen(db: Queryable, { orderId, outcome, parts }: FamilyBill): Promise<number> {
    const money = (await this.store.moneyOf(db, [orderId]))(orderId);
    const own = parts.find(({ payer }) => payer === 'SELF')!;
    return judgeBill({ ...money, outcome, ...own }, false).openFen;
  }
}

export function audit(tx: Tx, payment: Payment, action: string, side: Side): void {
  const { id, seniorId, countyId, amountFen } = payment;
  tx.audit({
    action,
    ...{ subject: 'payment', subjectId: id, seniorId, regionId: countyId },
    details: { side, amountFen, orderId: payment.items[0].orderId },
  });
}
