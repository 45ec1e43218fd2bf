import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTown, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import type { GivenHousehold } from '@test/given/ordering';
import { givenAssignedBath, givenBathers } from '@test/given/pairs';
import { AT_THE_DOOR } from '@test/given/visits';
import type { VisitDetailView, VisitPageView, VisitView } from './visits.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
jest.setTimeout(120_000);

let town: GivenTown;
let team: GivenTeam;
let home: GivenHousehold;
let orderId: string;
let visits: { id: string; startsAt: Date }[];

beforeAll(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
});
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  team = await givenBathers(town);
  home = await town.household();
  ({ orderId } = await givenAssignedBath(t, team, home));
  visits = await t.db.query(
    `SELECT id, starts_at AS "startsAt" FROM visits.visit WHERE order_id = $1 ORDER BY seat`,
    [orderId],
  );
});

const caregiver = (at: number): Promise<ApiClient> => {
  const { phone, password, accountId } = team.caregivers[at];
  return t.login(phone, password, accountId);
};
const check = () => ({ method: 'POSITION', position: AT_THE_DOOR, deviceAt: t.clock.now().toISOString() });
const arrive = async (at: number) =>
  (await caregiver(at)).post(`/visits/${visits[at].id}/check-in`, check()).expect(201);
const leave = async (at: number) =>
  (await caregiver(at)).post(`/visits/${visits[at].id}/check-out`, { ...check(), tasks: [] }).expect(201);
const family = () => t.again(home.family);
const stateOf = async (at: number) => {
  const row = await t.db.one<{ state: string; flags: string[] }>(
    'SELECT state, flags FROM visits.visit WHERE id = $1',
    [visits[at].id],
  );
  return row!;
};
const order = () =>
  t.db.one<{ state: string; captured: number | null }>(
    `SELECT state, captured_minutes AS captured FROM ordering."order" WHERE id = $1`,
    [orderId],
  );
const paid = async () =>
  (
    await t.db.query(
      `SELECT FROM entitlement.order_hold o JOIN ledger.hold_resolution r ON (r.county_id, r.hold_id) = (o.county_id, o.hold_id)
      WHERE o.order_id = $1 AND r.posted > 0 AND r.leg = 1 AND r.evidence_id = $2`,
      [orderId, visits[0].id],
    )
  ).length;

/** Both come at nine and stay an hour. */
async function serveTogether(): Promise<void> {
  t.clock.set(visits[0].startsAt);
  await arrive(0);
  await arrive(1);
  t.clock.advanceMinutes(60);
  await leave(0);
  await leave(1);
}

