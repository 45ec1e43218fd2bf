import { EntitlementFacade, type ServiceWish } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import { LedgerChecks } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { givenEvidence, givenHeldOrder, wishOf } from '@test/given/entitlement';
import { givenFamily, givenSenior } from '@test/given/people';
import type { AskedPaymentView, FamilyBillView, MonthBillView } from './bills.dto';
import { DemoGateway, PaymentGateway, type GatewayNews } from './payment-gateway';

const t = useApp();
const providerId = newId();
/** 120 minutes of rehabilitation that nobody else pays. */
const PRICE = 20_000;

interface Home {
  readonly family: ApiClient;
  readonly wish: ServiceWish;
}

async function givenSelfPayer(): Promise<Home> {
  const senior = await givenSenior(t, { birthDate: '1955-05-06' });
  return { family: await givenFamily(t, senior.id), wish: await wishOf(t, senior) };
}

async function deliver(orderId: string, { countyId }: ServiceWish, actualMinutes = 120): Promise<void> {
  const evidenceId = await givenEvidence(t, countyId);
  await t.write(async (tx) => {
    await t.get(EntitlementFacade).capture(tx, { orderId, providerId, actualMinutes, evidenceId });
    tx.publish({
      type: 'ordering.order-fulfilled.v1',
      payload: { orderId, heldMinutes: 0, capturedMinutes: 0 },
      audience: {},
    });
  });
}

async function givenBill(minutes = 120): Promise<Home & { orderId: string }> {
  const home = await givenSelfPayer();
  const orderId = await givenHeldOrder(t, home.wish);
  await deliver(orderId, home.wish, minutes);
  return { ...home, orderId };
}

const billOf = async ({ family }: Home, orderId: string): Promise<FamilyBillView> =>
  (await family.get(`/family-bills/${orderId}`).expect(200)).body as FamilyBillView;

const pay = async ({ family }: Home, ...orderIds: string[]): Promise<AskedPaymentView> =>
  (await family.post('/family-payments', { orderIds }).expect(201)).body as AskedPaymentView;

const takeBack = (orderId: string, minutes?: number) =>
  t.write((tx) => t.get(EntitlementFacade).reverse(tx, { orderId, reason: '服务未达标准', minutes }));

/** The payment service calls. */
async function call(news: Partial<GatewayNews> & { subjectId: string }, signature?: string) {
  const whole: GatewayNews = { reference: 'W-1', status: 'PAID', amountFen: PRICE, ...news };
  const gateway = t.get(PaymentGateway) as DemoGateway;
  return t
    .anyone()
    .post('/family-payments/callbacks', { ...whole, signature: signature ?? gateway.sign(whole) });
}

