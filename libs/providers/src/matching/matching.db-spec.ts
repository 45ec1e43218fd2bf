import { addMinutes } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { CODES, regionId } from '@test/given/geo';
import { givenCaregiver, givenProvider, HERE, inTheNameOf } from '@test/given/providers';
import type { Queryable } from '@anzhi/platform';
import { givenAccount } from '@test/given/identity';
import { SuspendProvider } from '../organisations/suspend-provider.usecase';
import { ProvidersFacade } from '../providers.facade';
import type { MatchCriteria } from './match.types';

const t = useApp();
const admin = useClient(() => t.database.adminUrl);
const providers = () => t.get(ProvidersFacade);

/** Two hours of rehabilitation tomorrow at nine, in the town. */
const rehab = async (wish: Partial<MatchCriteria> = {}): Promise<MatchCriteria> => ({
  itemCode: 'REHAB',
  licences: ['BUSINESS', 'MEDICAL'],
  regionId: await regionId(t, CODES.town),
  at: new Date('2026-11-24T09:00:00+08:00'),
  minutes: 120,
  credentials: ['HEALTH_CERTIFICATE', 'REHAB_THERAPIST'],
  skills: ['REHABILITATION'],
  ...HERE,
  ...wish,
});

beforeEach(() => t.clock.set(new Date('2026-11-23T09:00:00+08:00')));

describe('candidates', () => {
  it('come nearest first, and after them those refused with the rule that refused them', async () => {
    const item = { itemCodes: ['REHAB', 'ORDER_OF_CANDIDATES'] };
    const near = await givenProvider(t, { ...item, latitude: HERE.latitude + 0.01 });
    const far = await givenProvider(t, { ...item, latitude: HERE.latitude + 0.05 });
    const unlicensed = await givenProvider(t, { ...item, licences: ['BUSINESS'] });
    const elsewhere = await givenProvider(t, {
      ...item,
      latitude: HERE.latitude + 0.02,
      serviceRegionIds: [await regionId(t, CODES.otherCounty)],
    });
    const alone = await givenProvider(t, { ...item, latitude: HERE.latitude + 0.03 });
    for (const { id } of [far, near, near, unlicensed, elsewhere]) await givenCaregiver(t, id);
    await givenCaregiver(t, alone.id, { credentials: ['HEALTH_CERTIFICATE'] });
    await givenProvider(t, { ...item, admitted: false });

    const criteria = await rehab({ itemCode: 'ORDER_OF_CANDIDATES' });
    const ask = (nearest: number, also: string[] = []) =>
      providers().nearProviders(t.db, criteria, { nearest, also });
    const found = await ask(10);

    const rowsOf = (rows: typeof found) => rows.map(({ providerId, refusedBy }) => [providerId, refusedBy]);
    expect(rowsOf(found)).toEqual([
      [near.id, undefined],
      [alone.id, undefined],
      [far.id, undefined],
      [unlicensed.id, 'LICENCE_NOT_VALID'],
      [elsewhere.id, 'OUTSIDE_SERVICE_AREA'],
    ]);
    expect(await providers().eligible(t.db, alone.id, criteria)).toMatchObject({
      refusedBy: 'NO_QUALIFIED_CAREGIVER',
    });
    expect((await ask(1, [far.id])).map(({ providerId }) => providerId).slice(-2)).toContain(far.id);
    expect(found[0].distanceMetres).toBeGreaterThan(1_000);
    expect(found[0].distanceMetres).toBeLessThan(1_200);
  });

  it('lose a provider whose licence expires between two questions', async () => {
    const { id } = await givenProvider(t, {
      licences: ['BUSINESS', { type: 'MEDICAL', lastDay: '2026-11-23' }],
    });
    await givenCaregiver(t, id);
    const today = await rehab({ at: new Date('2026-11-23T20:00:00+08:00') });
    expect(await providers().eligible(t.db, id, today)).toEqual({ ok: true });
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({
      ok: false,
      refusedBy: 'LICENCE_NOT_VALID',
    });

    t.clock.set(new Date('2026-11-23T23:59:00+08:00'));
    expect(await providers().eligible(t.db, id, today)).toEqual({ ok: true });
    t.clock.advanceMinutes(1);
    expect(await providers().eligible(t.db, id, today)).toEqual({
      ok: false,
      refusedBy: 'LICENCE_NOT_VALID',
    });
  });

  it('lose a suspended provider in the same minute', async () => {
    const { id } = await givenProvider(t);
    await givenCaregiver(t, id);
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({ ok: true });
    const inspector = await givenAccount(t, '检查员');
    await t
      .get(SuspendProvider)
      .execute(inTheNameOf(inspector.id), { providerId: id, reason: '消防整改未完成' });
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({
      ok: false,
      refusedBy: 'SUSPENDED',
    });
  });

  it('need the item, and the registration even where the item asks for no licence', async () => {
    const { id } = await givenProvider(t, { licences: ['MEDICAL'], admitted: false });
    expect(await providers().eligible(t.db, id, await rehab())).toEqual({
      ok: false,
      refusedBy: 'NOT_ADMITTED',
    });
    const admitted = await givenProvider(t, { licences: [{ type: 'BUSINESS', lastDay: '2026-11-23' }] });
    await givenCaregiver(t, admitted.id);
    const other = await rehab({ itemCode: 'CLEAN_ROOM' });
    expect(await providers().eligible(t.db, admitted.id, other)).toMatchObject({
      refusedBy: 'ITEM_NOT_OFFERED',
    });
    expect(await providers().eligible(t.db, admitted.id, await rehab({ licences: [] }))).toMatchObject({
      refusedBy: 'LICENCE_NOT_VALID',
    });
  });
});

