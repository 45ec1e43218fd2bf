import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { givenParameter, givenPolicyDesk, type PolicyDesk } from '@test/given/programmes';
import { Parameters } from '../parameters';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);

let city: PolicyDesk;
let county: PolicyDesk;
beforeAll(async () => {
  city = await givenPolicyDesk(t, CODES.city);
  county = await givenPolicyDesk(t, CODES.county);
});

const resolved = async (name: string, on: string, divisionCode: string = CODES.county) =>
  (await t.get(Parameters).resolve(t.db, [name], await regionId(t, divisionCode), on))[name];

describe('the value of a parameter on a day', () => {
  it('is the nearest division’s, which is named', async () => {
    const values = [
      [null, 1],
      [await regionId(t, '320000'), 2],
      [city.regionId, 3],
      [county.regionId, 4],
    ] as const;
    const levels = ['NATION', 'PROVINCE', 'CITY', 'COUNTY'];
    for (const [index, [region, value]] of values.entries()) {
      await owner.query(
        `INSERT INTO entitlement.parameter (id, name, region_id, effective, value, unit, citation, is_default, state,
                                            drafted_at, decided_at)
         VALUES (gen_random_uuid(), 'NEAREST', $1, daterange($2, '2027-06-01'), to_jsonb($3::int), 'FEN', 'x', true,
                 'APPROVED', now(), now())`,
        [region, `2027-0${index + 1}-01`, value],
      );
      const answer = await resolved('NEAREST', `2027-0${index + 1}-01`);
      expect(answer).toMatchObject({ value, answeredBy: { level: levels[index] } });
      const dayBefore = await resolved(
        'NEAREST',
        ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'][index],
      );
      expect(dayBefore?.value).toBe(index === 0 ? undefined : value - 1);
    }
    expect((await resolved('NEAREST', '2027-05-31')).answeredBy).toEqual({
      level: 'COUNTY',
      regionName: '宿城区',
    });
    expect(await resolved('NEAREST', '2027-06-01')).toBeUndefined();
    expect((await resolved('NEAREST', '2027-05-31', CODES.otherCounty)).answeredBy.level).toBe('CITY');
    expect((await resolved('NEAREST', '2027-05-31', '320904')).answeredBy.level).toBe('PROVINCE');
    expect((await resolved('NEAREST', '2027-05-31', '341302')).answeredBy.level).toBe('NATION');
  });

  it('of the voucher is each month’s own', async () => {
    expect((await resolved('NAT_VOUCHER_RATIO', '2025-12-31')).value).toEqual({
      HOME: 4_000,
      INSTITUTION: 4_000,
    });
    expect((await resolved('NAT_VOUCHER_RATIO', '2026-01-01')).value).toEqual({
      HOME: 5_000,
      INSTITUTION: 4_000,
    });
    expect((await resolved('NAT_VOUCHER_CENTRAL_BP', '2026-01-01')).value).toBe(8_500);
    expect((await resolved('NAT_VOUCHER_CENTRAL_BP', '2026-01-01', '341302')).value).toBe(9_000);
    expect(await resolved('NAT_VOUCHER_RATIO', '2027-01-01')).toBeUndefined();
  });
});

