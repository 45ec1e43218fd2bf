import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';
import { PeopleFacade } from '../people.facade';

const t = useApp();
let officer: ApiClient;

beforeAll(async () => {
  officer = await t.person('村居协理', { role: 'VILLAGE_HELPER', regionId: await regionId(t, CODES.town) });
});

const record = (seniorId: string, kind: string, onDate: string) =>
  officer.post(`/seniors/${seniorId}/life-events`, { kind, onDate, source: '村委会' });

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
});
