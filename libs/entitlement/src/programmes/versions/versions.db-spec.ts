import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import {
  givenDraft,
  givenLaw,
  givenParameter,
  givenPolicyDesk,
  someProgramme,
  someTerms,
  type PolicyDesk,
} from '@test/given/programmes';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);

let city: PolicyDesk;
beforeAll(async () => {
  city = await givenPolicyDesk(t, CODES.city);
});

const lawOn = async (code: string, on: string) =>
  (await t.anyone().get(`/programmes/${code}/law?on=${on}`)).body as { version?: number; code?: string };
const codesOf = (body: { items?: { code: string }[]; errors?: { code: string }[] }) =>
  (body.items ?? body.errors ?? []).map(({ code }) => code);

describe('a programme', () => {
  it('becomes law by two people, and says who did what', async () => {
    const path = await givenDraft(city, 'TWO_PEOPLE');
    expect((await city.drafter.get(`${path}/problems`).expect(200)).body).toEqual({ items: [] });
    await city.drafter.post(`${path}/submission`).expect(200);
    expect((await lawOn('TWO_PEOPLE', '2027-01-01')).code).toBe('entitlement.programme-not-found');
    const { body: refused } = await city.drafter
      .post(`${path}/decision`, { decision: 'APPROVED' })
      .expect(403);
    expect(refused).toMatchObject({ code: 'entitlement.same-person' });
    await city.approver.post(`${path}/decision`, { decision: 'APPROVED' }).expect(200);
    expect((await lawOn('TWO_PEOPLE', '2026-12-31')).code).toBe('entitlement.programme-not-found');
    expect((await lawOn('TWO_PEOPLE', '2027-01-01')).version).toBe(1);
    const { body } = await city.drafter.get(path).expect(200);
    expect(
      body.steps.map(({ step, accountId }: { step: string; accountId: string }) => [step, accountId]),
    ).toEqual([
      ['DRAFTED', city.drafter.accountId],
      ['SUBMITTED', city.drafter.accountId],
      ['APPROVED', city.approver.accountId],
    ]);
  });

  it('is changed by its drafter alone, and only until it is handed in', async () => {
    const path = await givenDraft(city, 'OWN_DRAFT');
    const changed = {
      from: '2027-02-01',
      terms: someTerms({ items: [{ itemCode: 'LAUNDRY', serviceKind: 'HOME' }] }),
    };
    const other = await givenPolicyDesk(t, CODES.city);
    await other.drafter.put(path, changed).expect(403);
    await other.drafter.post(`${path}/submission`).expect(403);
    await city.drafter.put(path, changed).expect(200);
    const { body } = await city.drafter.get(path).expect(200);
    expect(body).toMatchObject({ from: '2027-02-01', terms: { items: [{ itemCode: 'LAUNDRY' }] } });
    await city.drafter.post(`${path}/submission`).expect(200);
    await city.drafter.put(path, changed).expect(409);
    await city.drafter.post(`${path}/submission`).expect(409);
  });

  it('is rejected with a reason, or taken back, and then stays so', async () => {
    const rejected = await givenDraft(city, 'REJECTED_ONE');
    await city.drafter.post(`${rejected}/submission`).expect(200);
    await city.approver.post(`${rejected}/decision`, { decision: 'REJECTED' }).expect(422);
    await city.approver
      .post(`${rejected}/decision`, { decision: 'REJECTED', reason: '依据不足' })
      .expect(200);
    expect((await city.drafter.get(rejected)).body).toMatchObject({ state: 'REJECTED', reason: '依据不足' });
    await city.approver.post(`${rejected}/decision`, { decision: 'APPROVED' }).expect(409);
    const withdrawn = await givenDraft(city, 'WITHDRAWN_ONE');
    await city.drafter.post(`${withdrawn}/withdrawal`, { reason: '写错了' }).expect(200);
    await city.drafter.post(`${withdrawn}/submission`).expect(409);
  });

  it('is not drafted twice under one code, with an unknown item, or for others', async () => {
    await givenDraft(city, 'ONLY_ONCE');
    const wish = (programme: object, terms = {}) => ({
      from: '2027-01-01',
      programme,
      terms: someTerms(terms),
    });
    const post = (body: object) => city.drafter.post('/programmes', body);
    await post(wish(someProgramme('ONLY_ONCE', city.regionId))).expect(409);
    const { body } = await post(
      wish(someProgramme('NO_ITEM', city.regionId), {
        items: [
          { itemCode: 'CLEAN_ROOM', serviceKind: 'HOME' },
          { itemCode: 'NO_SUCH', serviceKind: 'HOME' },
        ],
      }),
    ).expect(422);
    expect(body.errors).toMatchObject([
      { pointer: '/terms/items/1/itemCode', code: 'entitlement.item-unknown' },
    ]);
    for (const code of ['320900', '320000', CODES.town])
      await post(wish(someProgramme('NOT_MINE', await regionId(t, code)))).expect(404);
  });
});

