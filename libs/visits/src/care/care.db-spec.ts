import { useApp } from '@test/app';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { AT_THE_DOOR, caregiverOf, givenVisit, type GivenVisit } from '@test/given/visits';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
const CALM = { SYSTOLIC: 135, DIASTOLIC: 80, PULSE: 72 };
const HIGH = { ...CALM, SYSTOLIC: 190 };

describe('the care of a visit', () => {
  const t = useApp();
  let town: GivenTown;

  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const opened = async (): Promise<GivenVisit> => givenVisit(t, await town.team());
  const door = () => ({ method: 'POSITION', position: AT_THE_DOOR, deviceAt: t.clock.now().toISOString() });
  const arrived = async (visit: GivenVisit) => {
    t.clock.set(visit.startsAt);
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver.post(`/visits/${visit.id}/check-in`, door()).expect(201);
    return caregiver;
  };
  const trail = (action: string, visit: GivenVisit) =>
    t.db.query(`SELECT FROM platform.audit_trail WHERE action = $1 AND subject_id IN ($2, $3)`, [
      action,
      visit.id,
      visit.household.senior.id,
    ]);
  const flagsOf = async (visit: GivenVisit): Promise<string[]> =>
    (await t.db.one<{ flags: string[] }>('SELECT flags FROM visits.visit WHERE id = $1', [visit.id]))!.flags;

  it('says for each task how it ended, and why where it was not done', async () => {
    const visit = await opened();
    const caregiver = await arrived(visit);
    await caregiver
      .post(`/visits/${visit.id}/vital-signs`, {
        measuredAt: t.clock.now().toISOString(),
        values: CALM,
        yes: [],
      })
      .expect(201);
    t.clock.advanceMinutes(120);
    const leave = async (tasks: object[]) =>
      (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/check-out`, { ...door(), tasks });
    const unexplained = await leave([{ code: 'JOINTS', outcome: 'REFUSED' }]);
    expect(unexplained.body).toMatchObject({ code: 'visits.task-reason-missing', status: 422 });
    const unknown = await leave([{ code: 'JOINTS', outcome: 'REFUSED', reasonCode: 'TIRED' }]);
    expect(unknown.body).toMatchObject({ code: 'visits.task-reason-unknown', status: 422 });
    await leave([
      { code: 'JOINTS', outcome: 'DONE' },
      { code: 'STRENGTH', outcome: 'REFUSED', reasonCode: 'NOT_WANTED' },
      { code: 'BALANCE', outcome: 'NOT_APPLICABLE', reasonCode: 'HEALTH' },
    ]);
    const family = await t.again(visit.household.family);
    const { tasks } = (await family.get(`/visits/${visit.id}`).expect(200)).body as { tasks: object[] };
    expect(tasks).toEqual([
      expect.objectContaining({
        code: 'BALANCE',
        outcome: 'NOT_APPLICABLE',
        reasonCode: 'HEALTH',
        done: false,
      }),
      expect.objectContaining({ code: 'JOINTS', outcome: 'DONE', reasonCode: null, done: true }),
      expect.objectContaining({
        code: 'STRENGTH',
        outcome: 'REFUSED',
        reasonCode: 'NOT_WANTED',
        done: false,
      }),
    ]);
    // four of the seven were not mentioned at all
    expect(await flagsOf(visit)).toEqual(['TASKS_MISSING']);
  });

  it('shows the risks first, and lets nobody in who has not read them; offline it is labelled', async () => {
    const visit = await opened();
    const family = await t.again(visit.household.family);
    const seniorId = visit.household.senior.id;
    for (const code of ['DOG', 'HEART_FAILURE'])
      await family.post('/care-risks', { seniorId, code }).expect(201);
    t.clock.set(visit.startsAt);
    const caregiver = await caregiverOf(t, visit.team);
    const sheet = (await caregiver.get(`/visits/${visit.id}/care-sheet`).expect(200)).body as {
      risks: { id: string; code: string; contra: boolean }[];
    };
    expect(sheet).toMatchObject({ mustAcknowledge: true, stops: ['JOINTS', 'STRENGTH', 'BALANCE'] });
    expect(sheet.risks.map(({ code }) => code)).toEqual(['HEART_FAILURE', 'DOG']);
    const refused = await caregiver.post(`/visits/${visit.id}/check-in`, door()).expect(409);
    expect(refused.body).toMatchObject({ code: 'visits.risks-unread' });
    const riskIds = sheet.risks.map(({ id }) => id);
    await caregiver.post(`/visits/${visit.id}/risk-acknowledgement`, { riskIds }).expect(204);
    await caregiver.post(`/visits/${visit.id}/check-in`, door()).expect(201);
    expect(await trail('visits.care-sheet-read', visit)).toHaveLength(1);
    expect(await trail('visits.risk-recorded', visit)).toHaveLength(2);
  });

  it('records an arrival made offline without the risks, with a label that stays', async () => {
    const visit = await opened();
    const family = await t.again(visit.household.family);
    await family.post('/care-risks', { seniorId: visit.household.senior.id, code: 'FALL' }).expect(201);
    t.clock.set(visit.startsAt);
    const then = door();
    t.clock.advanceMinutes(60);
    const caregiver = await caregiverOf(t, visit.team);
    await caregiver.post(`/visits/${visit.id}/check-in`, then).expect(201);
    t.clock.advanceMinutes(60);
    await (
      await caregiverOf(t, visit.team)
    )
      .post(`/visits/${visit.id}/check-out`, { ...door(), tasks: [] })
      .expect(201);
    expect(await flagsOf(visit)).toContain('RISKS_UNREAD');
  });

  it('says at once what to do about a value, takes none that nobody has, and keeps them encrypted', async () => {
    const visit = await opened();
    const caregiver = await arrived(visit);
    const measure = (values: object, yes: string[] = []) =>
      caregiver.post(`/visits/${visit.id}/vital-signs`, {
        measuredAt: t.clock.now().toISOString(),
        values,
        yes,
      });
    const odd = await measure({ ...CALM, SYSTOLIC: 1_350 }).expect(422);
    expect(odd.body).toMatchObject({ code: 'visits.implausible' });
    const alarmed = await measure(HIGH).expect(201);
    expect(alarmed.body).toMatchObject({
      gravity: 'STOP',
      alarms: [{ code: 'PRESSURE_HIGH', level: 'STOP' }],
      stops: ['JOINTS', 'STRENGTH', 'BALANCE'],
    });
    expect((await measure({ SYSTOLIC: 130 }).expect(201)).body).toMatchObject({
      gravity: 'NONE',
      missing: [{ code: 'DIASTOLIC' }, { code: 'PULSE' }],
    });
    const rows = await t.db.query<{ sealed: string }>(
      'SELECT sealed FROM visits.vital_reading WHERE visit_id = $1',
      [visit.id],
    );
    expect(rows).toHaveLength(2);
    rows.forEach(({ sealed }) => expect(sealed).not.toMatch(/SYSTOLIC|190/));
    const family = await t.again(visit.household.family);
    const seen = await family.get(`/visits/${visit.id}/vital-signs`).expect(200);
    expect(seen.body).toMatchObject({ items: [{ values: HIGH, gravity: 'STOP' }, { gravity: 'NONE' }] });
    expect(await trail('visits.vital-signs-read', visit)).toHaveLength(1);
    const stranger = await t.person('别家家属', { role: 'FAMILY' });
    await stranger.get(`/visits/${visit.id}/vital-signs`).expect(404);
  });

  it('done against an alarm is on record, and has to be looked at before anything is captured', async () => {
    const visit = await opened();
    const caregiver = await arrived(visit);
    await caregiver
      .post(`/visits/${visit.id}/vital-signs`, {
        measuredAt: t.clock.now().toISOString(),
        values: HIGH,
        yes: [],
      })
      .expect(201);
    t.clock.advanceMinutes(120);
    await (
      await caregiverOf(t, visit.team)
    )
      .post(`/visits/${visit.id}/check-out`, { ...door(), tasks: [{ code: 'BALANCE', outcome: 'DONE' }] })
      .expect(201);
    expect(await flagsOf(visit)).toContain('CONTRAINDICATED');
    const confirmed = await (await t.again(visit.household.family)).post(`/visits/${visit.id}/confirmation`);
    expect(confirmed.body).toMatchObject({ state: 'CONFIRMED' });
  });

  it('readings, risks read and tasks are never edited, whoever tries', async () => {
    for (const table of ['vital_reading', 'risk_acknowledgement', 'visit_task']) {
      await expect(t.db.query(`DELETE FROM visits.${table}`)).rejects.toThrow(/permission denied/);
    }
    await expect(t.db.query(`UPDATE visits.care_risk SET sealed = 'x' WHERE true`)).rejects.toThrow(
      /permission denied/,
    );
  });
});
