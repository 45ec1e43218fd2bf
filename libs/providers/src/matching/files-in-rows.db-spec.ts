import { Random } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { givenCaregiver, givenProvider } from '@test/given/providers';

const t = useApp();
const owner = useClient(() => t.database.adminUrl);

/** Rows that say anything else than what follows from the papers, hours and places as they are. */
const WRONG = `
  SELECT id::text FROM providers.caregiver
   WHERE papers <> providers.papers_of_caregiver(id) OR week <> providers.week_of_caregiver(id)
  UNION ALL
  SELECT id::text FROM providers.provider WHERE papers <> providers.papers_of_provider(id)
  UNION ALL
  SELECT a.provider_id::text FROM providers.service_area a JOIN providers.provider p ON p.id = a.provider_id
   WHERE a.county_id <> p.county_id
  UNION ALL
  SELECT c.id::text FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
   WHERE c.county_id <> p.county_id`;

const of = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row> => {
  const [row] = await t.db.query<Row>(sql, parameters);
  return row;
};

describe('What a file says in its row', () => {
  it('has a lane for every type of paper there is, and none for another', async () => {
    const rows = await t.db.query<{ type: string; lane: number }>(
      `SELECT DISTINCT m[1] AS type, providers.paper_lane(m[1]) AS lane
         FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''::text', 'g') AS m
        WHERE c.conrelid IN ('providers.credential'::regclass, 'providers.licence'::regclass)
          AND pg_get_constraintdef(c.oid) LIKE '%(type = ANY%'`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ lane }) => lane)).size).toBe(rows.length);
    expect(rows.every(({ lane }) => lane > 0)).toBe(true);
    expect((await of<{ lane: number }>(`SELECT providers.paper_lane('PASSPORT') AS lane`)).lane).toBe(0);
  });

  it('holds each paper on its days, whatever their ends, and beside no other type’s', async () => {
    const { id } = await givenCaregiver(t, (await givenProvider(t)).id, { credentials: [] });
    const add = (type: string, valid: string) =>
      owner.query(
        `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, state, created_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $3::text::daterange, 'APPROVED', now())`,
        [id, type, valid],
      );
    await add('CARE_WORKER', '[2026-01-01,2026-02-01)');
    await add('CARE_WORKER', '[2026-02-01,2026-03-01)');
    await add('ASSESSOR', '[2026-01-01,)');
    await add('ELECTRICIAN', '[1950-01-01,infinity)');
    await add('SOCIAL_WORKER', '[1950-01-01,1960-01-01)');
    const holds = async (type: string, day: string) =>
      (
        await of<{ holds: boolean }>(
          'SELECT papers @> providers.paper_day($2, $3) AS holds FROM providers.caregiver WHERE id = $1',
          [id, type, day],
        )
      ).holds;
    expect(await holds('CARE_WORKER', '2025-12-31')).toBe(false);
    expect(await holds('CARE_WORKER', '2026-01-31')).toBe(true);
    expect(await holds('CARE_WORKER', '2026-02-28')).toBe(true);
    expect(await holds('CARE_WORKER', '2026-03-01')).toBe(false);
    expect(await holds('ASSESSOR', '2999-12-31')).toBe(true);
    expect(await holds('ELECTRICIAN', '2026-01-01')).toBe(true);
    expect(await holds('SOCIAL_WORKER', '2026-01-01')).toBe(false);
    expect(await holds('PASSPORT', '2026-01-01')).toBe(false);
  });

  it('is what follows from papers, hours and places, whatever is changed in whatever order', async () => {
    const random = new Random('files');
    const counties = [await regionId(t, CODES.county), await regionId(t, CODES.otherCounty)];
    const providers = [await givenProvider(t), await givenProvider(t)].map(({ id }) => id);
    const caregivers = (
      await Promise.all(providers.flatMap((id) => [givenCaregiver(t, id), givenCaregiver(t, id)]))
    ).map(({ id }) => id);
    const day = () => `2026-${String(random.integer(1, 12)).padStart(2, '0')}-10`;
    const term = () => {
      const [from, to] = [day(), day()].sort();
      return `[${from},${random.chance(0.2) ? '' : to}]`;
    };
    const state = () => random.pick(['PENDING', 'APPROVED', 'REVOKED']);
    const edits: (() => Promise<unknown>)[] = [
      () =>
        owner.query(
          `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, state, reason, created_at)
           VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'x', now())`,
          [random.pick(caregivers), 'ASSESSOR', String(random.integer(1, 1e9)), term(), state()],
        ),
      () =>
        owner.query(
          `UPDATE providers.credential SET valid = $2, state = $3, reason = 'x' WHERE caregiver_id = $1`,
          [...[random.pick(caregivers), term(), state()]],
        ),
      () =>
        owner.query(
          'UPDATE providers.credential SET caregiver_id = $1, number = gen_random_uuid() WHERE caregiver_id = $2',
          [...[random.pick(caregivers), random.pick(caregivers)]],
        ),
      () =>
        owner.query('DELETE FROM providers.credential WHERE caregiver_id = $1', [random.pick(caregivers)]),
      () =>
        owner.query(
          `INSERT INTO providers.working_hours SELECT $1, $2, $3::int, $3::int + 60 ON CONFLICT DO NOTHING`,
          [random.pick(caregivers), random.integer(1, 7), 60 * random.integer(0, 23)],
        ),
      () =>
        owner.query('DELETE FROM providers.working_hours WHERE caregiver_id = $1 AND weekday = $2', [
          ...[random.pick(caregivers), random.integer(1, 7)],
        ]),
      () =>
        owner.query(
          `UPDATE providers.licence SET valid = $2, state = $3, reason = 'x' WHERE provider_id = $1`,
          [...[random.pick(providers), term(), state()]],
        ),
      () =>
        owner.query('UPDATE providers.provider SET county_id = $2 WHERE id = $1', [
          ...[random.pick(providers), random.pick(counties)],
        ]),
      () =>
        owner.query(`INSERT INTO providers.service_area SELECT $1, $2 ON CONFLICT DO NOTHING`, [
          ...[random.pick(providers), random.pick(counties)],
        ]),
      // and what nobody should write
      () =>
        t.db.query(`UPDATE providers.caregiver SET papers = '{[1,9)}', week = '{}' WHERE id = $1`, [
          random.pick(caregivers),
        ]),
      () =>
        t.db.query(`UPDATE providers.provider SET papers = '{(,)}' WHERE id = $1`, [random.pick(providers)]),
      () => t.db.query('UPDATE providers.service_area SET county_id = $1', [random.pick(counties)]),
    ];
    let filled = 0;
    for (let i = 0; i < 150; i++) {
      await random.pick(edits)();
      expect(await t.db.query(WRONG)).toEqual([]);
      const { n } = await of<{ n: number }>(
        `SELECT count(*)::int AS n FROM providers.caregiver
          WHERE id = ANY ($1) AND NOT isempty(papers) AND NOT isempty(week)`,
        [caregivers],
      );
      filled += n;
    }
    expect(filled).toBeGreaterThan(100);
  });

  it('knows both papers that two people approve at once', async () => {
    const { id } = await givenCaregiver(t, (await givenProvider(t)).id, { credentials: [] });
    const approve = (type: string) =>
      `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, state, created_at)
       VALUES (gen_random_uuid(), '${id}', '${type}', 'n', '[2026-01-01,)', 'APPROVED', now())`;
    await owner.query('BEGIN');
    await owner.query(approve('ASSESSOR'));
    const second = t.db.query(approve('ELECTRICIAN'));
    for (let isWaiting = false; !isWaiting;)
      [{ isWaiting }] = await owner.query<{ isWaiting: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_stat_activity
                         WHERE wait_event_type = 'Lock' AND datname = current_database()) AS "isWaiting"`,
      );
    await owner.query('COMMIT');
    await second;
    const types = await of<{ both: boolean }>(
      `SELECT papers @> providers.paper_day('ASSESSOR', '2026-05-05')
              AND papers @> providers.paper_day('ELECTRICIAN', '2026-05-05') AS both
         FROM providers.caregiver WHERE id = $1`,
      [id],
    );
    expect(types.both).toBe(true);
  });

  it('says where a provider went that was just moving when the caregiver was taken on', async () => {
    const [from, to] = [await regionId(t, CODES.county), await regionId(t, CODES.otherCounty)];
    const provider = await givenProvider(t);
    const { id: other } = await givenCaregiver(t, provider.id);
    const counties = () =>
      t.db.query(`SELECT DISTINCT county_id AS county FROM providers.caregiver WHERE provider_id = $1`, [
        provider.id,
      ]);
    expect(await counties()).toEqual([{ county: from }]);
    await owner.query('BEGIN');
    await owner.query('UPDATE providers.provider SET county_id = $2 WHERE id = $1', [provider.id, to]);
    let isDone = false;
    const taken = t.db
      .query(
        `INSERT INTO providers.caregiver
         SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'active', false))).* FROM providers.caregiver c WHERE c.id = $1`,
        [other],
      )
      .finally(() => (isDone = true));
    for (let isWaiting = false; !isWaiting && !isDone;)
      [{ isWaiting }] = await owner.query<{ isWaiting: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_stat_activity
                         WHERE wait_event_type = 'Lock' AND datname = current_database()) AS "isWaiting"`,
      );
    await owner.query('COMMIT');
    await taken;
    expect(await counties()).toEqual([{ county: to }]);
  });
});
