import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
let officer: ApiClient;
let helper: ApiClient;

beforeAll(async () => {
  helper = await t.person('村居协理', { role: 'VILLAGE_HELPER', regionId: await regionId(t, CODES.town) });
  officer = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: await regionId(t, CODES.county) });
});

const people = () => t.get(PeopleFacade);
const resident = async (seniorId: string, date: string, at?: Date) =>
  (await people().residents(t.db, { seniorIds: [seniorId] }, date, at))[0];

const record = (seniorId: string, kind: string, onDate: string) =>
  helper.post(`/seniors/${seniorId}/life-events`, { kind, onDate, source: '村委会' });

describe('life events', () => {
  it('keep apart when it happened and when it became known, and are told to the contexts above', async () => {
    const senior = await givenSenior(t);
    await record(senior.id, 'HOSPITAL_ADMISSION', '2026-11-20').expect(201);
    const family = await givenFamily(t, senior.id, ['VIEW']);
    const { body } = await family.get(`/seniors/${senior.id}/life-events`).expect(200);
    expect(body.items).toMatchObject([
      { kind: 'HOSPITAL_ADMISSION', onDate: '2026-11-20', knownAt: t.clock.now().toISOString() },
    ]);
    await t.drain();
    const event = await t.db.one(
      `SELECT payload, rooms FROM platform.event WHERE type = 'people.life-event-recorded.v1'
          AND payload->>'seniorId' = $1`,
      [senior.id],
    );
    expect(event).toEqual({
      payload: { seniorId: senior.id, kind: 'HOSPITAL_ADMISSION', onDate: '2026-11-20' },
      rooms: [`senior:${senior.id}`, `region:${senior.regionId}`],
    });
  });

  it('a death closes the file, once', async () => {
    const senior = await givenSenior(t, { birthDate: '1946-11-22' });
    await record(senior.id, 'DEATH', '2026-11-21').expect(201);
    expect((await t.get(PeopleFacade).senior(t.db, senior.id))?.deceasedOn).toBe('2026-11-21');
    expect((await record(senior.id, 'DEATH', '2026-11-20').expect(409)).body.code).toBe('people.deceased');
    await record(senior.id, 'MOVE', '2026-11-22').expect(409);
    await record(senior.id, 'HOSPITAL_ADMISSION', '2026-11-19').expect(201);
    await officer.patch(`/seniors/${senior.id}`, { name: '某某' }).expect(409);
    const { body } = await officer.get(`/seniors/${senior.id}`).expect(200);
    expect(body).toMatchObject({ deceasedOn: '2026-11-21', age: 79 });
  });

  it('lie in the past and stay as they are', async () => {
    const senior = await givenSenior(t);
    await record(senior.id, 'MOVE', '2026-11-24').expect(422);
    await record(senior.id, 'WEDDING', '2026-11-23').expect(422);
    await expect(t.db.query('DELETE FROM people.life_event')).rejects.toThrow('permission denied');
  });

  it('are taken back once, and what was thought until then stays on record', async () => {
    const senior = await givenSenior(t);
    const { body } = await record(senior.id, 'DEATH', '2026-11-21').expect(201);
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    const path = `/seniors/${senior.id}/life-events/${body.id}/retraction`;
    await helper.post(path, { reason: '同名同姓' }).expect(403);
    await officer.post(path, { reason: '同名同姓' }).expect(201);
    expect((await officer.post(path, { reason: '同名同姓' }).expect(409)).body.code).toBe(
      'people.already-retracted',
    );

    expect((await people().senior(t.db, senior.id))?.deceasedOn).toBeNull();
    expect(await resident(senior.id, '2026-11-22', before)).toBeUndefined();
    expect(await resident(senior.id, '2026-11-20', before)).toMatchObject({ deceasedOn: '2026-11-21' });
    expect(await resident(senior.id, '2026-11-22')).toMatchObject({ deceasedOn: null });
    const { items } = (await officer.get(`/seniors/${senior.id}/life-events`).expect(200)).body;
    expect(items).toMatchObject([
      { kind: 'DEATH', retractedAt: t.clock.now().toISOString(), retractionReason: '同名同姓' },
    ]);
    await t.drain();
    const event = await t.db.one(
      `SELECT payload FROM platform.event WHERE type = 'people.life-event-retracted.v1'
          AND payload->>'seniorId' = $1`,
      [senior.id],
    );
    expect(event).toEqual({ payload: { seniorId: senior.id, kind: 'DEATH', onDate: '2026-11-21' } });
    await record(senior.id, 'DEATH', '2026-11-22').expect(201);
    await expect(t.db.query('DELETE FROM people.life_event_retraction')).rejects.toThrow('permission denied');
  });

  it.each([
    ['HOSPITAL_ADMISSION', 'DISCHARGE', 'inHospitalSince'],
    ['INSTITUTION_ADMISSION', 'INSTITUTION_DISCHARGE', 'inInstitutionSince'],
  ] as const)('%s and %s make stays', async (admission, discharge, since) => {
    const { id } = await givenSenior(t);
    await record(id, admission, '2026-11-02').expect(201);
    await record(id, admission, '2026-11-04').expect(201);
    await record(id, discharge, '2026-11-06').expect(201);
    t.clock.advanceMinutes(1);
    await record(id, admission, '2026-11-06').expect(201);
    await record(id, discharge, '2026-11-09').expect(201);
    for (const [date, first] of [
      ['2026-11-01', null],
      ['2026-11-02', '2026-11-02'],
      ['2026-11-05', '2026-11-02'],
      ['2026-11-06', '2026-11-06'],
      ['2026-11-08', '2026-11-06'],
      ['2026-11-09', null],
      ['2026-11-20', null],
    ] as const)
      expect(await resident(id, date)).toMatchObject({ [since]: first });
  });
});

