import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
let officer: ApiClient;

beforeAll(async () => {
  officer = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const add = (seniorId: string, change: object = {}) =>
  officer.post(`/seniors/${seniorId}/categories`, {
    code: 'DIBAO',
    validFrom: '2026-01-01',
    source: '低保证',
    ...change,
  });
const on = (seniorId: string, date: string) => t.get(PeopleFacade).categoriesOn(t.db, seniorId, date);

describe('the categories of a senior', () => {
  it('hold from the first day until before the last one', async () => {
    const { id } = await givenSenior(t, { birthDate: '1950-01-01' });
    await add(id, { validTo: '2026-07-01' }).expect(201);
    expect(await on(id, '2025-12-31')).toEqual([]);
    expect(await on(id, '2026-01-01')).toEqual(['DIBAO']);
    expect(await on(id, '2026-06-30')).toEqual(['DIBAO']);
    expect(await on(id, '2026-07-01')).toEqual([]);
  });

  it('never overlap with themselves, which the database sees to as well', async () => {
    const { id } = await givenSenior(t);
    await add(id, { validTo: '2026-07-01' }).expect(201);
    expect((await add(id, { validFrom: '2026-06-30' }).expect(409)).body.code).toBe(
      'people.category-overlaps',
    );
    await add(id, { validFrom: '2026-07-01' }).expect(201);
    await add(id, { code: 'LIVING_ALONE' }).expect(201);
    await expect(
      t.db.query(
        `INSERT INTO people.category (id, senior_id, code, valid, source, recorded_at)
         VALUES (gen_random_uuid(), $1, 'DIBAO', '[2026-02-01,2026-02-02)', 'x', now())`,
        [id],
      ),
    ).rejects.toThrow('category_once_at_a_time');
  });

  it('recorded by many at once are recorded once', async () => {
    const { id } = await givenSenior(t);
    const answers = await Promise.all(Array.from({ length: 6 }, () => add(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('end today, or are taken back before they begin', async () => {
    const { id } = await givenSenior(t);
    const running = await add(id).expect(201);
    const coming = await add(id, { code: 'EMPTY_NEST', validFrom: '2027-01-01' }).expect(201);
    for (const { body } of [running, coming]) {
      await officer.delete(`/seniors/${id}/categories/${body.id}`).expect(200);
      await officer.delete(`/seniors/${id}/categories/${body.id}`).expect(404);
    }
    expect(await on(id, '2026-11-22')).toEqual(['DIBAO', 'AGE_80']);
    expect(await on(id, '2026-11-23')).toEqual(['AGE_80']);
    expect(await on(id, '2027-06-01')).toEqual(['AGE_80']);
    const { body } = await officer.get(`/seniors/${id}`).expect(200);
    expect(body.categories).toMatchObject([{ code: 'DIBAO', zh: '最低生活保障对象', validTo: '2026-11-23' }]);
  });

  it('are known codes, and age is not among them', async () => {
    const { id } = await givenSenior(t);
    expect((await add(id, { code: 'AGE_80' }).expect(422)).body.code).toBe('people.category-derived');
    expect((await add(id, { code: 'RICH' }).expect(422)).body.code).toBe('people.category-unknown');
    await add(id, { validTo: '2026-01-01' }).expect(422);
    await add(id, { validFrom: '2026-02-30' }).expect(422);
  });

  it('of a roster prolong what is on file and end nothing', async () => {
    const categories = [{ code: 'DIBAO', validFrom: '2026-01-01', validTo: '2027-01-01', source: '名册' }];
    const senior = await givenSenior(t, { categories });
    const again = (validFrom: string, validTo?: string) =>
      t.write((tx) =>
        t.get(PeopleFacade).upsertSenior(tx, {
          name: senior.name,
          identityNumber: senior.identityNumber,
          regionId: senior.regionId,
          categories: [{ code: 'DIBAO', validFrom, validTo, source: '名册' }],
        }),
      );
    expect((await again('2026-06-01', '2026-12-01')).changed).toBe(false);
    expect((await again('2026-06-01', '2028-01-01')).changed).toBe(true);
    expect(await on(senior.id, '2027-12-31')).toContain('DIBAO');
    expect((await again('2026-06-01')).changed).toBe(true);
    expect(await on(senior.id, '2030-12-31')).toContain('DIBAO');
    await expect(again('2025-06-01')).rejects.toThrow('category-overlaps');
  });
});