describe('every problem is named before it is law', () => {
  it('all at once, with its place', async () => {
    const path = await givenDraft(city, 'FULL_OF_PROBLEMS', {
      from: '2026-11-23',
      programme: { exclusiveGroup: 'HOME_CARE', choose: 'PRIORITY' },
      terms: {
        bars: ['NO_SUCH', 'FULL_OF_PROBLEMS'],
        usableFor: 'WEEK',
        carry: { cap: 60, hops: 1 },
        startWithinWorkingDays: 5,
        payment: { by: 'RATIO', ratioParam: 'NO_RATIO', capParams: ['SQ_MINUTES_A'] },
        rule: {
          eligibility: { op: 'has', id: 'who', category: 'NO_SUCH' },
          amount: { op: 'param', id: 'amount', name: 'NO_SUCH_PARAM' },
        },
        items: [],
      },
    });
    const { body } = await city.drafter.get(`${path}/problems`).expect(200);
    const found = (body.items as { pointer: string; code: string }[]).map(
      ({ pointer, code }) => `${code} ${pointer}`,
    );
    expect(found.sort()).toEqual(
      [
        'starts-too-early /from',
        'unknown-category /terms/rule/eligibility/category',
        'unknown-parameter /terms/rule/amount/name',
        'parameter-missing /terms/payment/ratioParam',
        'parameter-missing /terms/rule',
        'parameter-unit /terms/payment/capParams/0',
        'payment-unit /terms/payment/by',
        'items-none /terms/items',
        'bar-unknown /terms/bars/0',
        'bars-itself /terms/bars/1',
        'group-chooses-otherwise /programme/choose',
        'week-carry /terms/carry',
        'promise-without-start /terms/startWithinWorkingDays',
      ].sort(),
    );
    const { body: refused } = await city.drafter.post(`${path}/submission`).expect(422);
    expect(refused).toMatchObject({
      code: 'entitlement.version-has-problems',
      params: { count: found.length },
    });
    expect(codesOf(refused)).toEqual(codesOf(body));
  });

  it('a parameter must hold on every day, in every county', async () => {
    const rule = {
      eligibility: { op: 'cmp', id: 'age', left: { op: 'ageOn' }, is: '>=', right: 80 },
      amount: { op: 'param', id: 'amount', name: 'COVERED_MINUTES' },
    };
    const path = await givenDraft(city, 'NEEDS_VALUES', { to: '2028-01-01', terms: { rule } });
    const missing = async () =>
      ((await city.drafter.get(`${path}/problems`)).body.items as { zh: string }[]).map(({ zh }) => zh);
    const value = { name: 'COVERED_MINUTES', value: 60, unit: 'MINUTE' };
    const county = await givenPolicyDesk(t, CODES.county);
    await givenParameter(county, { ...value, from: '2027-01-01' });
    expect(await missing()).toEqual([expect.stringMatching(/COVERED_MINUTES 没有取值（.*2027-01-01 起）/)]);
    await givenParameter(city, { ...value, from: '2027-01-01', to: '2027-12-31' });
    expect(await missing()).toEqual([expect.stringMatching(/COVERED_MINUTES 没有取值（.*2027-12-31 起）/)]);
    await givenParameter(city, { ...value, from: '2027-12-31' });
    expect(await missing()).toEqual([]);
  });

  it('is looked for again when it is approved', async () => {
    const [first, second] = [await givenDraft(city, 'CHECKED_AGAIN'), '/programmes/CHECKED_AGAIN/versions/2'];
    await city.drafter
      .post('/programmes/CHECKED_AGAIN/versions', { from: '2026-12-15', terms: someTerms() })
      .expect(201);
    for (const path of [first, second]) await city.drafter.post(`${path}/submission`).expect(200);
    await city.approver.post(`${first}/decision`, { decision: 'APPROVED' }).expect(200);
    const { body } = await city.approver.post(`${second}/decision`, { decision: 'APPROVED' }).expect(422);
    expect(codesOf(body)).toEqual(['law-already']);
  });
});

