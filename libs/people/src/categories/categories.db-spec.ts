import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
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
/** What the contexts above are told of a senior's categories. */
const news = async (seniorId: string) => {
  await t.drain();
  const events = await t.db.query<{ payload: { code: string; change: string; onDate: string } }>(
    `SELECT payload FROM platform.event
      WHERE type = 'people.category-changed.v1' AND payload->>'seniorId' = $1 ORDER BY seq`,
    [seniorId],
  );
  return events.map(({ payload }) => payload);
};
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
        `INSERT INTO people.category (id, senior_id, code, valid, known, source, recorded_at)
         VALUES (gen_random_uuid(), $1, 'DIBAO', '[2026-02-01,2026-02-02)', '[2026-11-24T00:00Z,)', 'x', now())`,
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
    expect((await news(id)).map(({ code, change, onDate }) => `${code} ${change} ${onDate}`)).toEqual([
      'DIBAO BEGUN 2026-01-01',
      'EMPTY_NEST BEGUN 2027-01-01',
      'DIBAO ENDED 2026-11-23',
      'EMPTY_NEST ENDED 2027-01-01',
    ]);
    const { body } = await officer.get(`/seniors/${id}`).expect(200);
    expect(body.categories).toMatchObject([{ code: 'DIBAO', zh: '最低生活保障对象', validTo: '2026-11-23' }]);
  });

  it('are corrected, and it stays on record what was thought before', async () => {
    const { id } = await givenSenior(t, { birthDate: '1960-01-01' });
    const { body } = await add(id, { validTo: '2026-07-01' }).expect(201);
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const right = { validFrom: '2026-03-01', validTo: '2026-09-01', source: '低保证（更正）' };
    const path = `/seniors/${id}/categories/${body.id}/correction`;
    await officer.post(path, right).expect(201);
    await officer.post(path, right).expect(404);
    const knownAt = async (at: Date | undefined, date: string) =>
      (await t.get(PeopleFacade).residents(t.db, { seniorIds: [id] }, date, at))[0].categories;
    for (const [date, thought, known] of [
      ['2026-02-28', ['DIBAO'], []],
      ['2026-03-01', ['DIBAO'], ['DIBAO']],
      ['2026-08-31', [], ['DIBAO']],
      ['2026-09-01', [], []],
    ] as const) {
      expect(await knownAt(before, date)).toEqual(thought);
      expect(await knownAt(undefined, date)).toEqual(known);
    }
    const told = await news(id);
    expect(told.map(({ change, onDate }) => [change, onDate])).toEqual([
      ['BEGUN', '2026-01-01'],
      ['BEGUN', '2026-07-01'],
      ['ENDED', '2026-01-01'],
    ]);
  });

  it('that never held are taken back: of no day from now on, and of theirs as it was known before', async () => {
    const { id } = await givenSenior(t, { birthDate: '1960-01-01' });
    const { body } = await add(id, { validTo: '2026-07-01' }).expect(201);
    await add(id, { validFrom: '2026-08-01' }).expect(201);
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const path = `/seniors/${id}/categories/${body.id}/retraction`;
    await officer.post(path, { reason: '' }).expect(422);
    await officer.post(path, { reason: '登记错人' }).expect(201);
    await officer.post(path, { reason: '登记错人' }).expect(404);
    const knownAt = async (at: Date | undefined, date: string) =>
      (await t.get(PeopleFacade).residents(t.db, { seniorIds: [id] }, date, at))[0].categories;
    for (const date of ['2026-01-01', '2026-06-30'])
      expect([await knownAt(before, date), await knownAt(undefined, date)]).toEqual([['DIBAO'], []]);
    expect(await knownAt(undefined, '2026-08-01')).toEqual(['DIBAO']);
    expect((await news(id)).map(({ change, onDate }) => [change, onDate])).toEqual([
      ['BEGUN', '2026-01-01'],
      ['BEGUN', '2026-08-01'],
      ['ENDED', '2026-01-01'],
    ]);
    const told = await t.db.query(
      `SELECT details->>'reason' AS reason FROM platform.audit_trail
        WHERE action = 'people.category-retracted' AND senior_id = $1`,
      [id],
    );
    expect(told).toEqual([{ reason: '登记错人' }]);
  });

  it('cannot be corrected into another row of theirs', async () => {
    const { id } = await givenSenior(t);
    await add(id, { validTo: '2026-07-01' }).expect(201);
    const { body } = await add(id, { validFrom: '2026-08-01' }).expect(201);
    const wrong = { validFrom: '2026-06-30', source: '低保证' };
    const path = `/seniors/${id}/categories/${body.id}/correction`;
    expect((await officer.post(path, wrong).expect(409)).body.code).toBe('people.category-overlaps');
  });

  it('are history: no row is rewritten', async () => {
    const { id } = await givenSenior(t);
    const row = (await add(id).expect(201)).body as { id: string };
    const set = (change: string) =>
      owner.query(`UPDATE people.category SET ${change} WHERE id = $1`, [row.id]);
    await expect(set(`valid = '[2020-01-01,)'`)).rejects.toThrow('is history');
    await expect(set(`known = tstzrange('2000-01-01', '2027-01-01')`)).rejects.toThrow('is history');
    await expect(set(`known = known`)).rejects.toThrow('is history');
    await expect(owner.query('DELETE FROM people.category WHERE id = $1', [row.id])).rejects.toThrow(
      'is history',
    );
    await expect(t.db.query(`UPDATE people.category SET source = 'x'`)).rejects.toThrow('permission denied');
    await officer.delete(`/seniors/${id}/categories/${row.id}`).expect(200);
    await expect(set(`known = tstzrange(lower(known), NULL)`)).rejects.toThrow('is history');
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
