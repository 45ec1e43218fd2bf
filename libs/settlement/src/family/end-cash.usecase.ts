import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { paymentView, refundView } from './bill.view';
import type { FamilyPaymentView, FamilyRefundView } from './bills.dto';
import { CashAccess } from './cash-access';
import { CashLimits } from './cash-limits';
import { ConfirmPayment, tell } from './confirm-payment';
import { FamilyErrors } from './family.errors';
import { MoneyStore, type Payment } from './money-store';
import { audit } from './record-cash.usecase';
import { Refunds } from './refunds';

/** The other side of cash says yes, and it counts and has a receipt; or no, and it never happened. */
@Injectable()
export class EndCash {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: CashAccess,
    private readonly store: MoneyStore,
    private readonly confirming: ConfirmPayment,
    private readonly limits: CashLimits,
  ) {}

  /** @throws settlement.payment-not-found, settlement.ended, settlement.other-side, settlement.cash-above-day */
  confirm(ctx: Ctx, paymentId: string): Promise<FamilyPaymentView> {
    return this.uow.run(ctx, async (tx) => {
      const payment = await this.lockAsOther(tx, ctx, paymentId);
      if (payment.askedAs === 'FAMILY') await this.limits.require(tx, payment.amountFen, accountOf(ctx));
      await this.confirming.apply(tx, payment, accountOf(ctx));
      return paymentView((await this.store.payment(tx, paymentId))!);
    });
  }

  /** @throws settlement.payment-not-found, settlement.ended, settlement.other-side */
  refuse(ctx: Ctx, paymentId: string, reason: string): Promise<FamilyPaymentView> {
    return this.uow.run(ctx, async (tx) => {
      const payment = await this.lockAsOther(tx, ctx, paymentId);
      await tx.query(
        `INSERT INTO settlement.family_payment_end (county_id, payment_id, kind, channel, asked_by, ended_by, reason, at)
         VALUES ($1, $2, 'REFUSED', $3, $4, $5, $6, $7)`,
        [payment.countyId, paymentId, payment.channel, payment.askedBy, accountOf(ctx), reason, tx.now],
      );
      audit(tx, payment, 'settlement.cash-refused', payment.askedAs === 'FAMILY' ? 'CAREGIVER' : 'FAMILY');
      tell(tx, payment, 'REFUSED');
      return paymentView((await this.store.payment(tx, paymentId))!);
    });
  }

  private async lockAsOther(tx: Tx, ctx: Ctx, paymentId: string): Promise<Payment> {
    const seen = await this.store.payment(tx, paymentId);
    if (seen?.channel !== 'CASH') throw FamilyErrors.paymentNotFound();
    const { side } = await this.access.of(tx, ctx, seen.items[0].orderId);
    await this.store.lockSenior(tx, seen.seniorId);
    const payment = (await this.store.payment(tx, paymentId))!;
    if (payment.end) throw FamilyErrors.ended();
    if (payment.askedAs === side || payment.askedBy === accountOf(ctx)) throw FamilyErrors.otherSide();
    return payment;
  }
}

/** Cash that goes back is told by who gets it: the family. */
@Injectable()
export class ReceiveCashRefund {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly store: MoneyStore,
    private readonly refunds: Refunds,
  ) {}

  /** @throws settlement.refund-not-found, settlement.ended */
  execute(ctx: Ctx, refundId: string): Promise<FamilyRefundView> {
    return this.uow.run(ctx, async (tx) => {
      const seen = await this.store.refund(tx, refundId);
      if (seen?.channel !== 'CASH' || !(await this.people.mayActFor(tx, ctx, seen.seniorId, 'PAY')))
        throw FamilyErrors.refundNotFound();
      await this.store.lockSenior(tx, seen.seniorId);
      const refund = (await this.store.refund(tx, refundId))!;
      if (!(await this.refunds.end(tx, refund, accountOf(ctx)))) throw FamilyErrors.ended();
      return refundView((await this.store.refund(tx, refundId))!);
    });
  }
}