describe('A visit of two', () => {
  it('is seen by both, each his own; nobody sees the other’s', async () => {
    const mine = async (at: number) =>
      ((await (await caregiver(at)).get('/visits').expect(200)).body as VisitPageView).items.map(
        ({ id, seat, seats }) => [id, seat, seats],
      );
    expect(await mine(0)).toEqual([[visits[0].id, 1, 2]]);
    expect(await mine(1)).toEqual([[visits[1].id, 2, 2]]);
    await (await caregiver(1)).get(`/visits/${visits[1].id}/contact`).expect(200);
    await (await caregiver(1)).get(`/visits/${visits[0].id}`).expect(404);
  });

  it('is proven by both and paid once, by the lead’s', async () => {
    await serveTogether();
    const confirmed = await (await family()).post(`/visits/${visits[0].id}/confirmation`).expect(201);
    expect(confirmed.body).toMatchObject({ state: 'VERIFIED', actualMinutes: 60 });
    expect(await stateOf(1)).toMatchObject({ state: 'CHECKED_OUT' });
    expect(await order()).toMatchObject({ state: 'FULFILLED', captured: 60 });
    expect(await paid()).toBe(1);
  });

  it('has begun when the lead is there, whoever comes first', async () => {
    t.clock.set(visits[0].startsAt);
    await arrive(1);
    expect(await order()).toMatchObject({ state: 'ACCEPTED' });
    await arrive(0);
    expect(await order()).toMatchObject({ state: 'IN_SERVICE' });
  });

  it('is spoken of through the lead’s alone', async () => {
    await serveTogether();
    const client = await family();
    for (const [path, body] of [
      ['confirmation', {}],
      ['dispute', { reason: '没来' }],
    ] as const) {
      const refused = await client.post(`/visits/${visits[1].id}/${path}`, body).expect(409);
      expect(refused.body.code).toBe('visits.lead-speaks');
    }
    const job = await t.db.query(
      `SELECT key FROM platform.job WHERE kind = 'visits.auto-confirm' AND key = ANY($1)`,
      [visits.map(({ id }) => id)],
    );
    expect(job).toEqual([{ key: visits[0].id }]);
  });

  it('is not confirmed by whoever came second, though he is of the family', async () => {
    await serveTogether();
    const officer = await t.person('县区经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    await officer
      .post(`/seniors/${home.senior.id}/representatives`, {
        ...{ phone: team.caregivers[1].phone, name: '亲属', relation: 'CHILD', proof: '户口簿' },
        rights: ['VIEW', 'BOOK', 'PAY', 'CONFIRM'],
      })
      .expect(201);
    const { body } = await (await caregiver(1)).post(`/visits/${visits[0].id}/confirmation`).expect(403);
    expect((body as { code: string }).code).toBe('visits.own-visit');
    await (
      await caregiver(1)
    )
      .post(`/visits/${visits[0].id}/check-out`, { ...check(), tasks: [] })
      .expect(404);
  });

  it('is not broken off by whoever comes second', async () => {
    t.clock.set(visits[0].startsAt);
    await arrive(0);
    await arrive(1);
    const path = `/visits/${visits[1].id}/break-off`;
    expect((await (await caregiver(1)).post(path, { reason: '不适' }).expect(409)).body.code).toBe(
      'visits.lead-speaks',
    );
    expect(await order()).toMatchObject({ state: 'IN_SERVICE' });
  });
});

describe('A second who never came', () => {
  const servedAlone = async () => {
    t.clock.set(visits[0].startsAt);
    await arrive(0);
    t.clock.advanceMinutes(60);
    await leave(0);
  };

  it('keeps the lead’s visit from being paid until an officer has looked', async () => {
    await servedAlone();
    const { body } = await (await family()).post(`/visits/${visits[0].id}/confirmation`).expect(201);
    expect(body).toMatchObject({ state: 'CONFIRMED', flags: expect.arrayContaining(['SECOND_UNPROVEN']) });
    expect(await order()).toMatchObject({ state: 'IN_SERVICE', captured: null });
    const officer = await t.person('县区审核', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.county),
    });
    await officer.post(`/oversight/visits/${visits[0].id}/approval`, { reason: '已电话核实' }).expect(201);
    expect(await stateOf(0)).toMatchObject({ state: 'VERIFIED' });
    expect(await paid()).toBe(1);
  });

  it('does so when time confirms, and when a dispute is decided', async () => {
    await servedAlone();
    t.clock.advanceMinutes(73 * 60);
    await t.drain();
    expect(await stateOf(0)).toMatchObject({
      state: 'CONFIRMED',
      flags: expect.arrayContaining(['SECOND_UNPROVEN']),
    });
  });

  it('is told of in a dispute', async () => {
    await servedAlone();
    const { body } = await (
      await family()
    )
      .post(`/visits/${visits[0].id}/dispute`, { reason: '只来了一个人' })
      .expect(201);
    expect((body as VisitView).flags).toContain('SECOND_UNPROVEN');
    const verifier = await t.person('镇街核验', { role: 'TOWN_VERIFIER', regionId: home.senior.regionId });
    await verifier
      .post(`/visits/${visits[0].id}/dispute-decision`, { decision: 'SERVICE_ACCEPTED', reason: '已调查' })
      .expect(201);
    expect(await stateOf(0)).toMatchObject({ state: 'VERIFIED' });
  });

  it('raises an alarm of his own while the service is on', async () => {
    t.clock.set(visits[0].startsAt);
    await arrive(0);
    t.clock.advanceMinutes(31);
    await t.drain();
    const alerts = await t.db.query<{ kind: string; id: string; state: string }>(
      `SELECT kind, caregiver_id AS id, state FROM dispatch.alert WHERE order_id = $1 AND state <> 'CLOSED' ORDER BY kind`,
      [orderId],
    );
    expect(alerts.map(({ kind, id }) => [kind, id])).toContainEqual([
      'MISSED_CHECK_IN',
      team.caregivers[1].id,
    ]);
    expect(alerts.every(({ id }) => id === team.caregivers[1].id)).toBe(true);
    await arrive(1);
    await t.drain();
    const open = await t.db.query(`SELECT FROM dispatch.alert WHERE order_id = $1 AND state <> 'CLOSED'`, [
      orderId,
    ]);
    expect(open).toEqual([]);
  });

  it('is not passed over by the database either', async () => {
    await servedAlone();
    const verify = (flags: string) =>
      owner.query(`UPDATE visits.visit SET state = 'VERIFIED', flags = $2 WHERE id = $1`, [
        visits[0].id,
        flags,
      ]);
    await expect(verify('{}')).rejects.toThrow('second caregiver');
    const put = (state: string) =>
      owner.query('UPDATE visits.visit SET state = $2, actual_minutes = 60 WHERE id = $1', [
        visits[1].id,
        state,
      ]);
    for (const state of ['CONFIRMED', 'VERIFIED', 'DISPUTED', 'REJECTED'])
      await expect(put(state)).rejects.toThrow('second_ends_at_check_out');
    const seat = (value: number) =>
      owner.query('UPDATE visits.visit SET seat = $2 WHERE id = $1', [visits[1].id, value]);
    await expect(seat(3)).rejects.toThrow('visit_has_its_seat');
    await expect(seat(1)).rejects.toThrow('visit_one_live_per_seat');
    await verify('{SECOND_UNPROVEN}');
  });
});

it('An order that ends takes both visits with it', async () => {
  await (await family()).post(`/orders/${orderId}/cancellation`, { reason: 'NOT_NEEDED' }).expect(201);
  await t.drain();
  expect([await stateOf(0), await stateOf(1)]).toMatchObject([
    { state: 'CANCELLED' },
    { state: 'CANCELLED' },
  ]);
});

it('The family sees what each of the two does', async () => {
  await serveTogether();
  const { body } = await (await family()).get(`/visits/${visits[1].id}`).expect(200);
  expect(body as VisitDetailView).toMatchObject({ seat: 2, stateZh: '已签退', flags: [] });
  expect((body as VisitDetailView).checks).toHaveLength(2);
});
