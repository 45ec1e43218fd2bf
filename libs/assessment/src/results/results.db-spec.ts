import { useApp, type ApiClient } from '@test/app';
import { givenLevel } from '@test/given/assessment';
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
  it('holds for twelve months from the day of the report', async () => {
    const { id } = await givenSenior(t);
    await record(id, 2, '2025-12-01').expect(201);
    expect(await levelOn(id, '2025-11-30')).toBeUndefined();
    expect(await levelOn(id, '2025-12-01')).toBe(2);
    expect(await levelOn(id, '2026-11-30')).toBe(2);
    expect(await levelOn(id, '2026-12-01')).toBeUndefined();
  });

  it('gives way to a newer one on its first day', async () => {
    const { id } = await givenSenior(t);
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
    const { id } = await givenSenior(t);
    const answers = await Promise.all(Array.from({ length: 5 }, () => record(id, 2, '2026-11-01')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    await expect(
      t.db.query(
        `INSERT INTO assessment.result (id, senior_id, level, assessed_on, valid, source_document, recorded_at)
         VALUES (gen_random_uuid(), $1, 4, '2026-12-01', '[2026-12-01,2027-12-01)', 'x', now())`,
        [id],
      ),
    ).rejects.toThrow('result_one_at_a_time');
  });

  it('is recorded by the county, in its division, and not in advance', async () => {
    const { id } = await givenSenior(t);
    await record(id, 2, '2026-11-24').expect(422);
    await record(id, 5, '2026-11-01').expect(422);
    const elsewhere = await givenSenior(t, { townCode: CODES.otherCountysTown });
    await record(elsewhere.id, 2, '2026-11-01').expect(404);
    await officer.get(`/seniors/${elsewhere.id}/assessment-results`).expect(404);
    const town = await t.person('镇街经办', {
      role: 'TOWN_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    await town.post(`/seniors/${id}/assessment-results`, {}).expect(403);
  });
});
