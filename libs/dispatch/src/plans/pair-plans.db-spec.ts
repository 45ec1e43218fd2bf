import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { givenTown, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { givenAcceptedBath, givenAssignedBath, givenBathers, sentTo } from '@test/given/pairs';
import { PlanRuns } from './plan-runs';
import type { PlanComparisonDto, PlanDetailsDto, PlanDto } from './plan.dto';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
const DAY = '2026-11-24';
let town: GivenTown;
let team: GivenTeam;

beforeAll(async () => {
  await t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.planThreads', 1, $1)`,
    [t.clock.now()],
  );
});
beforeEach(async () => {
  t.clock.set(new Date('2026-11-23T09:00:00+08:00'));
  town = await givenTown(t);
  team = await givenBathers(town, ['李丽', '张敏', '王芳', '赵云']);
});
afterEach(() => t.get(PlanRuns).idle());

const computed = async ({ id }: PlanDto): Promise<PlanDto> => {
  await t.drain();
  await t.get(PlanRuns).idle();
  await t.drain();
  return (await team.dispatcher.get(`/dispatch-plans/${id}`).expect(200)).body as PlanDto;
};

async function planned(wish: object = {}): Promise<PlanDto> {
  const { body } = await team.dispatcher
    .post('/dispatch-plans', { day: DAY, seconds: 1, ...wish })
    .expect(201);
  return computed(body as PlanDto);
}
const details = async ({ id }: PlanDto) =>
  (await team.dispatcher.get(`/dispatch-plans/${id}/visits`).expect(200)).body as PlanDetailsDto;
const publish = async ({ id }: PlanDto, orderIds?: string[]) =>
  (await team.dispatcher.post(`/dispatch-plans/${id}/publication`, { orderIds }).expect(200))
    .body as PlanDetailsDto;
const visitsTo = ({ routes }: PlanDetailsDto, orderId: string) =>
  routes
    .flatMap(({ caregiverId, visits }) => visits.map((visit) => ({ caregiverId, ...visit })))
    .filter((visit) => visit.orderId === orderId)
    .sort((a, b) => a.seat - b.seat);

it('A plan sends two people to an order of two at the same time, and publishes both', async () => {
  const { orderId } = await givenAcceptedBath(t, team, await town.household());
  const plan = await planned();
  expect(plan.figures).toMatchObject({ orders: 1, served: 1, unserved: 0, serviceMinutes: 120 });
  const [lead, second] = visitsTo(await details(plan), orderId);
  expect([lead.seat, second.seat]).toEqual([1, 2]);
  expect(lead.caregiverId).not.toBe(second.caregiverId);
  expect(lead.startsAt).toBe(second.startsAt);
  const published = visitsTo(await publish(plan, [orderId]), orderId);
  expect(published.map(({ outcome }) => outcome)).toEqual(['PUBLISHED', 'PUBLISHED']);
  expect(await sentTo(t, orderId)).toEqual([
    { seat: 1, id: lead.caregiverId },
    { seat: 2, id: second.caregiverId },
  ]);
  await t.drain();
});

it('A plan mended without one of the two sends another in his seat; the other keeps his', async () => {
  const { orderId } = await givenAcceptedBath(t, team, await town.household());
  const plan = await planned();
  await publish(plan);
  const [lead, second] = await sentTo(t, orderId);
  const { body } = await team.dispatcher
    .post(`/dispatch-plans/${plan.id}/mending`, { absentCaregiverIds: [second.id], seconds: 1 })
    .expect(201);
  const mended = await computed(body as PlanDto);
  const compared = await team.dispatcher.get(`/dispatch-plans/comparison?ids=${mended.id}`).expect(200);
  expect((compared.body as PlanComparisonDto).differences).toMatchObject([
    { orderId, seat: 2, nowCaregiverId: second.id },
  ]);
  await publish(mended);
  const now = await sentTo(t, orderId);
  expect(now[0]).toEqual(lead);
  expect(now[1].seat).toBe(2);
  expect([lead.id, second.id]).not.toContain(now[1].id);
  await t.drain();
});

it('What has not changed is left as it is', async () => {
  const { orderId } = await givenAssignedBath(t, team, await town.household());
  const before = await sentTo(t, orderId);
  const plan = await planned({ keep: 'ALL' });
  expect(visitsTo(await publish(plan), orderId).map(({ outcome }) => outcome)).toEqual([
    'UNCHANGED',
    'UNCHANGED',
  ]);
  expect(await sentTo(t, orderId)).toEqual(before);
});

it('The database keeps no plan in which the two come at different times', async () => {
  const { orderId } = await givenAcceptedBath(t, team, await town.household());
  const { id } = await planned();
  await expect(
    owner.query(
      `UPDATE dispatch.plan_visit SET starts_at = starts_at + interval '5 minutes'
        WHERE plan_id = $1 AND order_id = $2 AND seat = 2`,
      [id, orderId],
    ),
  ).rejects.toThrow('plan_visit_starts_together');
});
