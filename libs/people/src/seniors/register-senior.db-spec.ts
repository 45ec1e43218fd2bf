import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior, someIdentityNumber } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
const handlerOf = async (divisionCode: string) =>
  t.person('经办人', { role: 'TOWN_HANDLER', regionId: await regionId(t, divisionCode) });
const wish = async (change: object = {}) => ({
  name: '李秀英',
  identityNumber: someIdentityNumber('1941-02-03', 'FEMALE'),
  phone: '138 1234 5678',
  regionId: await regionId(t, CODES.town),
  ...change,
});
const rowOf = async (id: string) =>
  t.db.one<Record<string, unknown>>('SELECT * FROM people.senior WHERE id = $1', [id]);

describe('registering a senior', () => {
  it('reads birth date and sex from the identity number and stores nothing in the clear', async () => {
    const officer = await handlerOf(CODES.county);
    const input = await wish();
    const { body } = await officer.post('/seniors', input).expect(201);
    expect(body).toEqual({ id: expect.any(String), created: true, changed: true });
    const row = await rowOf(body.id);
    expect(row).toMatchObject({
      birth_date: '1941-02-03',
      sex: 'FEMALE',
      region_id: await regionId(t, CODES.town),
      county_id: await regionId(t, CODES.county),
    });
    const stored = JSON.stringify(row);
    expect(stored).not.toContain(input.identityNumber);
    expect(stored).not.toContain('13812345678');
    const audit = await t.db.query<{ details: unknown }>(
      `SELECT details FROM platform.audit_trail WHERE action = 'people.senior-registered' AND senior_id = $1`,
      [body.id],
    );
    expect(audit).toHaveLength(1);
    expect(JSON.stringify(audit)).not.toContain(input.identityNumber);
  });

  it('twice finds the same senior and changes only what differs', async () => {
    const officer = await handlerOf(CODES.county);
    const categories = [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保证' }];
    const address = { label: '家', regionId: await regionId(t, CODES.town), text: '幸福路 1 号' };
    const input = await wish({ address, categories });
    const first = await officer.post('/seniors', input).expect(201);
    const again = await officer
      .post('/seniors', { ...input, identityNumber: input.identityNumber.toLowerCase() })
      .expect(201);
    expect(again.body).toEqual({ id: first.body.id, created: false, changed: false });
    const renewed = await officer
      .post('/seniors', {
        ...input,
        name: '李秀瑛',
        categories: [...categories, { code: 'LIVING_ALONE', validFrom: '2026-10-01', source: '社区核' }],
      })
      .expect(201);
    expect(renewed.body).toEqual({ id: first.body.id, created: false, changed: true });
    const people = t.get(PeopleFacade);
    expect(await people.categoriesOn(t.db, first.body.id, '2026-11-23')).toEqual([
      'DIBAO',
      'LIVING_ALONE',
      'AGE_80',
    ]);
    expect((await people.senior(t.db, first.body.id))?.name).toBe('李秀瑛');
  });

  it('by many at once leaves one file', async () => {
    const officer = await handlerOf(CODES.county);
    const input = await wish({
      address: { label: '家', regionId: await regionId(t, CODES.town), text: '幸福路 1 号' },
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => officer.post('/seniors', input)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.created)).toHaveLength(1);
    await expect(
      t.db.query(
        `INSERT INTO people.senior SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).*
           FROM people.senior s WHERE s.id = $1`,
        [answers[0].body.id],
      ),
    ).rejects.toThrow('senior_identity_number');
  });

  it('is for the officer’s own divisions, and pulls nobody from elsewhere', async () => {
    const elsewhere = await givenSenior(t, { townCode: CODES.otherCountysTown });
    const officer = await handlerOf(CODES.county);
    const abroad = await wish({ regionId: await regionId(t, CODES.otherCountysTown) });
    await officer.post('/seniors', abroad).expect(404);
    const taken = await wish({ identityNumber: elsewhere.identityNumber });
    const { body } = await officer.post('/seniors', taken).expect(409);
    expect(body.code).toBe('people.registered-elsewhere');
    expect(JSON.stringify(body)).not.toContain(elsewhere.identityNumber);
    const townHandler = await handlerOf(CODES.town);
    const neighbour = await givenSenior(t, { townCode: '321302002' });
    await townHandler.post('/seniors', await wish({ identityNumber: neighbour.identityNumber })).expect(409);
    const wide = await wish({ regionId: await regionId(t, CODES.county) });
    expect((await officer.post('/seniors', wide).expect(422)).body.code).toBe('people.region-too-wide');
  });

  it.each([
    ['identityNumber', '32130219410203002X', 'people.identity-number-invalid'],
    ['phone', '84351234', 'people.phone-invalid'],
    ['name', '  ', 'people.name-invalid'],
  ])('refuses the %s "%s"', async (field, value, code) => {
    const officer = await handlerOf(CODES.county);
    const { body } = await officer.post('/seniors', await wish({ [field]: value })).expect(422);
    expect(body).toMatchObject({ code, errors: [{ pointer: `/${field}` }] });
  });

  it('knows which numbers of a roster are on file', async () => {
    const senior = await givenSenior(t);
    const unknown = someIdentityNumber('1950-01-01');
    const known = await t
      .get(PeopleFacade)
      .knownIdentityNumbers(t.db, [senior.identityNumber.toLowerCase(), unknown, 'nonsense']);
    expect([...known]).toEqual([
      [
        senior.identityNumber.toLowerCase(),
        { id: senior.id, regionId: senior.regionId, countyId: await regionId(t, CODES.county) },
      ],
    ]);
  });
});

describe('changing a file', () => {
  it('is recorded by field, without the values', async () => {
    const senior = await givenSenior(t);
    const officer = await handlerOf(CODES.town);
    const path = `/seniors/${senior.id}`;
    await officer.patch(path, { name: '王建国', phone: '0527-84351234' }).expect(200);
    expect(await t.get(PeopleFacade).contactPhone(t.db, senior.id)).toBe('052784351234');
    const audit = await t.db.one<{ details: unknown }>(
      `SELECT details FROM platform.audit_trail WHERE action = 'people.senior-updated' AND senior_id = $1`,
      [senior.id],
    );
    expect(audit?.details).toEqual({ changes: ['name', 'phone'] });
  });

  it('moves within the county only', async () => {
    const senior = await givenSenior(t);
    const officer = await handlerOf(CODES.city);
    const path = `/seniors/${senior.id}`;
    await officer.patch(path, { regionId: await regionId(t, '321302002') }).expect(200);
    const { body } = await officer
      .patch(path, { regionId: await regionId(t, CODES.otherCountysTown) })
      .expect(409);
    expect(body.code).toBe('people.registered-elsewhere');
    expect((await t.get(PeopleFacade).senior(t.db, senior.id))?.regionId).toBe(
      await regionId(t, '321302002'),
    );
  });

  it('gives the senior a login of his own, which nobody else has', async () => {
    const [one, other] = [await givenSenior(t), await givenSenior(t)];
    const officer = await handlerOf(CODES.county);
    const { body } = await officer.post(`/seniors/${one.id}/account`, { phone: one.phone }).expect(201);
    expect((await t.get(PeopleFacade).seniorOfAccount(t.db, body.id))?.id).toBe(one.id);
    await officer.post(`/seniors/${other.id}/account`, { phone: one.phone }).expect(409);
  });
});
