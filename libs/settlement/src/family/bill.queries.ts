import { Injectable } from '@nestjs/common';
import { FamilyBills, type FamilyBill } from '@anzhi/entitlement';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Database, Settings, type Queryable } from '@anzhi/platform';
import { BillNames } from './bill-names';
import { judgeBill } from './bill.policy';
import { paymentView, refundView, sumsOf } from './bill.view';
import type { FamilyBillView, FamilyPaymentView, MonthBillView } from './bills.dto';
import { FamilyErrors } from './family.errors';
import { FamilySettings } from './family.settings';
import { MoneyStore } from './money-store';

/** Bills as families read them; for everybody who may not see the senior there are none. */
@Injectable()
export class BillQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly entitlement: FamilyBills,
    private readonly store: MoneyStore,
    private readonly settings: Settings,
    private readonly names: BillNames,
  ) {}

  async month(ctx: Ctx, { seniorId, month }: { seniorId: string; month: string }): Promise<MonthBillView> {
    return this.db.snapshot(async (db) => {
      if (!(await this.people.mayActFor(db, ctx, seniorId, 'VIEW'))) throw FamilyErrors.billNotFound();
      const [from, until] = [`${month}-01`, lastDayOf(month)];
      const bills = await this.views(
        db,
        await this.entitlement.bills(db, { seniorIds: [seniorId], from, until }),
      );
      return { seniorId, month, sums: sumsOf(bills), bills };
    });
  }

  async one(ctx: Ctx, orderId: string): Promise<FamilyBillView> {
    return this.db.snapshot(async (db) => {
      const [bill] = await this.entitlement.bills(db, { orderIds: [orderId] });
      if (!bill || !(await this.people.mayActFor(db, ctx, bill.seniorId, 'VIEW')))
        throw FamilyErrors.billNotFound();
      const [view] = await this.views(db, [bill]);
      return view;
    });
  }

  async payment(ctx: Ctx, id: string): Promise<FamilyPaymentView> {
    const payment = await this.store.payment(this.db, id);
    if (!payment || !(await this.people.mayActFor(this.db, ctx, payment.seniorId, 'VIEW')))
      throw FamilyErrors.paymentNotFound();
    return paymentView(payment);
  }

  private async views(db: Queryable, bills: readonly FamilyBill[]): Promise<FamilyBillView[]> {
    const orderIds = bills.map(({ orderId }) => orderId);
    const paysBefore = (await this.settings.get(db, FamilySettings.familyPaysBefore)) > 0;
    const moneyOf = await this.store.moneyOf(db, orderIds);
    const payments = await this.store.payments(db, orderIds);
    const refunds = await this.store.refunds(db, orderIds);
    const named = await this.names.of(db, bills);
    return bills.map((bill) => {
      const { orderId, outcome, parts } = bill;
      const money = moneyOf(orderId);
      const own = parts.find(({ payer }) => payer === 'SELF')!;
      const { state, openFen } = judgeBill({ ...money, outcome, ...own }, paysBefore);
      return {
        ...{ orderId, seniorId: bill.seniorId, itemCode: bill.itemCode, serviceDate: bill.serviceDate },
        ...named(bill),
        ...{ plannedMinutes: bill.plannedMinutes, actualMinutes: bill.actualMinutes },
        ...{ backMinutes: bill.backMinutes, agreedFen: bill.agreedFen, dueFen: bill.dueFen },
        parts: [...parts],
        reasons: [...bill.reasons],
        ...{ state, openFen, heldFen: money.heldFen, paidFen: money.paidFen + money.appliedFen },
        payments: payments
          .filter(({ items }) => items.some((item) => item.orderId === orderId))
          .map(paymentView),
        refunds: refunds.filter((refund) => refund.orderId === orderId).map(refundView),
      };
    });
  }
}

const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
};