describe('the nearest caregivers', () => {
  const ask = async (
    item: string,
    wish: { nearest?: number; known?: string[]; without?: string[] } & Partial<MatchCriteria> = {},
  ) =>
    (
      await providers().nearCaregivers(t.db, {
        ...(await rehab({ itemCode: item })),
        ...{ nearest: 1_000, known: [], without: [], ...wish },
      })
    ).map(({ id, refusedBy, provider, place }) => ({ id, refusedBy, file: provider.refusedBy, place }));

  it('are judged by their own file, and by their provider’s', async () => {
    const provider = await givenProvider(t, { itemCodes: ['REHAB', 'NEAR'] });
    const good = await givenCaregiver(t, provider.id);
    const unskilled = await givenCaregiver(t, provider.id, { skills: [] });
    const lapsed = await givenCaregiver(t, provider.id, {
      credentials: ['REHAB_THERAPIST', { type: 'HEALTH_CERTIFICATE', lastDay: '2026-11-23' }],
    });
    const asleep = await givenCaregiver(t, provider.id, { workingHours: [] });
    const other = await givenProvider(t, { itemCodes: ['NEAR'], licences: ['BUSINESS'] });
    const unlicensed = await givenCaregiver(t, other.id);

    const found = await ask('NEAR', { known: [unskilled.id] });
    const of = ({ id }: { id: string }) => found.find((each) => each.id === id);
    expect(of(good)).toMatchObject({ refusedBy: undefined, file: undefined });
    expect(of(good)!.place).toMatchObject(HERE);
    expect(of(unskilled)).toMatchObject({ refusedBy: 'SKILL_MISSING' });
    expect(of(lapsed)).toMatchObject({ refusedBy: 'CREDENTIAL_NOT_VALID' });
    expect(of(asleep)).toMatchObject({ refusedBy: 'NOT_WORKING' });
    expect(of(unlicensed)).toMatchObject({ refusedBy: undefined, file: 'LICENCE_NOT_VALID' });
    expect((await ask('NEAR')).map(({ id }) => id)).not.toContain(unskilled.id);
    expect((await ask('NEAR', { known: [good.id], sex: 'MALE' })).map((each) => each.refusedBy)).toEqual([
      'OTHER_SEX_REQUIRED',
    ]);
    expect((await ask('NEAR', { without: [provider.id] })).map(({ id }) => id)).not.toContain(good.id);
  });

  it('are those whose day starts nearest, also when it is not at the provider’s', async () => {
    const far = { latitude: HERE.latitude + 2, longitude: HERE.longitude + 2 };
    const provider = await givenProvider(t, { ...far });
    const [stays, moves] = [await givenCaregiver(t, provider.id), await givenCaregiver(t, provider.id)];
    const there = { latitude: HERE.latitude + 1, longitude: HERE.longitude + 1, datum: 'WGS84' as const };
    const owner = await t.person('机构负责人', { role: 'PROVIDER_OWNER', organisationId: provider.id });
    const where = `/caregivers/${moves.id}/start-place`;
    await owner
      .put(where, { latitude: there.latitude + 0.0004, longitude: there.longitude, datum: 'WGS84' })
      .expect(200);
    const nearest = async (at: object) =>
      (await ask('REHAB', { nearest: 1, ...at })).map(({ id, place }) => [id, place]);
    // rounded to about a hundred metres
    expect(await nearest(there)).toEqual([[moves.id, there]]);
    await owner.delete(where).expect(200);
    expect((await nearest(there))[0][0]).not.toBe(moves.id);

    await t.db.query('UPDATE providers.provider SET latitude = 10 WHERE id = $1', [provider.id]);
    const [{ y }] = await t.db.query<{ y: number }>(
      'SELECT place[1] AS y FROM providers.caregiver WHERE id = $1',
      [stays.id],
    );
    expect(y).toBeCloseTo(10 * 110.57, 5);
  });
});

