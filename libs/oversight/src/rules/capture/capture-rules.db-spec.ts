import { useApp } from '@test/app';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { givenConfirmedVisit, givenOfficers, givenServedVisit } from '@test/given/oversight';
import { chinaTime, ServedTown } from '@test/given/served';
import { AT_THE_DOOR, caregiverOf, givenVisit, type GivenVisit } from '@test/given/visits';

const t = useApp();
let team: GivenTeam;

beforeEach(async () => {
  team = await givenTeam(t);
});

const confirm = async ({ household, id }: GivenVisit): Promise<unknown> =>
  (await t.again(household.family)).post(`/visits/${id}/confirmation`).expect(201);
const stateOf = (id: string) =>
  t.db.one<{ state: string; flags: string[] }>('SELECT state, flags FROM visits.visit WHERE id = $1', [id]);
const hitsOf = (id: string) =>
  t.db.query<{ code: string; variant: string; inputs: Record<string, unknown> }>(
    'SELECT rule_code AS code, variant, inputs FROM oversight.rule_hit WHERE subject_id = $1 ORDER BY 1',
    [id],
  );

/** The same person was served elsewhere, from so many minutes before the visit's end on, under another file. */
async function elsewhere(visit: GivenVisit, minutesBeforeEnd: number): Promise<void> {
  const [check] = await t.db.query<{ at: Date; person: string }>(
    `SELECT c.occurred_at AS at, '\\x' || encode(p.identity_index, 'hex') AS person
       FROM visits.visit_check c JOIN visits.visit v ON v.id = c.visit_id
       JOIN providers.caregiver p ON p.id = v.caregiver_id WHERE c.visit_id = $1 AND c.kind = 'OUT'`,
    [visit.id],
  );
  const town = await new ServedTown(t).found('321322001');
  const at = new Date(check.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const from = chinaTime(at, -minutesBeforeEnd);
  town.addVisit({
    worker: town.addWorker({ identity_index: check.person, active: false }),
    at,
    checkIn: { occurred_at: from, server_at: from },
  });
  await town.flush();
}

it('one caregiver in two counties at once: confirmed, not paid, and waiting for an officer who reads why', async () => {
  const visit = await givenServedVisit(t, team);
  await elsewhere(visit, 1);
  await confirm(visit);
  expect(await stateOf(visit.id)).toMatchObject({
    state: 'CONFIRMED',
    flags: expect.arrayContaining(['RULE_BLOCKED']) as string[],
  });
  expect(await hitsOf(visit.id)).toMatchObject([
    { code: 'R02', variant: 'WORKER_TWICE', inputs: { minutes: 1 } },
  ]);

  // approving is refused as long as the hit stands; refuted by somebody else it is in nobody's way
  const officers = await givenOfficers(t);
  const approve = () =>
    officers.verifier.post(`/oversight/visits/${visit.id}/approval`, { reason: '已核实' });
  expect((await approve().expect(409)).body).toMatchObject({ code: 'entitlement.capture-blocked' });
  const [hit] = await t.db.query<{ id: string; countyId: number }>(
    'SELECT id, county_id AS "countyId" FROM oversight.rule_hit WHERE subject_id = $1',
    [visit.id],
  );
  await officers.reviewer
    .post(`/oversight/rule-hits/${hit.id}/judgement`, { outcome: 'REFUTED', reason: '另一家机构录错了人' })
    .expect(201);
  await approve().expect(201);
  expect(await stateOf(visit.id)).toMatchObject({ state: 'VERIFIED' });
});

it('no minute of both: paid', async () => {
  const visit = await givenServedVisit(t, team);
  await elsewhere(visit, 0);
  await confirm(visit);
  expect(await stateOf(visit.id)).toMatchObject({ state: 'VERIFIED' });
});

it('two that overlap are both refused, though they are confirmed at the same moment', async () => {
  const first = await givenServedVisit(t, team);
  const startsAt = new Date(t.clock.now().getTime() + 3 * 3_600_000);
  startsAt.setUTCMinutes(0, 0, 0);
  const second = await givenVisit(t, team, { startsAt: startsAt.toISOString(), nightReason: '夜间' });
  const left = t.clock.now();
  const check = { method: 'POSITION', position: AT_THE_DOOR };
  t.clock.set(new Date(second.startsAt));
  // arrived by the device's clock, offline, ten minutes before he left the first home
  const deviceAt = new Date(left.getTime() - 600_000).toISOString();
  await (
    await caregiverOf(t, team)
  )
    .post(`/visits/${second.id}/check-in`, { ...check, deviceAt })
    .expect(201);
  t.clock.advanceMinutes(60);
  await (
    await caregiverOf(t, team)
  )
    .post(`/visits/${second.id}/check-out`, { ...check, deviceAt: t.clock.now().toISOString(), tasks: [] })
    .expect(201);
  await Promise.all([confirm(first), confirm(second)]);
  for (const { id } of [first, second]) {
    expect(await stateOf(id)).toMatchObject({ state: 'CONFIRMED' });
    expect((await hitsOf(id)).map(({ code }) => code)).toContain('R02');
  }
  const captured = await t.db.query(`SELECT FROM entitlement.order_outcome WHERE order_id = ANY($1)`, [
    [first.orderId, second.orderId],
  ]);
  expect(captured).toEqual([]);
});

it('an honest visit is paid, and nothing is written about it', async () => {
  const visit = await givenConfirmedVisit(t, team);
  expect(await stateOf(visit.id)).toMatchObject({ state: 'VERIFIED' });
  expect(await hitsOf(visit.id)).toEqual([]);
});
