import { useApp, type ApiClient } from '@test/app';
import { givenAssessableSenior, givenLevel } from '@test/given/assessment';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';
import { AssessmentFacade } from '../assessment.facade';

const t = useApp();
let officer: ApiClient;

beforeAll(async () => {
  officer = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
});

const record = (seniorId: string, level: number, assessedOn: string) =>
  officer.post(`/seniors/${seniorId}/assessment-results`, {
    level,
    assessedOn,
    sourceDocument: '宿评 2026-17',
  });
const levelOn = (seniorId: string, date: string) => t.get(AssessmentFacade).levelOn(t.db, seniorId, date);

describe('the ability level of a senior', () => {
  it('is not recorded without the senior’s consent to the use of health data', async () => {
    const { id } = await givenSenior(t);
    const { body } = await record(id, 2, '2026-11-01').expect(409);
    expect(body).toMatchObject({ code: 'assessment.health-consent-missing' });
    expect(await levelOn(id, '2026-11-01')).toBeUndefined();
  });

  it('holds for twelve months from the day of the report', async () => {
    const { id } = await givenAssessableSenior(t);
    await record(id, 2, '2025-12-01').expect(201);
    expect(await levelOn(id, '2025-11-30')).toBeUndefined();
    expect(await levelOn(id, '2025-12-01')).toBe(2);
    expect(await levelOn(id, '2026-11-30')).toBe(2);
    expect(await levelOn(id, '2026-12-01')).toBeUndefined();
  });

  it('gives way to a newer one on its first day', async () => {
    const { id } = await givenAssessableSenior(t);
    await givenLevel(t, id, 1, '2026-03-01');
    await record(id, 3, '2026-10-15').expect(201);
    expect(await levelOn(id, '2026-10-14')).toBe(1);
    expect(await levelOn(id, '2026-10-15')).toBe(3);
    for (const assessedOn of ['2026-10-15', '2026-09-01']) {
      const { body } = await record(id, 0, assessedOn).expect(409);
      expect(body).toMatchObject({ code: 'assessment.older-than-current', params: { date: '2026-10-15' } });
    }
    const family = await givenFamily(t, id, ['VIEW']);
    const { body } = await family.get(`/seniors/${id}/assessment-results`).expect(200);
    expect(body.items).toMatchObject([
      { level: 3, assessedOn: '2026-10-15', validTo: '2027-10-15' },
      { level: 1, assessedOn: '2026-03-01', validTo: '2026-10-15' },
    ]);
  });

  it('is one at a time, also when several are recorded at once', async () => {
    const { id } = await givenAssessableSenior(t);
    const answers = await Promise.all(Array.from({ length: 5 }, () => record(id, 2, '2026-11-01')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const insert = (valid: string, known: string) =>
      t.db.query(
        `INSERT INTO assessment.result (id, version, senior_id, level, assessed_on, published_on, valid, known,
           source_document, recorded_at)
         VALUES (gen_random_uuid(), 1, $1, 4, '2026-11-01', '2026-11-01', $2, $3, 'x', now())`,
        [id, valid, known],
      );
    await expect(insert('[2026-12-01,2027-12-01)', '[2026-11-23,)')).rejects.toThrow('result_one_at_a_time');
    await expect(insert('[2026-12-01,)', '[2026-11-23,)')).rejects.toThrow('result_valid');
    await expect(insert('[2026-10-01,2026-10-02)', '[2026-11-23,)')).rejects.toThrow('result_valid');
    await expect(insert('[2027-11-01,2028-11-01)', '(,)')).rejects.toThrow('result_known');
  });

  it('is recorded by the county, in its division, and not in advance', async () => {
    const { id } = await givenAssessableSenior(t);
    await record(id, 2, '2026-11-24').expect(422);
    await record(id, 5, '2026-11-01').expect(422);
    const elsewhere = await givenAssessableSenior(t, { townCode: CODES.otherCountysTown });
    await record(elsewhere.id, 2, '2026-11-01').expect(404);
    await officer.get(`/seniors/${elsewhere.id}/assessment-results`).expect(404);
    const town = await t.person('镇街经办', {
      role: 'TOWN_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    await town.post(`/seniors/${id}/assessment-results`, {}).expect(403);
  });
});

describe('what was known of a level', () => {
  const levelsOn = async (seniorId: string, on: string, knownAt?: Date) =>
    (await t.get(AssessmentFacade).levelsOn(t.db, [seniorId], on, knownAt)).get(seniorId);

  it('stays as it was known then, whatever is found out later', async () => {
    const { id } = await givenAssessableSenior(t);
    const start = t.clock.now();
    await givenLevel(t, id, 1, '2026-09-01');
    t.clock.advanceMinutes(1);
    const between = t.clock.now();
    t.clock.advanceMinutes(1);
    await givenLevel(t, id, 3, '2026-10-15');
    const later = t.clock.now();
    const seen = async (on: string) =>
      Promise.all([
        ...[new Date(start.getTime() - 1), between, later, undefined].map((at) => levelsOn(id, on, at)),
      ]);
    expect(await seen('2026-10-14')).toEqual([undefined, 1, 1, 1]);
    expect(await seen('2026-10-15')).toEqual([undefined, 1, 3, 3]);
    const rows = await t.db.query(
      `SELECT version, level, lower(valid) AS "from", upper(valid) AS "to", upper_inf(known) AS current
         FROM assessment.result WHERE senior_id = $1 ORDER BY level, version`,
      [id],
    );
    expect(rows).toEqual([
      { version: 1, level: 1, from: '2026-09-01', to: '2027-09-01', current: false },
      { version: 2, level: 1, from: '2026-09-01', to: '2026-10-15', current: true },
      { version: 1, level: 3, from: '2026-10-15', to: '2027-10-15', current: true },
    ]);
  });

  it('can be closed once and not rewritten', async () => {
    const { id } = await givenAssessableSenior(t);
    await givenLevel(t, id, 1, '2026-09-01');
    await givenLevel(t, id, 2, '2026-10-01');
    const close = (known: string, isCurrent: boolean) =>
      t.db.query(
        `UPDATE assessment.result SET known = ${known} WHERE senior_id = $1 AND upper_inf(known) = $2`,
        [id, isCurrent],
      );
    await expect(close(`tstzrange(lower(known), NULL)`, false)).rejects.toThrow('only be closed');
    await expect(close(`tstzrange(lower(known), NULL)`, true)).rejects.toThrow('only be closed');
    await expect(close(`tstzrange(lower(known) - interval '1 day', now())`, true)).rejects.toThrow(
      'only be closed',
    );
    await expect(t.db.query('UPDATE assessment.result SET level = 0')).rejects.toThrow('permission denied');
    await expect(t.db.query('DELETE FROM assessment.result')).rejects.toThrow('permission denied');
  });

  it('takes effect on the day that the setting says', async () => {
    const effect = (value: number) =>
      t.db.query(
        `INSERT INTO platform.setting (name, value, changed_at) VALUES ('assessment.levelEffect', $1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [value, t.clock.now()],
      );
    const { id } = await givenAssessableSenior(t);
    await givenLevel(t, id, 1, '2026-09-01');
    await effect(2);
    await givenLevel(t, id, 4, '2026-11-10');
    await effect(0);
    expect(await levelsOn(id, '2026-11-30')).toBe(1);
    expect(await levelsOn(id, '2026-12-01')).toBe(4);
    const family = await givenFamily(t, id, ['VIEW']);
    const page = (query: string) =>
      family.get(`/seniors/${id}/assessment-results?limit=1${query}`).expect(200);
    const { body } = await page('');
    expect(body.items).toMatchObject([{ level: 4, assessedOn: '2026-11-10', validFrom: '2026-12-01' }]);
    expect((await page(`&cursor=${body.nextCursor}`)).body.items).toMatchObject([{ level: 1 }]);
  });
});