describe('moves', () => {
  const where = async (seniorId: string, date: string, at?: Date) =>
    (await people().residenceOn(t.db, seniorId, date, at))?.regionId;
  const move = (seniorId: string, kind: string, onDate: string, destinationId?: number) =>
    officer.post(`/seniors/${seniorId}/life-events`, { kind, onDate, source: '派出所', destinationId });
  let [town, second, elsewhere] = [0, 0, 0];
  beforeAll(async () => {
    [town, elsewhere] = await Promise.all(
      [CODES.town, CODES.otherCountysTown].map((code) => regionId(t, code)),
    );
    const towns = await t.db.query<{ id: number }>(
      'SELECT id FROM geo.region WHERE parent_id = (SELECT parent_id FROM geo.region WHERE id = $1) AND id <> $1 ORDER BY id',
      [town],
    );
    second = towns[0].id;
  });

  it('keep where somebody lived before, and where one thought so', async () => {
    const { id } = await givenSenior(t);
    const before = t.clock.now();
    t.clock.advanceMinutes(1);
    await move(id, 'MOVE', '2026-11-10', second).expect(201);
    expect(await where(id, '2000-01-01')).toBe(town);
    expect(await where(id, '2026-11-09')).toBe(town);
    expect(await where(id, '2026-11-10')).toBe(second);
    expect(await where(id, '2026-11-10', before)).toBe(town);
    expect((await people().senior(t.db, id))?.regionId).toBe(second);
    const ids = async (regionId: number, date: string) =>
      (await people().residents(t.db, { regionIds: [regionId], after: null, limit: 1000 }, date)).map(
        ({ seniorId }) => seniorId,
      );
    expect(await ids(second, '2026-11-10')).toContain(id);
    expect(await ids(second, '2026-11-09')).not.toContain(id);
    expect(await ids(town, '2026-11-09')).toContain(id);
  });

  it('that became known late lie before those that were known', async () => {
    const { id } = await givenSenior(t);
    await move(id, 'MOVE_OUT', '2026-11-20', elsewhere).expect(201);
    expect((await people().senior(t.db, id))?.regionId).toBe(elsewhere);
    await officer.get(`/seniors/${id}`).expect(404);
    const city = await t.person('市级经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.city),
    });
    const earlier = { kind: 'MOVE_OUT', onDate: '2026-11-10', source: '派出所', destinationId: second };
    await city.post(`/seniors/${id}/life-events`, earlier).expect(201);
    expect([
      await where(id, '2026-11-09'),
      await where(id, '2026-11-10'),
      await where(id, '2026-11-20'),
    ]).toEqual([town, second, elsewhere]);
  });

  it('without a destination leave a senior who lives nowhere we know', async () => {
    const { id } = await givenSenior(t);
    const { body } = await move(id, 'MOVE_OUT', '2026-11-20').expect(201);
    expect(await where(id, '2026-11-20')).toBeUndefined();
    expect(await resident(id, '2026-11-20')).toBeUndefined();
    expect(await resident(id, '2026-11-19')).toMatchObject({ regionId: town });
    await officer.post(`/seniors/${id}/life-events/${body.id}/retraction`, { reason: '未迁出' }).expect(201);
    expect(await resident(id, '2026-11-20')).toMatchObject({ regionId: town });
  });

  it('taken back leave everything as it was', async () => {
    const { id } = await givenSenior(t);
    const { body } = await move(id, 'MOVE', '2026-11-10', second).expect(201);
    await officer
      .post(`/seniors/${id}/life-events/${body.id}/retraction`, { reason: '登记错人' })
      .expect(201);
    expect(await where(id, '2026-11-10')).toBe(town);
    expect((await people().senior(t.db, id))?.regionId).toBe(town);
  });

  it('lead somewhere only when they are moves, within the county or out of it', async () => {
    const { id } = await givenSenior(t);
    const code = async (kind: string, destinationId: number) =>
      (await move(id, kind, '2026-11-10', destinationId).expect(422)).body.code as string;
    expect(await code('MOVE', elsewhere)).toBe('people.leaves-county');
    expect(await code('MOVE_OUT', second)).toBe('people.stays-in-county');
    expect(await code('DISCHARGE', second)).toBe('people.no-move');
    expect(await code('MOVE', await regionId(t, CODES.county))).toBe('people.region-too-wide');
  });
});
