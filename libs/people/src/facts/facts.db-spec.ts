import { useApp, type ApiClient } from '@test/app';
import { givenUpload, PDF } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
let officer: ApiClient;

beforeAll(async () => {
  officer = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
});

const record = (seniorId: string, change: object = {}) =>
  officer.post(`/seniors/${seniorId}/facts`, {
    code: 'LTCI_LEVEL',
    value: 3,
    validFrom: '2026-01-01',
    source: '医保局',
    ...change,
  });
const on = async (seniorId: string, date: string, at?: Date) =>
  (await t.get(PeopleFacade).residents(t.db, { seniorIds: [seniorId] }, date, at))[0].facts;
const page = async (client: ApiClient, seniorId: string) =>
  (await client.get(`/seniors/${seniorId}/facts`).expect(200)).body.items as Record<string, unknown>[];

describe('facts', () => {
  it('take the place of what was recorded about their days, and of nothing else', async () => {
    const { id } = await givenSenior(t);
    await record(id).expect(201);
    await record(id, { value: 4, validFrom: '2026-06-01' }).expect(201);
    await record(id, { code: 'CHILDLESS', value: true, validTo: '2026-03-01' }).expect(201);
    expect(await on(id, '2025-12-31')).toEqual({});
    expect(await on(id, '2026-02-28')).toEqual({ LTCI_LEVEL: 3, CHILDLESS: true });
    expect(await on(id, '2026-05-31')).toEqual({ LTCI_LEVEL: 3 });
    expect(await on(id, '2026-06-01')).toEqual({ LTCI_LEVEL: 4 });
  });

  it('are corrected and ended, and what was thought before can be read', async () => {
    const { id } = await givenSenior(t);
    const first = (await record(id, { validTo: '2026-10-01' }).expect(201)).body as { id: string };
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const right = { value: 2, validFrom: '2026-02-01', source: '医保局（更正）' };
    const corrected = (await officer.post(`/seniors/${id}/facts/${first.id}/correction`, right).expect(201))
      .body as { id: string };
    await officer.post(`/seniors/${id}/facts/${first.id}/correction`, right).expect(404);
    expect([await on(id, '2026-01-15'), await on(id, '2026-01-15', before)]).toEqual([{}, { LTCI_LEVEL: 3 }]);
    expect(await on(id, '2026-12-31')).toEqual({ LTCI_LEVEL: 2 });

    t.clock.advanceMinutes(1);
    await officer.delete(`/seniors/${id}/facts/${corrected.id}`).expect(200);
    await officer.delete(`/seniors/${id}/facts/${corrected.id}`).expect(404);
    expect([await on(id, '2026-11-22'), await on(id, '2026-11-23')]).toEqual([{ LTCI_LEVEL: 2 }, {}]);

    const items = await page(await givenFamily(t, id, ['VIEW']), id);
    expect(
      items.map(({ value, validFrom, validTo, knownUntil }) => [
        value,
        validFrom,
        validTo,
        knownUntil !== null,
      ]),
    ).toEqual([
      [2, '2026-02-01', '2026-11-23', false],
      [2, '2026-02-01', null, true],
      [3, '2026-01-01', '2026-10-01', true],
    ]);
    expect(items[2]).toMatchObject({ zh: '长期护理保险失能等级（0–5 级）', knownFrom: before.toISOString() });
  });

  it('that never were are taken back, and were known until then', async () => {
    const { id } = await givenSenior(t);
    const { body } = await record(id, { validTo: '2026-10-01' }).expect(201);
    t.clock.advanceMinutes(1);
    await record(id, { value: 4, validFrom: '2026-10-01' }).expect(201);
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const path = `/seniors/${id}/facts/${(body as { id: string }).id}/retraction`;
    await officer.post(path, { reason: '登记错人' }).expect(201);
    await officer.post(path, { reason: '登记错人' }).expect(404);
    expect([await on(id, '2026-05-01'), await on(id, '2026-05-01', before)]).toEqual([{}, { LTCI_LEVEL: 3 }]);
    expect(await on(id, '2026-10-01')).toEqual({ LTCI_LEVEL: 4 });
    const items = await page(officer, id);
    expect(items.map(({ value, knownUntil }) => [value, knownUntil !== null])).toEqual([
      [4, false],
      [3, true],
    ]);
  });

  it('never overlap with themselves, which the database sees to as well', async () => {
    const { id } = await givenSenior(t);
    await record(id).expect(201);
    await expect(
      t.db.query(
        `INSERT INTO people.fact (id, senior_id, code, value, valid, known, source, recorded_at)
         VALUES (gen_random_uuid(), $1, 'LTCI_LEVEL', '1', '[2026-02-01,2026-02-02)', '[2027-01-01,)', 'x', now())`,
        [id],
      ),
    ).rejects.toThrow('fact_once_at_a_time');
  });

  it('show nobody what is sensitive, while rules read it', async () => {
    const { id } = await givenSenior(t);
    await record(id, { code: 'MONTHLY_INCOME_FEN', value: 230_000 }).expect(201);
    expect(await page(officer, id)).toMatchObject([{ code: 'MONTHLY_INCOME_FEN', value: null }]);
    expect(await on(id, '2026-11-23')).toEqual({ MONTHLY_INCOME_FEN: 230_000 });
    const trail = await t.db.query(`SELECT details FROM platform.audit_trail WHERE senior_id = $1`, [id]);
    expect(JSON.stringify(trail)).not.toContain('230000');
  });

  it('carry their proof, and who read it is on record', async () => {
    const { id } = await givenSenior(t);
    const { fileId: evidenceFileId } = await givenUpload(officer);
    const proven = (await record(id, { evidenceFileId }).expect(201)).body as { id: string };
    const bare = (await record(id, { code: 'CHILDLESS', value: false }).expect(201)).body as { id: string };
    await record(id, { code: 'LTCI_COVERED', value: true, evidenceFileId }).expect(409);
    const scan = await officer
      .get(`/seniors/${id}/facts/${proven.id}/evidence`)
      .responseType('blob')
      .expect(200);
    expect(scan.body).toEqual(PDF);
    await officer.get(`/seniors/${id}/facts/${bare.id}/evidence`).expect(404);
    const family = await givenFamily(t, id, ['VIEW']);
    await family.get(`/seniors/${id}/facts/${proven.id}/evidence`).expect(403);
    const reads = await t.db.query(
      `SELECT account_id FROM platform.audit_trail WHERE action = 'people.fact-evidence-read' AND senior_id = $1`,
      [id],
    );
    expect(reads).toEqual([{ account_id: officer.accountId }]);
  });

  it('are of the type of their code, and about seniors in the jurisdiction', async () => {
    const { id } = await givenSenior(t);
    expect((await record(id, { value: 6 }).expect(422)).body).toMatchObject({
      code: 'people.fact-out-of-range',
    });
    expect((await record(id, { value: { deep: 1 } }).expect(422)).body.code).toBe('people.fact-out-of-range');
    await record(id, { value: undefined }).expect(422);
    await record(id, { code: 'RICH' }).expect(422);
    const { id: elsewhere } = await givenSenior(t, { townCode: CODES.otherCountysTown });
    await record(elsewhere).expect(404);
  });
});