describe('the weeks of caregivers', () => {
  it('name the days on which every paper holds, hours and absences', async () => {
    const provider = await givenProvider(t, {
      licences: ['BUSINESS', { type: 'MEDICAL', lastDay: '2026-11-26' }],
    });
    const caregiver = await givenCaregiver(t, provider.id, {
      credentials: ['REHAB_THERAPIST', { type: 'HEALTH_CERTIFICATE', lastDay: '2026-11-25' }],
      workingHours: [{ weekday: 2, startMinute: 480, endMinute: 600 }],
    });
    const { at: _, minutes: _minutes, ...criteria } = await rehab();
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    const weeks = await providers().caregiverWeeks(t.db, { ...criteria, days, nearest: 1_000, known: [] });
    expect(weeks.find(({ id }) => id === caregiver.id)).toMatchObject({
      days: ['2026-11-23', '2026-11-24', '2026-11-25'],
      hours: [{ weekday: 2, startMinute: 480, endMinute: 600 }],
      absences: [],
    });
  });
});

describe('the search by place', () => {
  type Scans = { name: string; all: number; byIndex: number };
  const SCANS = `
    SELECT relname AS name, seq_scan::int AS all, idx_scan::int AS "byIndex" FROM pg_stat_xact_user_tables
     WHERE schemaname = 'providers' ORDER BY 1`;

  it('reads no table from end to end, also while there is hardly anybody in it', async () => {
    const { before, after } = await t.db.snapshot(async (db) => {
      // what the connection counted before and has not handed in yet is in these figures too
      const before = await db.query<Scans>(SCANS);
      await db.query(
        `SELECT * FROM providers.caregivers_near(50, $1, $2, '{REHABILITATION}', NULL, 1, '{1}', '{}')`,
        [HERE.latitude, HERE.longitude],
      );
      return { before, after: await db.query<Scans>(SCANS) };
    });
    const more = (of: 'all' | 'byIndex') =>
      after
        .filter((now) => now[of] > (before.find(({ name }) => name === now.name)?.[of] ?? 0))
        .map(({ name }) => name);
    expect(more('byIndex')).toContain('caregiver');
    expect(more('all')).toEqual([]);
  });

  it('takes nobody’s place for those who neither lie in the county nor serve the division', async () => {
    const item = { itemCodes: ['REHAB', 'ELSEWHERE'] };
    const there = { latitude: HERE.latitude - 1, longitude: HERE.longitude };
    const county = await regionId(t, CODES.otherCounty);
    const ours = await givenProvider(t, { ...item, latitude: there.latitude + 0.1 });
    const others = await givenProvider(t, {
      ...item,
      ...there,
      regionId: county,
      serviceRegionIds: [county],
    });
    const [near, far] = [await givenCaregiver(t, others.id), await givenCaregiver(t, ours.id)];
    const { at: _, minutes: _minutes, ...criteria } = await rehab({ itemCode: 'ELSEWHERE', ...there });
    const wish = { ...criteria, days: ['2026-11-24'], known: [], nearest: 1 };
    expect((await providers().caregiverWeeks(t.db, wish)).map(({ id }) => id)).toEqual([far.id]);
    const found = await providers().caregiverWeeks(t.db, { ...wish, known: [near.id] });
    expect(found.map(({ id }) => id)).toEqual([far.id]);
  });
});

