import { addDays, addMinutes, businessDate, newId, startOfDay } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { AT_THE_DOOR, caregiverOf, givenVisit, seenByFamily, type GivenVisit } from '@test/given/visits';
import { OnTheWaySweep } from './on-the-way-sweep';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const t = useApp();
/** A story of several logins, on a busy machine. */
jest.setTimeout(120_000);

let town: GivenTown;
beforeAll(async () => {
  town = await givenTown(t);
});
beforeEach(() => t.clock.set(FIRST_DAY));

/** Of a provider some kilometres away: the way from there takes its time. */
const far = async (): Promise<GivenVisit> => givenVisit(t, await town.team({ kilometres: 5 }));
const alertsOf = ({ orderId }: GivenVisit) =>
  t.db.query<{
    id: string;
    kind: string;
    state: string;
    disposition: string | null;
    expectedAt: Date | null;
  }>(
    `SELECT id, kind, state, disposition, expected_at AS "expectedAt"
       FROM dispatch.alert WHERE order_id = $1 ORDER BY raised_at, id`,
    [orderId],
  );
const drainAt = async (at: Date): Promise<void> => {
  t.clock.set(at);
  await t.drain();
};
const dueOf = async ({ id }: GivenVisit, kind: string): Promise<Date> =>
  (await t.db.one<{ at: Date }>('SELECT due_at AS at FROM platform.job WHERE kind = $1 AND key = $2', [
    kind,
    id,
  ]))!.at;
/** North of the door by so many metres, at this moment. */
const there = (metres: number, change: object = {}) => ({
  ...AT_THE_DOOR,
  latitude: AT_THE_DOOR.latitude + metres / 111_195,
  deviceAt: t.clock.now().toISOString(),
  ...change,
});
const depart = async (visit: GivenVisit) =>
  (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/departure`).expect(201);
const agree = async (visit: GivenVisit, agreed = true) =>
  (await caregiverOf(t, visit.team)).post('/position-consent', { agreed }).expect(201);
const send = async (visit: GivenVisit, ...positions: object[]) =>
  (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/positions`, { positions });
const keptOf = ({ id }: GivenVisit) =>
  t.db.query('SELECT latitude FROM visits.position WHERE visit_id = $1 ORDER BY device_at', [id]);
const auditedOf = ({ id }: GivenVisit) =>
  t.db.query<{ action: string; details: Record<string, unknown> }>(
    `SELECT action, details FROM platform.audit_trail
      WHERE subject_id = $1 AND action LIKE 'visits.position%' ORDER BY id`,
    [id],
  );