const payAhead = (value: number) =>
  t.write((tx) =>
    tx.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('settlement.familyPaysBefore', $1, now())
       ON CONFLICT (name) DO UPDATE SET value = $1`,
      [value],
    ),
  );

afterEach(async () => {
  await t.drain();
  expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
});

describe('A family', () => {
  it('pays after the service what its actual minutes cost, in one step, and has a receipt', async () => {
    const home = await givenBill(90);
    expect(await billOf(home, home.orderId)).toMatchObject({
      ...{ plannedMinutes: 120, actualMinutes: 90, dueFen: 15_000, state: 'TO_PAY', openFen: 15_000 },
      parts: [{ payer: 'SELF', agreedFen: PRICE, dueFen: 15_000 }],
    });
    const payment = await pay(home, home.orderId);
    expect(payment).toMatchObject({ state: 'ASKED', amountFen: 15_000, channel: 'GATEWAY', timing: 'AFTER' });
    expect((await pay(home, home.orderId)).id).toBe(payment.id);
    await t.drain();
    const bill = await billOf(home, home.orderId);
    expect(bill).toMatchObject({ state: 'PAID', openFen: 0, paidFen: 15_000 });
    expect(bill.payments[0].receiptNumber).toMatch(/^SJ-\d{6}-2026-\d{6}$/);
    await home.family.post('/family-payments', { orderIds: [home.orderId] }).expect(409);
  });

  it('pays several bills at once and sees its month', async () => {
    const home = await givenBill();
    const second = await givenHeldOrder(t, { ...home.wish, startsAt: new Date('2026-11-25T09:00:00+08:00') });
    await deliver(second, home.wish, 60);
    expect((await pay(home, home.orderId, second)).amountFen).toBe(30_000);
    await t.drain();
    const { body } = await home.family
      .get(`/family-bills?seniorId=${home.wish.seniorId}&month=2026-11`)
      .expect(200);
    const { sums, bills } = body as MonthBillView;
    expect(bills).toHaveLength(2);
    expect(sums).toMatchObject({
      ...{ services: 2, plannedMinutes: 240, actualMinutes: 180, dueFen: 30_000, publicFen: 0 },
      ...{ familyFen: 30_000, paidFen: 30_000, openFen: 0, refundedFen: 0 },
    });
  });

  it('gets back what it paid for minutes that were taken back', async () => {
    const home = await givenBill();
    await pay(home, home.orderId);
    await t.drain();
    await takeBack(home.orderId, 60);
    await t.drain();
    const bill = await billOf(home, home.orderId);
    expect(bill).toMatchObject({ state: 'PAID', dueFen: 10_000, backMinutes: 60 });
    expect(bill.refunds).toMatchObject([{ fen: 10_000, state: 'PAID', channel: 'GATEWAY' }]);
    await takeBack(home.orderId);
    await t.drain();
    expect(await billOf(home, home.orderId)).toMatchObject({
      state: 'NOTHING_DUE',
      refunds: [{ fen: 10_000 }, {}],
    });
  });

  it('gets back at once what became less while it paid', async () => {
    const home = await givenBill();
    const { id } = await pay(home, home.orderId);
    await takeBack(home.orderId, 30);
    expect((await call({ subjectId: id })).body).toEqual({ verdict: 'ACCEPTED' });
    await t.drain();
    expect(await billOf(home, home.orderId)).toMatchObject({
      state: 'PAID',
      refunds: [{ fen: 5_000, state: 'PAID' }],
    });
  });

  it('sees and pays for its own senior only', async () => {
    const home = await givenBill();
    const stranger = (await givenSelfPayer()).family;
    await stranger.get(`/family-bills/${home.orderId}`).expect(404);
    await stranger.get(`/family-bills?seniorId=${home.wish.seniorId}&month=2026-11`).expect(404);
    await stranger.post('/family-payments', { orderIds: [home.orderId] }).expect(404);
    const watcher = await givenFamily(t, home.wish.seniorId, ['VIEW']);
    await watcher.get(`/family-bills/${home.orderId}`).expect(200);
    await watcher.post('/family-payments', { orderIds: [home.orderId] }).expect(404);
  });
});

describe('The payment service', () => {
  const verdict = async (news: Parameters<typeof call>[0]) => {
    const { status, body } = await call(news);
    return [status, (body as { code?: string; verdict?: string }).verdict ?? (body as { code: string }).code];
  };
  const paid = (orderId: string) =>
    t.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM settlement.family_payment_end e
         JOIN settlement.family_payment_item i USING (county_id, payment_id) WHERE i.order_id = $1`,
      [orderId],
    );

  it('may say the same any number of times, also at once: it is entered once', async () => {
    const home = await givenBill();
    const { id: subjectId } = await pay(home, home.orderId);
    const answers = await Promise.all(Array.from({ length: 6 }, () => verdict({ subjectId })));
    expect(answers).toEqual(Array.from({ length: 6 }, () => [200, 'ACCEPTED']));
    expect(await paid(home.orderId)).toEqual([{ count: 1 }]);
  });

  it('may say it in any order: a success counts after a failure, a failure after a success changes nothing', async () => {
    const home = await givenBill();
    const { id: subjectId } = await pay(home, home.orderId);
    expect(await verdict({ subjectId, status: 'FAILED', reference: 'F-1' })).toEqual([200, 'NOTED']);
    expect(await billOf(home, home.orderId)).toMatchObject({ state: 'TO_PAY' });
    expect(await verdict({ subjectId, reference: 'F-2' })).toEqual([200, 'ACCEPTED']);
    expect(await verdict({ subjectId, status: 'FAILED', reference: 'F-2' })).toEqual([200, 'NOTED']);
    expect(await billOf(home, home.orderId)).toMatchObject({ state: 'PAID' });
  });

  it('is refused and reported when the amount differs, when it is paid twice, and for what nobody asked for', async () => {
    const home = await givenBill();
    const watch = await t.watch(
      await t.person('县区财务', { role: 'COUNTY_FINANCE', regionId: home.wish.countyId }),
    );
    const { id: subjectId } = await pay(home, home.orderId);
    const differs = [422, 'settlement.amount-differs'];
    expect(await verdict({ subjectId, amountFen: PRICE - 1, reference: 'A-1' })).toEqual(differs);
    expect(await verdict({ subjectId, amountFen: PRICE - 1, reference: 'A-1' })).toEqual(differs);
    expect(await paid(home.orderId)).toEqual([{ count: 0 }]);
    expect(await verdict({ subjectId, reference: 'A-2' })).toEqual([200, 'ACCEPTED']);
    expect(await verdict({ subjectId, reference: 'A-3' })).toEqual([409, 'settlement.paid-twice']);
    expect(await verdict({ subjectId: newId() })).toEqual([404, 'settlement.payment-not-found']);
    await t.drain();
    const rows = await t.db.query(
      `SELECT verdict FROM settlement.family_payment_callback WHERE verdict <> 'ACCEPTED' AND subject_id = $1
        ORDER BY reference`,
      [subjectId],
    );
    expect(rows).toEqual([{ verdict: 'AMOUNT_DIFFERS' }, { verdict: 'TWICE' }, { verdict: 'TWICE' }]);
    expect(await paid(home.orderId)).toEqual([{ count: 1 }]);
    await watch.saw('settlement.family-payment-alarm.v1');
  });

  it('is not believed without its signature', async () => {
    const home = await givenBill();
    const { id: subjectId } = await pay(home, home.orderId);
    expect((await call({ subjectId }, 'f'.repeat(64))).status).toBe(403);
    expect(await paid(home.orderId)).toEqual([{ count: 0 }]);
  });
});

