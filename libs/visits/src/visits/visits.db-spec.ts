import { useApp } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import {
  AT_THE_DOOR,
  caregiverOf,
  givenService,
  givenVisit,
  seenByFamily,
  type GivenVisit,
} from '@test/given/visits';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');

describe('a visit', () => {
  const t = useApp();
  let town: GivenTown;

  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const opened = async (): Promise<GivenVisit> => givenVisit(t, await town.team());
  const confirm = async (visit: GivenVisit) =>
    (await t.again(visit.household.family)).post(`/visits/${visit.id}/confirmation`);
  const minutesOf = ({ orderId }: GivenVisit) =>
    t.db.one<{ held: number; posted: number }>(
      `SELECT sum(h.amount)::bigint AS held, coalesce(sum(r.posted), 0)::bigint AS posted
         FROM entitlement.order_hold o
         JOIN ledger.hold h ON (h.county_id, h.hold_id) = (o.county_id, o.hold_id) AND h.unit = 'MINUTE'
         LEFT JOIN ledger.hold_resolution r ON (r.county_id, r.hold_id, r.leg) = (h.county_id, h.hold_id, h.leg)
        WHERE o.order_id = $1`,
      [orderId],
    );

  /** Every right for the senior, to the person with this phone. */
  const grantRights = async ({ household }: GivenVisit, phone: string): Promise<void> => {
    const officer = await t.person('县区经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    const rights = ['VIEW', 'BOOK', 'PAY', 'CONFIRM'];
    await officer
      .post(`/seniors/${household.senior.id}/representatives`, {
        phone,
        name: '亲属',
        relation: 'CHILD',
        rights,
        proof: '户口簿',
      })
      .expect(201);
  };

  it('far from the address is recorded and flagged, never refused; nobody is charged before an officer looks', async () => {
    const visit = await opened();
    const far = { ...AT_THE_DOOR, latitude: 34.02 };
    await givenService(t, visit, { check: { method: 'POSITION', position: far } });
    const { flags, checks } = await seenByFamily(t, visit);
    expect(flags).toEqual(expect.arrayContaining(['OUT_OF_RANGE', 'PROOF_SHORT']));
    expect(checks[0].distanceMetres).toBeGreaterThan(6_000);
    expect(checks[0]).toMatchObject({
      demand: 50,
      proven: 0,
      proofs: [{ label: 'OUT_OF_RANGE', weight: 0 }],
    });
    expect((await confirm(visit)).body).toMatchObject({ state: 'CONFIRMED' });
  });

  it('is proven by the code the senior tells; wrong codes count and then close this way', async () => {
    const visit = await opened();
    const { doorCode } = await seenByFamily(t, visit);
    expect(doorCode).toMatch(/^\d{6}$/);
    t.clock.set(visit.startsAt);
    const caregiver = await caregiverOf(t, visit.team);
    const say = (code: string) =>
      caregiver.post(`/visits/${visit.id}/check-in`, {
        method: 'CODE',
        deviceAt: t.clock.now().toISOString(),
        code,
      });
    const wrong = doorCode === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1]) {
      expect((await say(wrong).expect(422)).body).toMatchObject({
        code: 'visits.code-wrong',
        params: { left },
      });
    }
    await say(wrong).expect(423);
    await say(doorCode!).expect(423);
    const byHand = { method: 'MANUAL', deviceAt: t.clock.now().toISOString(), reason: '老人记不清服务码' };
    await caregiver.post(`/visits/${visit.id}/check-in`, byHand).expect(201);
    expect((await caregiver.get(`/visits/${visit.id}`).expect(200)).body).toMatchObject({ doorCode: null });
  });

  it('that was shorter than the item allows waits for an officer; nothing is captured in silence', async () => {
    const visit = await opened();
    await givenService(t, visit, { minutes: 20 });
    const confirmed = await confirm(visit);
    expect(confirmed.body).toMatchObject({ state: 'CONFIRMED', actualMinutes: 20 });
    expect(await minutesOf(visit)).toEqual({ held: 120, posted: 0 });
  });

  it('nobody answers for three days: confirmed by time, a call-back is owed, the minutes are captured', async () => {
    const visit = await opened();
    await givenService(t, visit);
    t.clock.advanceMinutes(72 * 60 - 1);
    await t.drain();
    expect((await seenByFamily(t, visit)).state).toBe('CHECKED_OUT');
    t.clock.advanceMinutes(1);
    await t.drain();
    expect((await seenByFamily(t, visit)).state).toBe('VERIFIED');
    expect(await minutesOf(visit)).toEqual({ held: 120, posted: 120 });
  });

  it('that is disputed captures nothing until an officer decides: part of it, or none', async () => {
    const [partly, not] = [await opened(), await opened()];
    for (const visit of [partly, not]) {
      t.clock.set(FIRST_DAY);
      await givenService(t, visit);
      const family = await t.again(visit.household.family);
      await family.post(`/visits/${visit.id}/dispute`, { reason: '只来了一个小时' }).expect(201);
      await family.post(`/visits/${visit.id}/confirmation`).expect(409);
    }
    const region = await regionId(t, CODES.county);
    const officer = await t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: region });
    const decide = (visit: GivenVisit, decision: object) =>
      officer.post(`/visits/${visit.id}/dispute-decision`, decision);
    const accept = { decision: 'SERVICE_ACCEPTED', reason: '电话核实' };
    await decide(partly, { ...accept, acceptedMinutes: 121 }).expect(422);
    await decide(partly, { ...accept, acceptedMinutes: 60 }).expect(201);
    await decide(not, { decision: 'SERVICE_REJECTED', reason: '未上门' }).expect(201);
    expect(await minutesOf(partly)).toEqual({ held: 120, posted: 60 });
    expect(await minutesOf(not)).toEqual({ held: 120, posted: 0 });
    expect((await seenByFamily(t, not)).state).toBe('REJECTED');
  });

  it('at a closed door releases everything; and so does one to which nobody came', async () => {
    const [closed, forgotten] = [await opened(), await opened()];
    t.clock.set(closed.startsAt);
    const reason = { reason: '敲门无人应答' };
    await (await caregiverOf(t, closed.team)).post(`/visits/${closed.id}/senior-absence`, reason).expect(201);
    const family = await t.again(forgotten.household.family);
    await family.post(`/visits/${forgotten.id}/caregiver-absence`, { reason: '没有人来' }).expect(201);
    for (const visit of [closed, forgotten]) expect(await minutesOf(visit)).toEqual({ held: 120, posted: 0 });
    expect((await seenByFamily(t, closed)).state).toBe('NO_SHOW_SENIOR');
    expect((await seenByFamily(t, forgotten)).state).toBe('NO_SHOW_PROVIDER');
  });

  it('is closed to whoever has nothing to do with it', async () => {
    const visit = await opened();
    const stranger = await t.person('别家家属', { role: 'FAMILY' });
    const colleague = await caregiverOf(t, await town.team());
    await stranger.get(`/visits/${visit.id}`).expect(404);
    await colleague.post(`/visits/${visit.id}/departure`).expect(404);
    expect((await stranger.get('/visits').expect(200)).body).toEqual({ items: [], nextCursor: null });
  });

  it('is checked in and out once; a second try under another key is told so', async () => {
    const visit = await opened();
    await givenService(t, visit);
    const caregiver = await caregiverOf(t, visit.team);
    const check = { method: 'POSITION', deviceAt: t.clock.now().toISOString(), position: AT_THE_DOOR };
    for (const [noun, body] of [
      ['check-in', check],
      ['check-out', { ...check, tasks: [] }],
    ] as const) {
      const refused = await caregiver.post(`/visits/${visit.id}/${noun}`, body).expect(409);
      expect(refused.body).toMatchObject({ code: 'visits.not-in-state' });
    }
  });

  it('is served by the assigned caregiver and by nobody else, a relative among the caregivers included', async () => {
    const visit = await opened();
    const other = (await town.team()).caregivers[0];
    await grantRights(visit, other.phone);
    t.clock.set(visit.startsAt);
    const relative = await t.login(other.phone, other.password, other.accountId);
    await relative.get(`/visits/${visit.id}`).expect(200);
    await relative.get(`/visits/${visit.id}/contact`).expect(404);
    await relative.post(`/visits/${visit.id}/departure`).expect(404);
    const contact = await (await caregiverOf(t, visit.team)).get(`/visits/${visit.id}/contact`).expect(200);
    expect(contact.body).toMatchObject({
      name: visit.household.senior.name,
      phone: visit.household.senior.phone,
    });
    const trail = await t.db.query(
      `SELECT FROM platform.audit_trail WHERE action = 'visits.contact-read' AND subject_id = $1`,
      [visit.id],
    );
    expect(trail).toHaveLength(1);
  });

  it('is not confirmed by the staff of the provider, even when they are family', async () => {
    const visit = await opened();
    await givenService(t, visit);
    const dispatcher = await t.again(visit.team.dispatcher);
    await grantRights(visit, dispatcher.credentials!.phone);
    await dispatcher.post(`/visits/${visit.id}/confirmation`).expect(403);
    expect((await seenByFamily(t, visit)).state).toBe('CHECKED_OUT');
  });

  it('cannot be checked in hours before it is due', async () => {
    const visit = await opened();
    t.clock.set(new Date(visit.startsAt.getTime() - 121 * 60_000));
    const arrival = { method: 'POSITION', deviceAt: t.clock.now().toISOString(), position: AT_THE_DOOR };
    const refused = await (
      await caregiverOf(t, visit.team)
    )
      .post(`/visits/${visit.id}/check-in`, arrival)
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'visits.too-early' });
  });

  it('evidence stays as it was written, whoever tries', async () => {
    const visit = await opened();
    await givenService(t, visit);
    for (const sql of [
      `UPDATE visits.visit_check SET distance_metres = 0 WHERE visit_id = $1`,
      `DELETE FROM visits.visit_check WHERE visit_id = $1`,
      `UPDATE visits.visit SET starts_at = starts_at WHERE id = $1`,
    ]) {
      await expect(t.db.query(sql, [visit.id])).rejects.toThrow(/permission denied/);
    }
  });
});
