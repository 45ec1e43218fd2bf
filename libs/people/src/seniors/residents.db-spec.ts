import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';
import type { ResidentSelection } from './resident.queries';

const t = useApp();
const residents = (selection: ResidentSelection, on = '2026-11-23', at?: Date) =>
  t.get(PeopleFacade).residents(t.db, selection, on, at);
const idsOf = async (...asked: Parameters<typeof residents>) =>
  (await residents(...asked)).map(({ seniorId }) => seniorId);

describe('residents', () => {
  it('are described as they are on a day', async () => {
    const categories = [{ code: 'DIBAO', validFrom: '2026-11-23', source: '低保证' }];
    const { id } = await givenSenior(t, { birthDate: '1944-05-06', sex: 'MALE', categories });
    expect(await residents({ seniorIds: [id] })).toEqual([
      {
        seniorId: id,
        countyId: await regionId(t, CODES.county),
        regionId: await regionId(t, CODES.town),
        birthDate: '1944-05-06',
        sex: 'MALE',
        hukouRegionId: null,
        categories: ['DIBAO'],
        facts: {},
        inHospitalSince: null,
        inInstitutionSince: null,
        deceasedOn: null,
      },
    ]);
    expect(await residents({ seniorIds: [id] }, '2026-11-22')).toMatchObject([{ categories: [] }]);
  });

  it('come by county or subtree, page by page, each once', async () => {
    const [county, other, city] = await Promise.all(
      [CODES.county, CODES.otherCounty, CODES.city].map((code) => regionId(t, code)),
    );
    const here = [await givenSenior(t), await givenSenior(t), await givenSenior(t)].map(({ id }) => id);
    const { id: there } = await givenSenior(t, { townCode: CODES.otherCountysTown });
    const all = await idsOf({ countyId: county, after: null, limit: 1000 });
    expect(all).toEqual(expect.arrayContaining(here));
    expect(all).not.toContain(there);
    expect(all).toEqual([...all].sort());
    const [first, second] = [
      await idsOf({ countyId: county, after: null, limit: 2 }),
      await idsOf({ countyId: county, after: all[1], limit: 2 }),
    ];
    expect([...first, ...second]).toEqual(all.slice(0, 4));
    expect(await idsOf({ regionIds: [county], after: null, limit: 1000 })).toEqual(all);
    expect(await idsOf({ regionIds: [other], after: null, limit: 1000 })).toContain(there);
    expect(await idsOf({ regionIds: [city, county], after: null, limit: 1000 })).toEqual(
      expect.arrayContaining([...all, there]),
    );
    expect(await idsOf({ regionIds: [], after: null, limit: 1000 })).toEqual([]);
  });

  it('are those who were known at that instant', async () => {
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const { id } = await givenSenior(t);
    expect(await idsOf({ seniorIds: [id] }, '2026-11-23', before)).toEqual([]);
    expect(await idsOf({ seniorIds: [id] }, '2026-11-23', t.clock.now())).toEqual([id]);
  });
});

it('2,000 residents with all that is known of them come sooner than one counts to a million and a half', async () => {
  const { id } = await givenSenior(t);
  await t.write(async (tx) => {
    await tx.query(
      `INSERT INTO people.senior SELECT (jsonb_populate_record(s, jsonb_build_object(
           'id', gen_random_uuid(), 'identity_number_index', '\\x' || md5(n::text)))).*
         FROM people.senior s, generate_series(1, 6000) AS n WHERE s.id = $1`,
      [id],
    );
    const copy = `gen_random_uuid(), s.id, `;
    await tx.query(
      `INSERT INTO people.residence SELECT ${copy} region_id, place_id, county_id, '(,)', tstzrange(registered_at, NULL),
              '名册', registered_at, NULL
         FROM people.senior s WHERE NOT EXISTS (SELECT FROM people.residence r WHERE r.senior_id = s.id)`,
    );
    await tx.query(
      `INSERT INTO people.category SELECT ${copy} code, '[2026-01-01,)', tstzrange(registered_at, NULL), '名册',
              registered_at, NULL
         FROM people.senior s, unnest(ARRAY['DIBAO', 'LIVING_ALONE', 'DEMENTIA']) AS code
        WHERE NOT EXISTS (SELECT FROM people.category c WHERE c.senior_id = s.id)`,
    );
    await tx.query(
      `INSERT INTO people.fact SELECT ${copy} code, 'true', '[2026-01-01,)', tstzrange(registered_at, NULL), '名册',
              NULL, registered_at, NULL
         FROM people.senior s, unnest(ARRAY['CHILDLESS', 'LTCI_COVERED']) AS code`,
    );
    await tx.query(
      `INSERT INTO people.life_event (id, senior_id, kind, on_date, known_at, source)
       SELECT ${copy} kind, date '2026-11-01' + day, registered_at, '名册'
         FROM people.senior s, (VALUES ('HOSPITAL_ADMISSION', 1), ('DISCHARGE', 3)) AS e(kind, day)`,
    );
    tx.audit({ action: 'test.residents-made', subject: 'senior', subjectId: id });
  });
  const countyId = await regionId(t, CODES.county);
  const [pages, counts]: [number[], number[]] = [[], []];
  for (let after: string | null = null, page = 0; page < 3; page++) {
    const found = await timed(pages, () => residents({ countyId, after, limit: 2000 }));
    expect(found).toHaveLength(2000);
    after = found[1999].seniorId;
    await timed(counts, () => t.db.query('SELECT count(*) FROM generate_series(1, 1000000)'));
  }
  // about 100 ms each on an idle core; side by side, because this one may not be idle
  expect(Math.min(...pages)).toBeLessThan(Math.min(...counts) * 1.5);
}, 60_000);

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  times.push(performance.now() - started);
  return result;
}