describe('Where the county collects before the service', () => {
  beforeAll(() => payAhead(1));
  afterAll(() => payAhead(0));

  const booked = async () => {
    const home = await givenSelfPayer();
    return { ...home, orderId: await givenHeldOrder(t, home.wish) };
  };

  it('the money is held, used by the actual minutes, and the rest goes back', async () => {
    const home = await booked();
    expect(await billOf(home, home.orderId)).toMatchObject({
      state: 'TO_PAY',
      openFen: PRICE,
      actualMinutes: null,
    });
    expect(await pay(home, home.orderId)).toMatchObject({ timing: 'BEFORE', amountFen: PRICE });
    await t.drain();
    expect(await billOf(home, home.orderId)).toMatchObject({ state: 'PREPAID', heldFen: PRICE, paidFen: 0 });
    await deliver(home.orderId, home.wish, 90);
    await t.drain();
    const bill = await billOf(home, home.orderId);
    expect(bill).toMatchObject({ state: 'PAID', dueFen: 15_000, paidFen: 15_000, heldFen: 0, openFen: 0 });
    expect(bill.refunds).toMatchObject([{ fen: 5_000, state: 'PAID' }]);
  });

  it('all of it goes back when nothing is delivered', async () => {
    const home = await booked();
    await pay(home, home.orderId);
    await t.drain();
    await t.write(async (tx) => {
      await t.get(EntitlementFacade).release(tx, { orderId: home.orderId, reason: 'PROVIDER_NO_SHOW' });
      tx.publish({
        type: 'ordering.order-cancelled.v1',
        payload: { orderId: home.orderId, state: 'NO_SHOW_PROVIDER', reason: 'PROVIDER_NO_SHOW' },
        audience: {},
      });
    });
    await t.drain();
    expect(await billOf(home, home.orderId)).toMatchObject({
      ...{ state: 'NOTHING_DUE', heldFen: 0, paidFen: 0 },
      refunds: [{ fen: PRICE, state: 'PAID' }],
    });
  });

  it('it is used at once when the service was over before it came in, and given back after a reversal', async () => {
    const home = await booked();
    const { id: subjectId } = await pay(home, home.orderId);
    await deliver(home.orderId, home.wish, 60);
    expect((await call({ subjectId })).body).toEqual({ verdict: 'ACCEPTED' });
    await t.drain();
    expect(await billOf(home, home.orderId)).toMatchObject({
      state: 'PAID',
      paidFen: 10_000,
      refunds: [{ fen: 10_000 }],
    });
    await takeBack(home.orderId);
    await t.drain();
    const { state, refunds } = await billOf(home, home.orderId);
    expect([state, ...refunds.map(({ fen }) => fen)]).toEqual(['NOTHING_DUE', 10_000, 10_000]);
  });
});

describe('What ties the rows to the ledger', () => {
  it('finds a payment that is not there', async () => {
    const home = await givenBill();
    const { id } = await pay(home, home.orderId);
    const missing = t.write(async (tx) => {
      await tx.query(
        `INSERT INTO settlement.family_payment_end
           (county_id, payment_id, kind, channel, asked_by, command_id, receipt_number, at)
         SELECT county_id, id, 'CONFIRMED', channel, asked_by, $2, 'SJ-0', $3
           FROM settlement.family_payment WHERE id = $1`,
        [id, newId(), tx.now],
      );
      const found = await t.get(LedgerChecks).run(tx);
      throw new RangeError(found.map(({ rule }) => rule).join());
    });
    await expect(missing).rejects.toThrow('a confirmed payment is in the ledger as it was asked for');
  });
});
