import { useApp } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { caregiverOf, givenService, givenVisit, type GivenVisit } from '@test/given/visits';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');

describe('the terms of a visit', () => {
  const t = useApp();
  let town: GivenTown;

  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const familyOf = (visit: GivenVisit) => t.again(visit.household.family);
  const billOf = async (visit: GivenVisit) =>
    (await (await familyOf(visit)).get(`/visits/${visit.id}/bill`).expect(200)).body as object;
  const moneyOf = ({ orderId }: GivenVisit) =>
    t.db.one<{ captured: number; due: number; whole: number }>(
      `SELECT o.delivered_minutes AS captured, o.due_fen AS due, h.total_fen AS whole
         FROM entitlement.order_outcome o JOIN entitlement.order_hold h USING (county_id, order_id, number)
        WHERE o.order_id = $1`,
      [orderId],
    );

  it('are seen before the booking, and kept for the order whatever is set afterwards', async () => {
    const county = await regionId(t, CODES.county);
    const seen = await t.anyone().get(`/service-terms?regionId=${county}`).expect(200);
    expect(seen.body).toMatchObject({ lateMinutes: 30, lateCreditBp: 1_000, freeChangeHours: 4 });
    const visit = await givenVisit(t, await town.team());
    const policy = await t.person('市级政策', {
      role: 'CITY_POLICY',
      regionId: await regionId(t, CODES.city),
    });
    const set = (body: object) =>
      policy.post('/service-terms', {
        ...{ regionId: county, validFrom: '2026-11-24', source: '宿民发〔2026〕12号' },
        ...{ lateMinutes: 15, lateCreditBp: 2_000, noShowMinutes: 45, shortBp: 9_000, shortCreditBp: 500 },
        freeChangeHours: 2,
        ...body,
      });
    expect((await set({ noShowMinutes: 15 }).expect(422)).body).toMatchObject({
      code: 'ordering.terms-unsound',
    });
    await set({ validFrom: '2026-11-23' }).expect(422);
    await set({}).expect(201);
    await set({}).expect(409);
    const agreed = await (await familyOf(visit)).get(`/orders/${visit.orderId}/terms`).expect(200);
    expect(agreed.body).toMatchObject({ lateMinutes: 30, lateCreditBp: 1_000 });
    const next = await t.anyone().get(`/service-terms?regionId=${county}&on=2026-11-24`).expect(200);
    expect(next.body).toMatchObject({ lateMinutes: 15, source: '宿民发〔2026〕12号' });
    await expect(
      t.db.query(`UPDATE ordering.agreed_terms SET late_minutes = 0 WHERE order_id = $1`, [visit.orderId]),
    ).rejects.toThrow(/permission denied/);
  });

  it('are set for nobody else’s division', async () => {
    const elsewhere = await t.person('外县政策', {
      role: 'CITY_POLICY',
      regionId: await regionId(t, CODES.otherCounty),
    });
    const terms = { lateMinutes: 15, lateCreditBp: 0, noShowMinutes: 45, shortBp: 9_000, shortCreditBp: 0 };
    const wanted = { ...terms, freeChangeHours: 2, validFrom: '2027-01-01', source: '试行' };
    const statusOf = async (code: string): Promise<number> =>
      (await elsewhere.post('/service-terms', { ...wanted, regionId: await regionId(t, code) })).status;
    expect([await statusOf(CODES.county), await statusOf(CODES.city)]).toEqual([404, 404]);
    expect(await statusOf(CODES.otherCounty)).toBe(201);
  });

  it('charge a late service by what was delivered less what is credited, in minutes and in money', async () => {
    const visit = await givenVisit(t, await town.team());
    const late = { ...visit, startsAt: new Date(visit.startsAt.getTime() + 31 * 60_000) };
    await givenService(t, late, { minutes: 120 });
    expect(await billOf(visit)).toMatchObject({
      minutesLate: 31,
      billedMinutes: 108,
      lines: [
        { code: 'DELIVERED', minutes: 120 },
        { code: 'LATE', minutes: -12 },
      ],
    });
    const confirmed = await (await familyOf(visit)).post(`/visits/${visit.id}/confirmation`).expect(201);
    expect(confirmed.body).toMatchObject({ state: 'VERIFIED' });
    const money = (await moneyOf(visit))!;
    expect(money).toMatchObject({ captured: 108, due: Math.floor((money.whole * 108) / 120) });
    // his hours are his: the credit is the provider's to bear
    const pay = await (await caregiverOf(t, visit.team)).get(`/visits/${visit.id}/pay`).expect(200);
    expect(pay.body).toMatchObject({ now: { countedMinutes: 120 } });
  });

  it('give everything back at once when nobody came: no provider is paid for nobody', async () => {
    const visit = await givenVisit(t, await town.team());
    t.clock.set(new Date(visit.startsAt.getTime() + 60 * 60_000));
    expect(await billOf(visit)).toMatchObject({ mayGiveUp: false });
    t.clock.advanceMinutes(1);
    expect(await billOf(visit)).toMatchObject({ mayGiveUp: true, minutesLate: null });
    const family = await familyOf(visit);
    await family.post(`/visits/${visit.id}/caregiver-absence`, { reason: '没有人来' }).expect(201);
    expect(await billOf(visit)).toMatchObject({ isBack: true, billedMinutes: 0 });
    expect(await moneyOf(visit)).toMatchObject({ captured: 0, due: 0 });
  });

  it('are read by nobody who may not see the visit', async () => {
    const visit = await givenVisit(t, await town.team());
    const stranger = await t.person('别家家属', { role: 'FAMILY' });
    await stranger.get(`/visits/${visit.id}/bill`).expect(404);
    await stranger.get(`/orders/${visit.orderId}/terms`).expect(404);
  });
});