describe('one law a day', () => {
  it('the next version ends the one before, the day before it begins', async () => {
    await givenLaw(city, 'CHANGES');
    const second = '/programmes/CHANGES/versions/2';
    await city.drafter
      .post('/programmes/CHANGES/versions', { from: '2027-07-01', terms: someTerms() })
      .expect(201);
    await city.drafter.post(`${second}/submission`).expect(200);
    await city.approver.post(`${second}/decision`, { decision: 'APPROVED' }).expect(200);
    expect((await lawOn('CHANGES', '2027-06-30')).version).toBe(1);
    expect((await lawOn('CHANGES', '2027-07-01')).version).toBe(2);
    const { body } = await city.drafter.get('/programmes/CHANGES').expect(200);
    expect(body.versions).toMatchObject([
      { version: 2, from: '2027-07-01', to: null },
      { version: 1, from: '2027-01-01', to: '2027-07-01' },
    ]);
  });

  it('a version may not begin with or before the one it follows, nor leave days without a law', async () => {
    await givenLaw(city, 'KEEPS');
    const problemsOf = async (version: number, days: object) => {
      await city.drafter.post('/programmes/KEEPS/versions', { ...days, terms: someTerms() }).expect(201);
      return codesOf((await city.drafter.get(`/programmes/KEEPS/versions/${version}/problems`)).body);
    };
    expect(await problemsOf(2, { from: '2027-01-01' })).toEqual(['law-already']);
    expect(await problemsOf(3, { from: '2027-03-01', to: '2027-04-01' })).toEqual(['cuts-law']);
    expect(await problemsOf(4, { from: '2026-12-01', to: '2027-01-01' })).toEqual([]);
  });

  it('ends earlier by two people; one that has not begun never does', async () => {
    const path = await givenLaw(city, 'ENDS');
    const ending = (endsOn: string) => city.drafter.post(`${path}/ending`, { endsOn, reason: '政策调整' });
    await ending('2026-11-23').expect(422);
    await city.approver.post(`${path}/ending/decision`, { decision: 'APPROVED' }).expect(409);
    await ending('2027-06-01').expect(200);
    await city.drafter.post(`${path}/ending/decision`, { decision: 'APPROVED' }).expect(403);
    await city.approver
      .post(`${path}/ending/decision`, { decision: 'REJECTED', reason: '暂不调整' })
      .expect(200);
    expect((await lawOn('ENDS', '2027-06-01')).version).toBe(1);
    await ending('2027-06-01').expect(200);
    await city.approver.post(`${path}/ending/decision`, { decision: 'APPROVED' }).expect(200);
    expect((await lawOn('ENDS', '2027-05-31')).version).toBe(1);
    expect((await lawOn('ENDS', '2027-06-01')).code).toBe('entitlement.programme-not-found');
    await ending('2027-06-01').expect(422);
    await ending('2026-12-01').expect(200);
    await city.approver.post(`${path}/ending/decision`, { decision: 'APPROVED' }).expect(200);
    expect((await city.drafter.get(path)).body).toMatchObject({ state: 'WITHDRAWN', to: '2027-06-01' });
    expect((await lawOn('ENDS', '2027-01-01')).code).toBe('entitlement.programme-not-found');
  });

  it('of versions approved at the same time for the same days one is law', async () => {
    await givenDraft(city, 'RACE');
    for (let version = 2; version <= 4; version++)
      await city.drafter
        .post('/programmes/RACE/versions', { from: '2027-01-01', terms: someTerms() })
        .expect(201);
    const paths = [1, 2, 3, 4].map((version) => `/programmes/RACE/versions/${version}`);
    for (const path of paths) await city.drafter.post(`${path}/submission`).expect(200);
    const answers = await Promise.all(
      paths.map((path) => city.approver.post(`${path}/decision`, { decision: 'APPROVED' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
  });

  it('decided by two officers at once it is decided once', async () => {
    const path = await givenDraft(city, 'TWO_DECIDE');
    await city.drafter.post(`${path}/submission`).expect(200);
    const { approver: second } = await givenPolicyDesk(t, CODES.city);
    const answers = await Promise.all([
      city.approver.post(`${path}/decision`, { decision: 'APPROVED' }),
      second.post(`${path}/decision`, { decision: 'REJECTED', reason: '依据不足' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who sees what', () => {
  it('an officer sees his divisions’, those above and the nation’s', async () => {
    const county = await givenPolicyDesk(t, CODES.county);
    const other = await givenPolicyDesk(t, CODES.otherCounty);
    await givenDraft(county, 'OF_ONE_COUNTY');
    const seenBy = async ({ drafter }: PolicyDesk) =>
      codesOf((await drafter.get('/programmes?limit=200').expect(200)).body);
    expect(await seenBy(county)).toEqual(
      expect.arrayContaining(['NAT_VOUCHER', 'OF_ONE_COUNTY', 'SQ_HOME_CARE']),
    );
    expect(await seenBy(city)).toContain('OF_ONE_COUNTY');
    expect(await seenBy(other)).not.toContain('OF_ONE_COUNTY');
    expect(await seenBy(county)).not.toContain('DY_LTCI');
    await other.drafter.get('/programmes/OF_ONE_COUNTY').expect(404);
    await other.drafter.get('/programmes/OF_ONE_COUNTY/versions/1').expect(404);
    await county.drafter
      .post('/programmes/SQ_HOME_CARE/versions', { from: '2027-01-01', terms: someTerms() })
      .expect(404);
  });

  it('lists by page, by state and by what holds somewhere on a day', async () => {
    const { body: first } = await city.drafter.get('/programmes?limit=1&on=2026-11-23').expect(200);
    const { body: next } = await city.drafter
      .get(`/programmes?limit=200&on=2026-11-23&cursor=${first.nextCursor}`)
      .expect(200);
    const inForce = [...codesOf(first), ...codesOf(next)];
    expect(inForce).toEqual([...new Set(inForce)].sort());
    expect(inForce.length).toBeGreaterThanOrEqual(6);
    await givenDraft(city, 'WAITS');
    await city.drafter.post('/programmes/WAITS/versions/1/submission').expect(200);
    expect(codesOf((await city.approver.get('/programmes?state=SUBMITTED&limit=200')).body)).toContain(
      'WAITS',
    );
    const place = await regionId(t, CODES.otherCounty);
    expect(codesOf((await city.drafter.get(`/programmes?regionId=${place}&limit=200`)).body)).not.toContain(
      'OF_ONE_COUNTY',
    );
  });
});

describe('the law is not rewritten', () => {
  const REWRITES = [
    ['its rule', `rule = '{"eligibility": 1, "amount": 1}'`],
    ['its citation', `citation = '其他'`],
    ['its funding', 'central_bp = 10000, city_bp = 0, county_bp = 0'],
    ['its first day', `effective = daterange('2026-12-01', upper(effective))`],
    ['a later end', `effective = daterange(lower(effective), NULL)`],
    ['its drafter', 'drafted_by = NULL, approved_by = NULL'],
    ['back to a draft', `state = 'DRAFT', decided_at = NULL`],
  ] as const;
  beforeAll(() => givenLaw(city, 'STANDS', { to: '2028-01-01' }));
  const VERSION = `programme_id = (SELECT id FROM entitlement.programme WHERE code = 'STANDS')`;

  it.each(REWRITES)('not even by the owner of the tables: %s', async (_, change) => {
    await expect(
      owner.query(`UPDATE entitlement.programme_version SET ${change} WHERE ${VERSION}`),
    ).rejects.toMatchObject({ code: 'AZ001' });
  });

  it.each([
    [
      'an item more',
      `INSERT INTO entitlement.programme_item SELECT id, 1, 'NAIL', 'HOME' FROM entitlement.programme WHERE code = 'STANDS'`,
    ],
    ['an item less', `DELETE FROM entitlement.programme_item WHERE ${VERSION}`],
    ['the programme', `UPDATE entitlement.programme SET payer_rank = 301 WHERE code = 'STANDS'`],
    ['its history', `DELETE FROM entitlement.programme_step WHERE ${VERSION}`],
  ])('nor by %s', async (_, sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: 'AZ001' });
  });
});

describe('constraints', () => {
  let id: string;
  beforeAll(async () => {
    await givenLaw(city, 'ATTACKED', { to: '2028-01-01' });
    await city.drafter
      .post('/programmes/ATTACKED/versions', { from: '2027-06-01', terms: someTerms() })
      .expect(201);
    await city.drafter.post('/programmes/ATTACKED/versions/2/submission').expect(200);
    [{ id }] = await owner.query<{ id: string }>(
      `SELECT id FROM entitlement.programme WHERE code = 'ATTACKED'`,
    );
  });
  const attack = (change: string, version: number) =>
    owner.query(
      `UPDATE entitlement.programme_version SET ${change} WHERE programme_id = $1 AND version = ${version}`,
      [id],
    );
  const APPROVE = `state = 'APPROVED', decided_at = now()`;

  it.each([
    ['programme_version_one_law_a_day', `${APPROVE}, approved_by = gen_random_uuid()`, 2],
    ['programme_version_four_eyes', `${APPROVE}, approved_by = drafted_by`, 2],
    ['programme_version_approved', APPROVE, 2],
    ['programme_version_decided', `state = 'APPROVED', approved_by = gen_random_uuid()`, 2],
    ['programme_version_explained', `state = 'WITHDRAWN', decided_at = now()`, 2],
    ['programme_version_end_proposed', `end_proposed = '2027-05-01'`, 1],
    [
      'programme_version_end_four_eyes',
      `end_proposed = '2027-05-01', end_proposed_by = drafted_by, end_approved_by = drafted_by,
       effective = daterange(lower(effective), '2027-05-01')`,
      1,
    ],
    [
      'programme_version_end_approved',
      `end_proposed = '2027-05-01', end_proposed_by = drafted_by, end_approved_by = approved_by`,
      1,
    ],
  ] as const)('%s', async (constraint, change, version) => {
    await expect(attack(change, version)).rejects.toMatchObject({ constraint });
  });

  it.each([
    ['programme_version_funding_adds_up', 'county_bp = 6001'],
    ['programme_version_carry', 'carry_cap = 5'],
    ['programme_version_days', `effective = daterange(NULL, '2028-01-01')`],
    ['programme_version_days', `effective = 'empty'`],
  ] as const)('%s', async (constraint, change) => {
    await givenDraft(city, `DRAFT_${constraint.toUpperCase()}_${change.length}`);
    await expect(
      owner.query(
        `UPDATE entitlement.programme_version SET ${change}
          WHERE programme_id = (SELECT id FROM entitlement.programme WHERE code = $1)`,
        [`DRAFT_${constraint.toUpperCase()}_${change.length}`],
      ),
    ).rejects.toMatchObject({ constraint });
  });

  it('programme_payers_in_order, programme_code', async () => {
    const wish = { from: '2027-01-01', terms: someTerms() };
    const insert = (code: string, payer: string, rank: number) =>
      owner.query(
        `INSERT INTO entitlement.programme
         SELECT gen_random_uuid(), $1, region_id, zh, en, unit, $2, exclusive_group, choose, draw_order, $3
           FROM entitlement.programme WHERE code = 'ATTACKED'`,
        [code, payer, rank],
      );
    for (const [payer, rank] of [
      ['INSURANCE', 200],
      ['VOUCHER', 199],
      ['VOUCHER', 300],
      ['PROGRAMME', 299],
    ] as const)
      await expect(insert('OUT_OF_ORDER', payer, rank)).rejects.toMatchObject({
        constraint: 'programme_payers_in_order',
      });
    await expect(insert('ATTACKED', 'PROGRAMME', 300)).rejects.toMatchObject({
      constraint: 'programme_code',
    });
    const programme = someProgramme('OUT_OF_ORDER', city.regionId, { payer: 'VOUCHER', payerRank: 300 });
    await city.drafter.post('/programmes', { ...wish, programme }).expect(422);
  });

  it('a version begins as a draft', async () => {
    await expect(
      owner.query(
        `INSERT INTO entitlement.programme_version
         SELECT (jsonb_populate_record(v, '{"version": 9, "effective": "[2029-01-01,)"}')).*
           FROM entitlement.programme_version v WHERE v.programme_id = $1 AND v.version = 1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: 'AZ001' });
  });
});
