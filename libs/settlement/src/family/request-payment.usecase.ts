import { Injectable } from '@nestjs/common';
import { FamilyBills, type FamilyBill } from '@anzhi/entitlement';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { judgeBill } from './bill.policy';
import { paymentView } from './bill.view';
import type { AskedPaymentView } from './bills.dto';
import { tell } from './confirm-payment';
import { FamilyErrors } from './family.errors';
import { FamilySettings } from './family.settings';
import { MoneyStore, type Payment, type PaymentItem } from './money-store';
import { PaymentGateway } from './payment-gateway';

/** What the demo's payment service says next, as if it had called. */
export const GATEWAY_SAYS = 'settlement.gateway-says';

/** The family's one step: what is open on these bills is asked for at the payment service. */
@Injectable()
export class RequestPayment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly bills: FamilyBills,
    private readonly store: MoneyStore,
    private readonly settings: Settings,
    private readonly gateway: PaymentGateway,
  ) {}

  /**
   * Pressed again while the same is open, it is the same payment. The service is told after the commit, under the
   * payment's id, so a lost answer costs nobody anything.
   */
  async execute(ctx: Ctx, orderIds: readonly string[]): Promise<AskedPaymentView> {
    if (!this.gateway.isAvailable) throw FamilyErrors.noPaymentService();
    const payment = await this.uow.run(ctx, async (tx) =>
      paymentView(await this.ask(tx, [...new Set(orderIds)])),
    );
    const { payUrl } = await this.gateway.place(payment);
    return { ...payment, payUrl };
  }

  private async ask(tx: Tx, orderIds: readonly string[]): Promise<Payment> {
    const found = await this.bills.bills(tx, { orderIds });
    if (found.length < orderIds.length) throw FamilyErrors.billNotFound();
    const [{ seniorId, countyId }] = found;
    if (found.some((bill) => bill.seniorId !== seniorId || bill.countyId !== countyId))
      throw FamilyErrors.severalSeniors();
    if (!(await this.people.mayActFor(tx, tx.ctx, seniorId, 'PAY'))) throw FamilyErrors.billNotFound();
    await this.store.lockSenior(tx, seniorId);
    const open = await this.openParts(tx, await this.bills.bills(tx, { orderIds }));
    // What is over is paid first; what is still to come is a payment of its own.
    const timing = open.some((part) => part.timing === 'AFTER') ? 'AFTER' : 'BEFORE';
    const items = open.filter((part) => part.timing === timing).map(({ item }) => item);
    if (!items.length) throw FamilyErrors.nothingToPay();
    const same = (await this.store.payments(tx, orderIds)).find((payment) => isSame(payment, timing, items));
    if (same) return again(tx, same);
    const id = newId(tx.now);
    const askedBy = accountOf(tx.ctx);
    const payment = await this.store.add(tx, {
      ...{ countyId, id, seniorId, channel: 'GATEWAY', timing, askedBy, askedAs: 'FAMILY', items },
    });
    const news = this.gateway.foresee(payment, 'PAID');
    if (news) tx.schedule({ kind: GATEWAY_SAYS, key: id, dueAt: tx.now, payload: { ...news } });
    tx.audit({
      action: 'settlement.payment-asked',
      ...{ subject: 'payment', subjectId: id, seniorId, regionId: countyId },
      details: { orderIds: [...orderIds], amountFen: payment.amountFen },
    });
    tell(tx, payment, 'ASKED');
    return payment;
  }

  private async openParts(
    tx: Tx,
    bills: readonly FamilyBill[],
  ): Promise<{ timing: 'BEFORE' | 'AFTER'; item: PaymentItem }[]> {
    const paysBefore = (await this.settings.get(tx, FamilySettings.familyPaysBefore)) > 0;
    const moneyOf = await this.store.moneyOf(
      tx,
      bills.map(({ orderId }) => orderId),
    );
    return bills.flatMap(({ orderId, outcome, providerId, parts }) => {
      const own = parts.find(({ payer }) => payer === 'SELF')!;
      const { openFen } = judgeBill({ ...moneyOf(orderId), outcome, ...own }, paysBefore);
      const timing = outcome === null ? 'BEFORE' : 'AFTER';
      return openFen > 0 ? [{ timing, item: { orderId, providerId, fen: openFen } }] : [];
    });
  }
}

/** The family pressed once more: on record, and nothing else. */
function again(tx: Tx, payment: Payment): Payment {
  const { id, seniorId, countyId } = payment;
  tx.audit({
    action: 'settlement.payment-asked-again',
    ...{ subject: 'payment', subjectId: id, seniorId, regionId: countyId },
  });
  return payment;
}

const isSame = (payment: Payment, timing: string, items: readonly PaymentItem[]): boolean =>
  payment.channel === 'GATEWAY' &&
  payment.end === null &&
  payment.timing === timing &&
  payment.items.length === items.length &&
  payment.items.every(({ orderId, fen }) =>
    items.some((item) => item.orderId === orderId && item.fen === fen),
  );