describe('the search by place in a county with few who can', () => {
  it('does not walk through the other counties', async () => {
    const county = await regionId(t, CODES.otherCounty);
    const crowded = await givenProvider(t, { latitude: 50 });
    const { id } = await givenCaregiver(t, crowded.id);
    // a thousand of his kind, nearer to the place than the only one of the other county
    await admin.query("SET session_replication_role = 'replica'");
    await admin.query(
      `INSERT INTO providers.caregiver (id, provider_id, account_id, name, sex, dialects, skills, phone,
         identity_number, identity_index, created_at, place, county_id)
       SELECT gen_random_uuid(), provider_id, gen_random_uuid(), name, sex, dialects, skills, phone, identity_number,
              sha256(n::text::bytea), created_at, place, county_id
         FROM providers.caregiver, generate_series(1, 1000) n WHERE id = $1`,
      [id],
    );
    await admin.query('RESET session_replication_role');
    const place = { regionId: county, serviceRegionIds: [county], latitude: 52 };
    const only = await givenCaregiver(t, (await givenProvider(t, place)).id);
    const tuples = async (db: Queryable) => {
      const [{ n }] = await db.query<{ n: number }>(
        `SELECT coalesce(sum(idx_tup_fetch), 0)::int AS n FROM pg_stat_xact_user_tables WHERE relname = 'caregiver'`,
      );
      return n;
    };
    const { found, read } = await t.db.snapshot(async (db) => {
      const before = await tuples(db);
      const found = await db.query<{ id: string }>(
        `SELECT id FROM providers.caregivers_near(50, 50, $1, '{REHABILITATION}', NULL, $2,
           ARRAY[$2::int], '{}')`,
        [HERE.longitude, county],
      );
      return { found, read: (await tuples(db)) - before };
    });
    expect(found.map(({ id: one }) => one)).toContain(only.id);
    expect(found).not.toContainEqual({ id });
    expect(read).toBeLessThan(100);
  });
});

describe('qualified caregivers', () => {
  const ask = async (providerId: string, wish: Partial<MatchCriteria> = {}) =>
    (await providers().qualifiedCaregivers(t.db, { providerId, ...(await rehab(wish)) })).map(({ id }) => id);

  it('hold every credential now and at the service, and have every skill', async () => {
    const provider = await givenProvider(t);
    const good = await givenCaregiver(t, provider.id);
    await givenCaregiver(t, provider.id, { skills: [] });
    await givenCaregiver(t, provider.id, {
      credentials: ['REHAB_THERAPIST', { type: 'HEALTH_CERTIFICATE', lastDay: '2026-11-23' }],
    });
    expect(await ask(provider.id)).toEqual([good.id]);
    expect(await ask(provider.id, { sex: 'MALE' })).toEqual([]);
  });

  it('work at that time: adjoining hours count together, absences do not', async () => {
    const provider = await givenProvider(t);
    const { id } = await givenCaregiver(t, provider.id, {
      workingHours: [
        { weekday: 2, startMinute: 480, endMinute: 600 },
        { weekday: 2, startMinute: 600, endMinute: 720 },
      ],
    });
    const at = (time: string) => ({ at: new Date(`2026-11-24T${time}:00+08:00`) });
    expect(await ask(provider.id, at('09:00'))).toEqual([id]);
    expect(await ask(provider.id, at('10:00'))).toEqual([id]);
    expect(await ask(provider.id, at('10:01'))).toEqual([]);
    expect(await ask(provider.id, at('07:59'))).toEqual([]);
    expect(await ask(provider.id, { at: addMinutes(at('09:00').at, 1440) })).toEqual([]);

    const owner = await t.person('机构负责人', { role: 'PROVIDER_OWNER', organisationId: provider.id });
    const leave = { from: '2026-11-24T10:30:00+08:00', to: '2026-11-24T11:00:00+08:00', reason: '体检' };
    const { body } = await owner.post(`/caregivers/${id}/absences`, leave).expect(201);
    expect(await ask(provider.id, at('09:00'))).toEqual([]);
    expect(await ask(provider.id, at('08:30'))).toEqual([id]);
    await owner.post(`/caregivers/${id}/absences`, leave).expect(409);
    await owner.delete(`/caregivers/${id}/absences/${body.id}`).expect(200);
    expect(await ask(provider.id, at('09:00'))).toEqual([id]);
  });

  it('may serve past midnight when they work on both days', async () => {
    const provider = await givenProvider(t);
    const { id } = await givenCaregiver(t, provider.id);
    const night = { at: new Date('2026-11-24T22:00:00+08:00'), minutes: 600 };
    expect(await ask(provider.id, night)).toEqual([id]);
  });
});