const arriving = async (visit: GivenVisit) => {
  const check = { method: 'POSITION', deviceAt: t.clock.now().toISOString(), position: AT_THE_DOOR };
  return (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/check-in`, check).expect(201);
};
const eventsOf = ({ id }: GivenVisit) =>
  t.db.query<{ payload: { expectedAt: string }; rooms: string[] }>(
    `SELECT payload, rooms FROM platform.event
      WHERE type = 'visits.arrival-estimated.v1' AND payload->>'visitId' = $1 ORDER BY seq`,
    [id],
  );

describe('A caregiver who has not set off', () => {
  it('raises an alert when he can no longer be there in time; setting off in time ends it', async () => {
    const visit = await far();
    const due = await dueOf(visit, 'visits.late-departure');
    // five kilometres take about half an hour
    expect(due.getTime()).toBeLessThan(addMinutes(visit.startsAt, -15).getTime());
    await drainAt(new Date(due.getTime() - 1));
    expect(await alertsOf(visit)).toEqual([]);
    await drainAt(due);
    expect(await alertsOf(visit)).toMatchObject([{ kind: 'LATE_DEPARTURE', state: 'OPEN' }]);
    await depart(visit);
    await t.drain();
    expect(await alertsOf(visit)).toMatchObject([{ state: 'CLOSED', disposition: 'ON_THE_WAY' }]);
  });

  it('and sets off too late is expected late, until he is nearer than thought', async () => {
    const visit = await far();
    t.clock.set(visit.startsAt);
    await agree(visit);
    await depart(visit);
    const [late] = await alertsOf(visit);
    expect(late).toMatchObject({ kind: 'LATE_DEPARTURE', state: 'OPEN' });
    expect(late.expectedAt!.getTime()).toBeGreaterThan(addMinutes(visit.startsAt, 15).getTime());
    expect((await send(visit, there(200))).status).toBe(201);
    expect(await alertsOf(visit)).toMatchObject([{ state: 'CLOSED', disposition: 'ON_THE_WAY' }]);
  });

  it('nor checked in: missed fifteen minutes after the start, and over with the check-in', async () => {
    const visit = await far();
    await drainAt(addMinutes(visit.startsAt, 15));
    const open = (await alertsOf(visit)).filter(({ state }) => state === 'OPEN');
    expect(open.map(({ kind }) => kind).sort()).toEqual(['LATE_DEPARTURE', 'MISSED_CHECK_IN']);
    await arriving(visit);
    await t.drain();
    expect((await alertsOf(visit)).map(({ disposition }) => disposition)).toEqual([
      'CHECKED_IN',
      'CHECKED_IN',
    ]);
  });

  it('but promised to come is looked at again; a lost job is found by the sweep', async () => {
    const visit = await far();
    await t.db.query(`DELETE FROM platform.job WHERE key = $1`, [visit.id]);
    await drainAt(addMinutes(visit.startsAt, 20));
    expect(await alertsOf(visit)).toEqual([]);
    await t.get(OnTheWaySweep).tick();
    await t.get(OnTheWaySweep).tick();
    await t.drain();
    const raised = await alertsOf(visit);
    expect(raised.map(({ kind }) => kind).sort()).toEqual(['LATE_DEPARTURE', 'MISSED_CHECK_IN']);
    const dispatcher = await t.again(visit.team.dispatcher);
    for (const { id } of raised)
      await dispatcher
        .post(`/dispatch-alerts/${id}/disposition`, { disposition: 'CALLED_ON_THE_WAY' })
        .expect(201);
    await drainAt(addMinutes(visit.startsAt, 34));
    expect(await alertsOf(visit)).toHaveLength(2);
    await drainAt(addMinutes(visit.startsAt, 35));
    expect(await alertsOf(visit)).toHaveLength(4);
  });
});

describe('Where a caregiver is', () => {
  it('is taken only if he agreed, from setting off until the check-in', async () => {
    const visit = await far();
    t.clock.set(addMinutes(visit.startsAt, -40));
    await agree(visit);
    expect((await send(visit, there(5_000))).body).toMatchObject({ code: 'visits.not-on-the-way' });
    await depart(visit);
    await agree(visit, false);
    expect((await send(visit, there(5_000))).body).toMatchObject({ code: 'visits.position-not-agreed' });
    await agree(visit);
    const before = there(5_000, { deviceAt: addMinutes(t.clock.now(), -1).toISOString() });
    expect((await send(visit, before)).body).toMatchObject({ kept: 0 });
    expect((await send(visit, there(5_000))).body).toMatchObject({ kept: 1 });
    t.clock.set(visit.startsAt);
    const offline = there(900, { deviceAt: addMinutes(visit.startsAt, -5).toISOString() });
    await arriving(visit);
    expect((await send(visit, offline)).body).toMatchObject({ code: 'visits.not-on-the-way' });
    expect(await keptOf(visit)).toHaveLength(1);
  });

  it('is taken by no other way: the database refuses it between jobs', async () => {
    const visit = await far();
    await agree(visit);
    await t.db.query('INSERT INTO visits.journey (visit_id, departed_at) VALUES ($1, now())', [visit.id]);
    const insert = t.db.query(
      `INSERT INTO visits.position (visit_id, device_at, at, latitude, longitude, datum, accuracy_metres)
       VALUES ($1, now(), now(), 33, 118, 'WGS84', 5)`,
      [visit.id],
    );
    await expect(insert).rejects.toThrow(/not on the way/);
  });

  it('is thinned, and forgotten after a week', async () => {
    const visit = await far();
    t.clock.set(addMinutes(visit.startsAt, -40));
    await agree(visit);
    await depart(visit);
    const at = (minutes: number, metres: number) =>
      there(metres, { deviceAt: addMinutes(visit.startsAt, -40 + minutes).toISOString() });
    t.clock.set(addMinutes(visit.startsAt, -30));
    // without a signal for ten minutes: all at once, and none of it twice
    const way = [at(0, 5_000), at(1, 4_950), at(4, 4_000), at(8, 2_500), at(9, 2_450)];
    expect((await send(visit, ...way)).body).toMatchObject({ kept: 3 });
    expect((await send(visit, ...way)).body).toMatchObject({ kept: 0 });
    await drainAt(addMinutes(visit.startsAt, 5 * 24 * 60));
    await t.get(OnTheWaySweep).daily();
    await t.drain();
    expect(await keptOf(visit)).toHaveLength(3);
    await drainAt(startOfDay(addDays(businessDate(visit.startsAt), 8)));
    await t.get(OnTheWaySweep).daily();
    await t.drain();
    expect(await keptOf(visit)).toEqual([]);
  });

  it('is forgotten at once when he takes his word back', async () => {
    const visit = await far();
    t.clock.set(addMinutes(visit.startsAt, -40));
    await agree(visit);
    await depart(visit);
    await send(visit, there(5_000));
    expect(await keptOf(visit)).toHaveLength(1);
    await agree(visit, false);
    expect(await keptOf(visit)).toEqual([]);
  });

  it('is on record by when it was shared and not by every point, and a point sent twice counts once', async () => {
    const visit = await far();
    t.clock.set(addMinutes(visit.startsAt, -40));
    await agree(visit);
    await depart(visit);
    expect(await auditedOf(visit)).toEqual([]);
    const phone = await caregiverOf(t, visit.team);
    const first = { positions: [there(5_000)] };
    const key = newId(t.clock.now());
    for (const kept of [1, 0])
      expect((await phone.post(`/visits/${visit.id}/positions`, first, key).expect(201)).body).toMatchObject({
        kept,
      });
    t.clock.set(addMinutes(visit.startsAt, -35));
    await send(visit, there(4_000));
    t.clock.set(addMinutes(visit.startsAt, -30));
    await agree(visit, false);
    await agree(visit);
    await send(visit, there(3_000));
    t.clock.set(visit.startsAt);
    await arriving(visit);
    expect(await auditedOf(visit)).toEqual([
      { action: 'visits.position-sharing-begun', details: {} },
      { action: 'visits.position-sharing-ended', details: { because: 'TAKEN_BACK', positions: 2 } },
      { action: 'visits.position-sharing-begun', details: {} },
      { action: 'visits.position-sharing-ended', details: { because: 'IN_SERVICE', positions: 1 } },
    ]);
  });

  it('reaches the family as an arrival time and as nothing else', async () => {
    const visit = await far();
    t.clock.set(addMinutes(visit.startsAt, -40));
    await agree(visit);
    await depart(visit);
    t.clock.set(addMinutes(visit.startsAt, -39));
    await send(visit, there(1_000));
    t.clock.set(addMinutes(visit.startsAt, -38));
    await send(visit, there(600));
    await t.drain();
    const told = await eventsOf(visit);
    // from the provider's, then from where he was; a few hundred metres more are no news
    expect(told).toHaveLength(2);
    const [, last] = told;
    expect(Object.keys(last.payload).sort()).toEqual(['caregiverId', 'expectedAt', 'orderId', 'visitId']);
    expect(new Date(last.payload.expectedAt).getTime() % (5 * 60_000)).toBe(0);
    expect(last.rooms.some((room) => room.startsWith('region:'))).toBe(false);
    expect((await seenByFamily(t, visit)).expectedAt).toBe(last.payload.expectedAt);
    const family = await t.again(visit.household.family);
    await family.get(`/visits/${visit.id}/position`).expect(403);
    await arriving(visit);
    expect((await seenByFamily(t, visit)).expectedAt).toBeNull();
  });

  it('is shown to the desk while he is on the way, and every reading is on record', async () => {
    const visit = await far();
    t.clock.set(addMinutes(visit.startsAt, -40));
    const path = `/visits/${visit.id}/position`;
    const dispatcher = await t.again(visit.team.dispatcher);
    await dispatcher.get(path).expect(409);
    await agree(visit);
    await depart(visit);
    expect((await dispatcher.get(path).expect(200)).body).toMatchObject({ position: null });
    const onAMap = there(3_000, { datum: 'GCJ02' });
    await send(visit, onAMap);
    const officer = await t.person('值班员', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    expect((await officer.get(path).expect(200)).body).toMatchObject({
      position: { latitude: onAMap.latitude, datum: 'GCJ02' },
    });
    const stranger = await town.team();
    await stranger.dispatcher.get(path).expect(404);
    await arriving(visit);
    await dispatcher.get(path).expect(409);
    const trail = await t.db.query<{ account_id: string }>(
      `SELECT account_id FROM platform.audit_trail
        WHERE action = 'visits.position-read' AND subject_id = $1 ORDER BY id`,
      [visit.id],
    );
    expect(trail.map(({ account_id }) => account_id)).toEqual([dispatcher.accountId, officer.accountId]);
  });
});
