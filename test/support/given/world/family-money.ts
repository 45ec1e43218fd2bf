import { EntitlementFacade } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import { EndCash } from '../../../../libs/settlement/src/family/end-cash.usecase';
import { MoneyStore } from '../../../../libs/settlement/src/family/money-store';
import { PaymentGateway, type DemoGateway } from '../../../../libs/settlement/src/family/payment-gateway';
import { RecordCallback } from '../../../../libs/settlement/src/family/record-callback.usecase';
import { RequestPayment } from '../../../../libs/settlement/src/family/request-payment.usecase';
import type { TestApp } from '../../app';
import { givenEvidence, wishOf } from '../entitlement';
import { citizen } from '../ordering';
import type { Home } from './home';

/** What a family pays itself. */
export interface FamilyMoney {
  /** A bill nobody has paid anything for. */
  readonly openBillId: string;
  /** Asked for at the payment service. */
  readonly paymentId: string;
  /** Two lots of cash the caregiver has recorded. */
  readonly cashIds: readonly [string, string];
  /** Cash that has to go back to the family. */
  readonly cashRefundId: string;
}

export async function givenFamilyMoney(t: TestApp, home: Home, servedId: string): Promise<FamilyMoney> {
  const { household, team } = home;
  const ctx = citizen(household.family);
  const cash = async (orderId: string, fen: number): Promise<string> => {
    const id = newId();
    const [providerId, askedBy] = [team.provider.id, team.caregivers[0].accountId];
    await t.write((tx) =>
      t.get(MoneyStore).add(tx, {
        ...{ countyId: home.countyId, id, seniorId: household.senior.id, channel: 'CASH', timing: 'AFTER' },
        ...{ askedBy, askedAs: 'CAREGIVER', items: [{ orderId, providerId, fen }] },
      }),
    );
    return id;
  };
  const [openBillId, asked, inCash, back] = [
    await bill(t, home, servedId),
    await bill(t, home, servedId),
    await bill(t, home, servedId),
    await bill(t, home, servedId),
  ];
  const { id: paymentId } = await t.get(RequestPayment).execute(ctx, [asked]);
  const news = { reference: paymentId, status: 'PAID', subjectId: paymentId, amountFen: 1 } as const;
  const wrong = t.get(RecordCallback).execute(news, (t.get(PaymentGateway) as DemoGateway).sign(news));
  await wrong.catch(({ code }: { code: string }) => code);
  await t.get(EndCash).confirm(ctx, await cash(back, 100));
  await t.write((tx) => t.get(EntitlementFacade).reverse(tx, { orderId: back, reason: '服务未发生' }));
  await t.drain();
  const refund = await t.db.one<{ id: string }>(
    `SELECT id FROM settlement.family_refund WHERE order_id = $1`,
    [back],
  );
  return {
    ...{ openBillId, paymentId, cashRefundId: refund!.id },
    cashIds: [await cash(inCash, 100), await cash(inCash, 200)],
  };
}

/** Served by the same caregiver as another visit, delivered, and paid by nobody but the family. */
async function bill(t: TestApp, { household, team }: Home, servedId: string): Promise<string> {
  const orderId = newId();
  await t.write(async (tx) => {
    await tx.query(
      `INSERT INTO ordering."order"
       SELECT (jsonb_populate_record(o, jsonb_build_object('id', $2::uuid, 'state', 'CANCELLED_BY_SYSTEM'))).*
         FROM ordering."order" o JOIN visits.visit v ON v.order_id = o.id WHERE v.id = $1`,
      [servedId, orderId],
    );
    await tx.query(
      `INSERT INTO visits.visit
       SELECT (jsonb_populate_record(v, jsonb_build_object('id', $2::uuid, 'order_id', $3::uuid))).*
         FROM visits.visit v WHERE v.id = $1`,
      [servedId, newId(), orderId],
    );
  });
  const wish = await wishOf(t, household.senior, { itemCode: 'REPAIR' });
  await t.write((tx) => t.get(EntitlementFacade).hold(tx, { ...wish, orderId }));
  const evidenceId = await givenEvidence(t, wish.countyId);
  const service = { orderId, providerId: team.provider.id, actualMinutes: wish.minutes, evidenceId };
  await t.write((tx) => t.get(EntitlementFacade).capture(tx, service));
  return orderId;
}
