import { EntitlementFacade } from '@anzhi/entitlement';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenAssignedOrder, givenTeam, type GivenTeam } from '@test/given/dispatch';
import { givenFamily, givenSenior } from '@test/given/people';
import { caregiverOf, givenService, type GivenVisit } from '@test/given/visits';
import type { FamilyBillView, FamilyPaymentView } from './bills.dto';

const t = useApp();
const PRICE = 20_000;
let team: GivenTeam;
beforeAll(async () => {
  team = await givenTeam(t);
});
afterEach(async () => {
  await t.drain();
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

/** Served, confirmed and billed to the family alone; the clock stands at the end. */
async function givenServedBill(
  startsAt: string,
): Promise<{ visit: GivenVisit; family: ApiClient; caregiver: ApiClient }> {
  const senior = await givenSenior(t, { birthDate: '1955-05-06' });
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  const household = { senior, family: await givenFamily(t, senior.id) };
  team = { ...team, dispatcher: await t.again(team.dispatcher) };
  const assigned = await givenAssignedOrder(t, team, { startsAt }, household);
  const row = await t.db.one<{ id: string; startsAt: Date }>(
    `SELECT id, starts_at AS "startsAt" FROM visits.visit WHERE order_id = $1`,
    [assigned.orderId],
  );
  const visit = { ...assigned, ...row! };
  await givenService(t, visit);
  const family = await t.again(household.family);
  await family.post(`/visits/${visit.id}/confirmation`).expect(201);
  await t.drain();
  return { visit, family, caregiver: await caregiverOf(t, team) };
}

const billOf = async (family: ApiClient, orderId: string): Promise<FamilyBillView> =>
  (await family.get(`/family-bills/${orderId}`).expect(200)).body as FamilyBillView;
const cash = (by: ApiClient, orderId: string, amountFen: number) =>
  by.post('/cash-payments', { orderId, amountFen });
const limit = (name: string, value: number) =>
  t.write((tx) =>
    tx.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ($1, $2, now()) ON CONFLICT (name) DO UPDATE SET value = $2`,
      [`settlement.${name}`, value],
    ),
  );

describe('Cash', () => {
  it('counts when both sides have said so, with a numbered receipt', async () => {
    const { visit, family, caregiver } = await givenServedBill('2026-11-24T09:00:00+08:00');
    const { orderId } = visit;
    const recorded = (await cash(caregiver, orderId, PRICE).expect(201)).body as FamilyPaymentView;
    expect(recorded).toMatchObject({ state: 'ASKED', askedAs: 'CAREGIVER', channel: 'CASH' });
    expect(await billOf(family, orderId)).toMatchObject({
      state: 'CASH_UNCONFIRMED',
      openFen: 0,
      paidFen: 0,
    });
    await caregiver.post(`/cash-payments/${recorded.id}/confirmation`).expect(403);
    const confirmed = await family.post(`/cash-payments/${recorded.id}/confirmation`).expect(201);
    expect((confirmed.body as FamilyPaymentView).receiptNumber).toMatch(/^SJ-\d{6}-2026-000001$/);
    await family.post(`/cash-payments/${recorded.id}/confirmation`).expect(409);
    expect(await billOf(family, orderId)).toMatchObject({ state: 'PAID', paidFen: PRICE });
    await cash(caregiver, orderId, 1).expect(409);
  });

  it('may be recorded by the family, denied by the caregiver, and never confirmed by a stranger', async () => {
    const { visit, family, caregiver } = await givenServedBill('2026-11-25T09:00:00+08:00');
    const { id } = (await cash(family, visit.orderId, 8_000).expect(201)).body as FamilyPaymentView;
    const stranger = await givenFamily(t, (await givenSenior(t)).id);
    await stranger.post(`/cash-payments/${id}/confirmation`).expect(404);
    await cash(stranger, visit.orderId, 100).expect(404);
    await caregiver.post(`/cash-payments/${id}/refusal`, { reason: '没有收到现金' }).expect(201);
    expect(await billOf(family, visit.orderId)).toMatchObject({ state: 'TO_PAY', openFen: PRICE });
  });

  it('has limits: what is open, in one payment, through one caregiver in a day', async () => {
    const { visit, family, caregiver } = await givenServedBill('2026-11-26T09:00:00+08:00');
    const { orderId } = visit;
    expect((await cash(caregiver, orderId, PRICE + 1).expect(422)).body).toMatchObject({
      code: 'settlement.cash-above-open',
    });
    await limit('cashPerPaymentFen', 5_000);
    expect((await cash(family, orderId, 5_001).expect(422)).body).toMatchObject({
      code: 'settlement.cash-above-payment',
    });
    await limit('cashPerDayFen', 8_000);
    await cash(caregiver, orderId, 5_000).expect(201);
    expect((await cash(caregiver, orderId, 5_000).expect(422)).body).toMatchObject({
      code: 'settlement.cash-above-day',
    });
    const { id } = (await cash(family, orderId, 5_000).expect(201)).body as FamilyPaymentView;
    await caregiver.post(`/cash-payments/${id}/confirmation`).expect(422);
    await limit('cashPerPaymentFen', 50_000);
    await limit('cashPerDayFen', 200_000);
    await caregiver.post(`/cash-payments/${id}/confirmation`).expect(201);
  });

  it('that was paid for what is taken back is handed back, and the family says so', async () => {
    const { visit, family, caregiver } = await givenServedBill('2026-11-27T09:00:00+08:00');
    const { id } = (await cash(caregiver, visit.orderId, PRICE).expect(201)).body as FamilyPaymentView;
    await family.post(`/cash-payments/${id}/confirmation`).expect(201);
    await t.write((tx) =>
      t.get(EntitlementFacade).reverse(tx, { orderId: visit.orderId, reason: '服务未发生' }),
    );
    await t.drain();
    const [refund] = (await billOf(family, visit.orderId)).refunds;
    expect(refund).toMatchObject({ fen: PRICE, state: 'OWED', channel: 'CASH' });
    await caregiver.post(`/family-refunds/${refund.id}/receipt`).expect(403);
    await family.post(`/family-refunds/${refund.id}/receipt`).expect(201);
    await family.post(`/family-refunds/${refund.id}/receipt`).expect(409);
    expect((await billOf(family, visit.orderId)).refunds).toMatchObject([{ state: 'PAID' }]);
  });
});
