import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTown, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { givenUpload } from '@test/given/files';
import { CODES, regionId } from '@test/given/geo';
import { givenRole } from '@test/given/identity';
import { caregiverOf, givenService, givenVisit, seenByFamily, type GivenVisit } from '@test/given/visits';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const FORGOT = { reasonCode: 'FORGOT' };
const ACCEPTED = { outcome: 'ACCEPTED', resolutionCode: 'SENIOR_CALLED' };

interface Correction {
  readonly id: string;
  readonly decision: { readonly effect: string } | null;
}

describe('the correction of a visit', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let town: GivenTown;

  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  /** Two hours were booked and so many minutes served. */
  const served = async (minutes = 100): Promise<GivenVisit> => {
    t.clock.set(FIRST_DAY);
    const visit = await givenVisit(t, await town.team());
    await givenService(t, visit, { minutes });
    return visit;
  };
  const officer = async () =>
    t.person('县区审核', { role: 'COUNTY_REVIEWER', regionId: await regionId(t, CODES.county) });
  const qaOf = (team: GivenTeam) => t.person('质检员', { role: 'QA', organisationId: team.provider.id });
  const familyOf = (visit: GivenVisit) => t.again(visit.household.family);
  const confirm = async (visit: GivenVisit) =>
    (await familyOf(visit)).post(`/visits/${visit.id}/confirmation`).expect(201);
  const ask = (who: ApiClient, visit: GivenVisit, body: object) =>
    who.post(`/visits/${visit.id}/corrections`, { kind: 'MINUTES', ...FORGOT, ...body });
  const asked = async (who: ApiClient, visit: GivenVisit, body: object): Promise<Correction> =>
    (await ask(who, visit, body).expect(201)).body as Correction;
  const answer = (who: ApiClient, id: string, agrees: boolean) =>
    who.post(`/corrections/${id}/answer`, { agrees });
  const decide = (who: ApiClient, id: string, body: object = ACCEPTED) =>
    who.post(`/corrections/${id}/decision`, body);
  const minutesOf = ({ orderId }: GivenVisit) =>
    t.db.one<{ captured: number; back: number }>(
      `SELECT o.delivered_minutes AS captured,
              coalesce((SELECT sum(r.minutes) FROM entitlement.order_reversal r WHERE r.order_id = o.order_id), 0)::bigint
                AS back
         FROM entitlement.order_outcome o WHERE o.order_id = $1 AND o.kind = 'CAPTURED'`,
      [orderId],
    );
  const payOf = async (who: ApiClient, visit: GivenVisit, query = '') =>
    (await who.get(`/visits/${visit.id}/pay${query}`).expect(200)).body as {
      now: { countedMinutes: number };
      then: { countedMinutes: number } | null;
    };

  it('before the capture: both sides are heard, a stranger to it decides, and the minutes are what is captured', async () => {
    const visit = await served();
    const caregiver = await caregiverOf(t, visit.team);
    expect((await payOf(caregiver, visit, '?minutes=115')).then).toMatchObject({ countedMinutes: 115 });
    const { id } = await asked(caregiver, visit, { minutes: 115 });
    expect((await ask(await qaOf(visit.team), visit, { minutes: 90 }).expect(409)).body).toMatchObject({
      code: 'visits.correction-open',
    });
    // the family's word on the visit is taken, and nothing is captured while the minutes are asked about
    expect((await confirm(visit)).body).toMatchObject({ state: 'CONFIRMED' });
    const judge = await officer();
    expect((await decide(judge, id).expect(409)).body).toMatchObject({ code: 'visits.sides-not-heard' });
    expect((await answer(caregiver, id, true).expect(409)).body).toMatchObject({ code: 'visits.not-asked' });
    await answer(await familyOf(visit), id, true).expect(201);
    const decided = await decide(judge, id).expect(201);
    expect(decided.body).toMatchObject({
      state: 'ACCEPTED',
      decision: { effect: 'AT_CAPTURE', minutesAfter: 115 },
    });
    expect((await seenByFamily(t, visit)).state).toBe('VERIFIED');
    expect(await minutesOf(visit)).toEqual({ captured: 115, back: 0 });
    // what was punched is what it was
    expect((await seenByFamily(t, visit)).actualMinutes).toBe(100);
    const lines = await t.db.query<{ details: { before?: object; after?: object } }>(
      `SELECT details FROM platform.audit_trail
        WHERE subject_id = $1 AND action LIKE 'visits.correction-%' ORDER BY id`,
      [visit.id],
    );
    expect(lines).toHaveLength(3);
    expect(lines[2].details).toMatchObject({ before: { minutes: 100 }, after: { minutes: 115 } });
  });

  it('is decided without the other side when its time is over, and those who decide hear of their own', async () => {
    const visit = await served();
    const { id } = await asked(await caregiverOf(t, visit.team), visit, { minutes: 115 });
    t.clock.advanceMinutes(48 * 60 - 1);
    await decide(await officer(), id).expect(409);
    t.clock.advanceMinutes(1 + 72 * 60);
    await t.drain();
    const told = await t.db.query(
      `SELECT FROM platform.event WHERE type = 'visits.correction-overdue.v1' AND payload ->> 'correctionId' = $1`,
      [id],
    );
    expect(told).toHaveLength(1);
    const [late] = ((await (await officer()).get('/corrections').expect(200)).body as { items: object[] })
      .items;
    expect(late).toMatchObject({ id, isOverdue: true });
    await decide(await officer(), id, { outcome: 'REFUSED', resolutionCode: 'VISITED' }).expect(201);
    // the family never spoke, so the visit was confirmed by time, and is captured now as it was measured
    expect(await minutesOf(visit)).toEqual({ captured: 100, back: 0 });
  });

  it('after the capture: fewer minutes are given back, more are working time and nobody’s bill', async () => {
    const [less, more] = [await served(), await served()];
    for (const visit of [less, more])
      expect((await confirm(visit)).body).toMatchObject({ state: 'VERIFIED' });
    const judge = await officer();
    const family = await familyOf(less);
    const shorter = await asked(family, less, { minutes: 70 });
    await answer(await caregiverOf(t, less.team), shorter.id, false).expect(201);
    const decided = await decide(judge, shorter.id, { ...ACCEPTED, minutes: 80 }).expect(201);
    expect(decided.body).toMatchObject({ decision: { effect: 'TAKEN_BACK', minutesAfter: 80 } });
    expect(await minutesOf(less)).toEqual({ captured: 100, back: 20 });
    const caregiver = await caregiverOf(t, more.team);
    const longer = await asked(caregiver, more, { minutes: 120 });
    await answer(await familyOf(more), longer.id, true).expect(201);
    expect((await decide(judge, longer.id).expect(201)).body).toMatchObject({
      decision: { effect: 'HOURS_ONLY' },
    });
    expect(await minutesOf(more)).toEqual({ captured: 100, back: 0 });
    expect((await payOf(caregiver, more)).now).toMatchObject({ countedMinutes: 120 });
    const hours = await caregiver.get('/caregiver-hours?month=2026-11').expect(200);
    expect(hours.body).toMatchObject({
      visits: 1,
      measuredMinutes: 100,
      countedMinutes: 120,
      waitingMinutes: 0,
    });
  });

  it('by times moves the arrival as well, and with it what the terms credit', async () => {
    const visit = await givenVisit(t, await town.team());
    const late = { ...visit, startsAt: new Date(visit.startsAt.getTime() + 40 * 60_000) };
    await givenService(t, late, { minutes: 80 });
    const bill = async () =>
      (await (await familyOf(visit)).get(`/visits/${visit.id}/bill`).expect(200)).body as object;
    expect(await bill()).toMatchObject({ minutesLate: 40, billedMinutes: 72 });
    const startedAt = new Date(visit.startsAt.getTime() + 10 * 60_000).toISOString();
    const endedAt = t.clock.now().toISOString();
    const { id } = await asked(await caregiverOf(t, visit.team), visit, {
      kind: 'TIMES',
      startedAt,
      endedAt,
    });
    await answer(await familyOf(visit), id, true).expect(201);
    await confirm(visit);
    await decide(await officer(), id).expect(201);
    expect(await bill()).toMatchObject({ minutesLate: 10, billedMinutes: 110 });
    expect(await minutesOf(visit)).toEqual({ captured: 110, back: 0 });
  });

  it('is decided by nobody who has a part in it, and taken back only by whoever asked', async () => {
    const visit = await served();
    const county = await regionId(t, CODES.county);
    const { phone, password, accountId } = visit.team.caregivers[0];
    await givenRole(t, accountId, { role: 'COUNTY_REVIEWER', regionId: county });
    const both = await t.login(phone, password, accountId);
    const family = await familyOf(visit);
    const { id } = await asked(family, visit, { minutes: 60 });
    expect((await decide(both, id).expect(403)).body).toMatchObject({ code: 'visits.not-independent' });
    await (await qaOf(visit.team)).post(`/corrections/${id}/withdrawal`).expect(409);
    await family.post(`/corrections/${id}/withdrawal`).expect(201);
    expect((await decide(await officer(), id).expect(409)).body).toMatchObject({
      code: 'visits.correction-closed',
    });
    const stranger = await t.person('别家家属', { role: 'FAMILY' });
    await stranger.get(`/corrections/${id}`).expect(404);
  });

  it('shows its evidence to those who may see the visit, and every reading is on record', async () => {
    const visit = await served();
    const caregiver = await caregiverOf(t, visit.team);
    const { fileId } = await givenUpload(caregiver);
    const { id } = await asked(caregiver, visit, { minutes: 115, fileIds: [fileId] });
    await (await officer()).get(`/corrections/${id}/files/${fileId}`).expect(200);
    const stranger = await t.person('别家家属', { role: 'FAMILY' });
    await stranger.get(`/corrections/${id}/files/${fileId}`).expect(404);
    const read = await t.db.query(
      `SELECT FROM platform.audit_trail WHERE action = 'visits.correction-file-read' AND subject_id = $1`,
      [visit.id],
    );
    expect(read).toHaveLength(1);
  });

  it('ends with the edit window; an officer opens a locked record for some days', async () => {
    const visit = await served();
    await confirm(visit);
    await (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/unlock-requests`, FORGOT).expect(409);
    t.clock.advanceMinutes(30 * 24 * 60 + 1);
    const caregiver = await caregiverOf(t, visit.team);
    expect((await ask(caregiver, visit, { minutes: 60 }).expect(423)).body).toMatchObject({
      code: 'visits.record-locked',
    });
    const request = (await caregiver.post(`/visits/${visit.id}/unlock-requests`, FORGOT).expect(201))
      .body as {
      id: string;
    };
    const judge = await officer();
    const open = (days: number) =>
      judge.post(`/unlock-requests/${request.id}/decision`, {
        granted: true,
        days,
        resolutionCode: 'DOCUMENT_SEEN',
      });
    await open(15).expect(422);
    await open(3).expect(201);
    await open(3).expect(409);
    const { id } = await asked(caregiver, visit, { minutes: 60 });
    t.clock.advanceMinutes(4 * 24 * 60);
    // what was asked in time is decided; nothing new is taken
    await decide(await officer(), id).expect(201);
    await ask(await caregiverOf(t, visit.team), visit, { minutes: 50 }).expect(423);
    expect(await minutesOf(visit)).toEqual({ captured: 100, back: 40 });
  });

  it('is decided once when two decide at the same moment', async () => {
    const visit = await served();
    await confirm(visit);
    const { id } = await asked(await familyOf(visit), visit, { minutes: 70 });
    await answer(await caregiverOf(t, visit.team), id, true).expect(201);
    const judges = [await officer(), await officer()];
    const answers = await Promise.all(judges.map((judge) => decide(judge, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await minutesOf(visit)).toEqual({ captured: 100, back: 30 });
  });

  it('recognises the hours of a visit that was not recognised, when he can show them; nobody pays', async () => {
    const visit = await served();
    await (await familyOf(visit)).post(`/visits/${visit.id}/dispute`, { reason: '没有来' }).expect(201);
    const judge = await officer();
    const rejected = { decision: 'SERVICE_REJECTED', reason: '无法核实' };
    await judge.post(`/visits/${visit.id}/dispute-decision`, rejected).expect(201);
    const caregiver = await caregiverOf(t, visit.team);
    expect((await payOf(caregiver, visit)).now).toMatchObject({ countedMinutes: 0 });
    const { id } = await asked(caregiver, visit, { minutes: 100 });
    await answer(await familyOf(visit), id, false).expect(201);
    expect((await decide(judge, id).expect(201)).body).toMatchObject({ decision: { effect: 'HOURS_ONLY' } });
    expect((await payOf(caregiver, visit)).now).toMatchObject({ countedMinutes: 100 });
    expect(await minutesOf(visit)).toBeUndefined();
  });

  it('and its words are never edited; the database itself refuses what the code would', async () => {
    const visit = await served();
    const caregiver = await caregiverOf(t, visit.team);
    const { id } = await asked(caregiver, visit, { minutes: 115 });
    for (const sql of [
      `UPDATE visits.correction SET minutes_asked = 1 WHERE id = '${id}'`,
      `DELETE FROM visits.correction_answer`,
      `UPDATE visits.correction_decision SET minutes_after = 1`,
    ]) {
      await expect(t.db.query(sql)).rejects.toThrow(/permission denied/);
    }
    const self = `INSERT INTO visits.correction_decision
      VALUES ('${id}', $1, $1, 'ACCEPTED', 115, 'AT_CAPTURE', 'VISITED', now())`;
    await expect(t.db.query(self, [caregiver.accountId])).rejects.toThrow(/correction_two_persons/);
    await expect(
      owner.query(`UPDATE visits.visit SET state = 'VERIFIED' WHERE id = '${visit.id}'`),
    ).rejects.toThrow(/correction of visit/);
  });
});