describe('a value', () => {
  const wish = { name: 'RATE', value: 100, unit: 'FEN', citation: '宿民〔2026〕18号' };
  const propose = async (desk: PolicyDesk, more: object) => {
    const { body } = await desk.drafter
      .post('/programme-parameters', { regionId: desk.regionId, ...wish, ...more })
      .expect(201);
    return `/programme-parameters/${(body as { id: string }).id}/decision`;
  };

  it('takes two people, and counts from its first day on', async () => {
    const decision = await propose(city, { from: '2027-01-01' });
    expect(await resolved('RATE', '2027-01-01')).toBeUndefined();
    await city.drafter.post(decision, { decision: 'APPROVED' }).expect(403);
    await city.approver.post(decision, { decision: 'APPROVED' }).expect(200);
    await city.approver.post(decision, { decision: 'APPROVED' }).expect(409);
    expect(await resolved('RATE', '2026-12-31')).toBeUndefined();
    expect((await resolved('RATE', '2027-01-01')).value).toBe(100);
  });

  it('ends the one before it; one that is in force changes tomorrow at the earliest', async () => {
    await givenParameter(city, { ...wish, name: 'FOLLOWED', from: '2026-01-01' });
    const today = await propose(city, { name: 'FOLLOWED', from: '2026-11-23', value: 200 });
    await city.approver.post(today, { decision: 'APPROVED' }).expect(422);
    const tomorrow = await propose(city, { name: 'FOLLOWED', from: '2026-11-24', value: 200 });
    await city.approver.post(tomorrow, { decision: 'APPROVED' }).expect(200);
    expect((await resolved('FOLLOWED', '2026-11-23')).value).toBe(100);
    expect((await resolved('FOLLOWED', '2026-11-24')).value).toBe(200);
    for (const days of [{ from: '2026-11-24' }, { from: '2027-01-01', to: '2027-02-01' }]) {
      const overlapping = await propose(city, { name: 'FOLLOWED', ...days });
      await city.approver.post(overlapping, { decision: 'APPROVED' }).expect(409);
    }
  });

  it('is approved once of several at the same time', async () => {
    const decisions = await Promise.all(
      [1, 2, 3, 4].map((value) => propose(city, { name: 'RACED', from: '2027-01-01', value })),
    );
    const answers = await Promise.all(
      decisions.map((path) => city.approver.post(path, { decision: 'APPROVED' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('fits its unit, and lies in the charge of whoever proposes it', async () => {
    const post = (more: object) =>
      county.drafter.post('/programme-parameters', {
        regionId: county.regionId,
        ...wish,
        from: '2027-01-01',
        ...more,
      });
    for (const bad of [
      { value: -1 },
      { value: 1.5 },
      { value: '1' },
      { value: {} },
      { value: { HOME: 'x' } },
      { value: [1] },
    ])
      await post(bad).expect(422);
    await post({ unit: 'BASIS_POINT', value: 10_001 }).expect(422);
    await post({ unit: 'BASIS_POINT', value: { HOME: 10_000 } }).expect(201);
    await post({ regionId: city.regionId }).expect(404);
    await post({ to: '2027-01-01' }).expect(422);
  });

  it('is listed with its history, to those whom it concerns', async () => {
    await givenParameter(county, { ...wish, name: 'LISTED', from: '2026-01-01' });
    await givenParameter(county, { ...wish, name: 'LISTED', from: '2026-12-01', value: 200 });
    const values = async (desk: PolicyDesk, query: string) =>
      (
        (await desk.drafter.get(`/programme-parameters?name=LISTED${query}`)).body.items as {
          value: number;
        }[]
      ).map(({ value }) => value);
    expect(await values(county, '')).toEqual([100, 200]);
    expect(await values(city, '&on=2026-11-30')).toEqual([100]);
    expect(await values(city, '&on=2026-12-01')).toEqual([200]);
    expect(await values(await givenPolicyDesk(t, CODES.otherCounty), '')).toEqual([]);
    const { body } = await county.drafter.get('/programme-parameters?name=LISTED&limit=1').expect(200);
    const { body: next } = await county.drafter
      .get(`/programme-parameters?name=LISTED&limit=1&cursor=${body.nextCursor}`)
      .expect(200);
    expect([...body.items, ...next.items].map(({ value }) => value)).toEqual([100, 200]);
    expect(next.nextCursor).toBeNull();
  });
});

describe('constraints', () => {
  let given: string;
  let proposed: string;
  beforeAll(async () => {
    given = await givenParameter(city, { name: 'HELD', value: 1, unit: 'FEN', from: '2027-01-01' });
    const { body } = await city.drafter
      .post('/programme-parameters', {
        ...{ regionId: city.regionId, name: 'HELD', value: 2, unit: 'FEN' },
        ...{ from: '2027-06-01', citation: '宿民' },
      })
      .expect(201);
    proposed = (body as { id: string }).id;
  });
  const attack = (change: string, id: string) =>
    owner.query(`UPDATE entitlement.parameter SET ${change} WHERE id = $1`, [id]);
  const APPROVE = `state = 'APPROVED', decided_at = now()`;

  it.each([
    ['parameter_one_value_a_day', `${APPROVE}, approved_by = gen_random_uuid()`],
    ['parameter_four_eyes', `${APPROVE}, approved_by = drafted_by`],
    ['parameter_approved', APPROVE],
    ['parameter_decided', `state = 'APPROVED', approved_by = gen_random_uuid()`],
    ['parameter_explained', `state = 'REJECTED', decided_at = now()`],
  ])('%s', async (constraint, change) => {
    await expect(attack(change, proposed)).rejects.toMatchObject({ constraint });
  });

  it.each([
    `value = '5'`,
    `unit = 'COUNT'`,
    `effective = daterange('2026-12-01', NULL)`,
    `state = 'SUBMITTED', decided_at = NULL`,
  ])('what was given is not rewritten: %s', async (change) => {
    await expect(attack(change, given)).rejects.toMatchObject({ code: 'AZ001' });
  });
});
