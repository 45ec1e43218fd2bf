import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenPolicyDesk, type PolicyDesk } from '@test/given/programmes';
import { DEFAULT_PRICES } from './price-table';
import { WeightsQueries } from './weights.queries';

const t = useApp();
let city: PolicyDesk;
let county: PolicyDesk;
beforeAll(async () => {
  city = await givenPolicyDesk(t, CODES.city);
  county = await givenPolicyDesk(t, CODES.county);
});

const draftOf = (desk: PolicyDesk, from: string, prices: object = {}, more: object = {}) =>
  desk.drafter.post('/dispatch-weights', {
    ...{
      regionId: desk.regionId,
      from,
      prices: { ...DEFAULT_PRICES, ...prices },
      citation: '宿民〔2026〕20号',
    },
    ...more,
  });
const given = async (desk: PolicyDesk, from: string, prices: object): Promise<string> => {
  const { body } = await draftOf(desk, from, prices).expect(201);
  const { id } = body as { id: string };
  await desk.approver.post(`/dispatch-weights/${id}/decision`, { decision: 'APPROVED' }).expect(200);
  return id;
};
const priceOn = async (day: string, code: string) => {
  const { prices, id } = await t.get(WeightsQueries).inForce(t.db, await regionId(t, code), day);
  return { price: prices.unknownCaregiver, id };
};

describe('The weights', () => {
  it('of a day are the nearest division’s, the default where nobody has any', async () => {
    expect((await priceOn('2026-11-23', CODES.town)).price).toBe(200);
    const ofCity = await given(city, '2027-01-01', { unknownCaregiver: 210 });
    const ofCounty = await given(county, '2027-02-01', { unknownCaregiver: 220 });
    expect(await priceOn('2026-12-31', CODES.town)).toMatchObject({ price: 200 });
    expect(await priceOn('2027-01-31', CODES.town)).toEqual({ price: 210, id: ofCity });
    expect(await priceOn('2027-02-01', CODES.town)).toEqual({ price: 220, id: ofCounty });
    expect(await priceOn('2027-02-01', CODES.otherCounty)).toEqual({ price: 210, id: ofCity });
    const later = await given(county, '2027-03-01', { unknownCaregiver: 230 });
    expect(await priceOn('2027-02-28', CODES.town)).toEqual({ price: 220, id: ofCounty });
    expect(await priceOn('2027-03-01', CODES.town)).toEqual({ price: 230, id: later });
  });

  it('read as sentences', async () => {
    const path = `/dispatch-weights/in-force?regionId=${county.regionId}&on=2026-11-23`;
    const { body } = await county.approver.get(path).expect(200);
    expect(body).toMatchObject({ isDefault: true, regionId: null, draftedBy: null });
    expect((body as { lines: object[] }).lines).toContainEqual({
      ...{ key: 'unknownCaregiver', value: 200, unit: 'TENTHS' },
      zh: '为了派熟悉的护理员而不派老人没见过的，可以多走 20 分钟的路',
      en: 'We accept 20 minutes of extra travel to send the familiar caregiver instead of an unknown one',
    });
    const { body: page } = await county.approver.get('/dispatch-weights?limit=1').expect(200);
    expect((page as { items: object[] }).items).toHaveLength(1);
    expect((page as { nextCursor: string }).nextCursor).not.toBeNull();
  });

  it('take two people, and begin tomorrow at the earliest', async () => {
    const { body } = await draftOf(city, '2026-11-23').expect(201);
    const decide = (desk: { post: PolicyDesk['drafter']['post'] }, decision: object) =>
      desk.post(`/dispatch-weights/${(body as { id: string }).id}/decision`, decision);
    const approve = { decision: 'APPROVED' };
    const own = await decide(city.drafter, approve).expect(403);
    expect(own.body.code).toBe('dispatch.weights-same-person');
    expect((await decide(city.approver, approve).expect(422)).body.code).toBe('dispatch.weights-too-early');
    await decide(county.approver, approve).expect(403);
    await decide(city.approver, { decision: 'REJECTED', reason: '日期不对' }).expect(200);
    expect((await decide(city.approver, approve).expect(409)).body.code).toBe('dispatch.weights-decided');
  });

  it.each([
    [{ prices: { ...DEFAULT_PRICES, late15Minute: 9 } }, 'dispatch.weights-contradict'],
    [{ prices: { ...DEFAULT_PRICES, travelMinute: 1.5 } }, 'request.invalid'],
    [{ prices: { travelMinute: 10 } }, 'request.invalid'],
    [{ to: '2027-06-01' }, 'dispatch.weights-days-reversed'],
  ])('are refused: %j', async (more, code) => {
    const { body } = await draftOf(county, '2027-06-01', {}, more).expect(422);
    expect(body.code).toBe(code);
  });

  it('of somebody else’s division are not his to set', async () => {
    const other = await regionId(t, CODES.otherCounty);
    await draftOf(county, '2027-06-01', {}, { regionId: other }).expect(403);
    await draftOf(county, '2027-06-01', {}, { regionId: await regionId(t, CODES.town) }).expect(403);
  });
});
