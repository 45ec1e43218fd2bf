import { useApp } from '@test/app';
import { givenAcceptedOrder, givenTown, type GivenTeam, type GivenTown } from '@test/given/dispatch';
import { AssignCaregiver } from '../assignments/assign-caregiver.usecase';
import { DispatchFacade } from '../dispatch.facade';
import { EveningPlans } from './evening-plans';
import { PlanRuns } from './plan-runs';
import type { PlanDto } from './plan.dto';
import { PublishPlan } from './publish-plan.usecase';

const t = useApp();
/** The evening is another one in every story: each is planned once. */
let day = 23;
let town: GivenTown;
let team: GivenTeam;
let homes: Awaited<ReturnType<GivenTown['household']>>[];

beforeAll(async () => {
  await t.db.query(
    `INSERT INTO platform.setting (name, value, changed_at)
     VALUES ('dispatch.planThreads', 1, $1), ('dispatch.planSeconds', 1, $1)`,
    [t.clock.now()],
  );
  town = await givenTown(t);
});
beforeEach(async () => {
  t.clock.set(new Date(`2026-11-${++day}T19:50:00+08:00`));
  team = await town.team({ staff: [{ name: '李丽' }, { name: '张敏' }, { name: '王芳' }] });
  homes = [await town.household(), await town.household(), await town.household()];
});
afterEach(() => t.get(PlanRuns).idle());

const accepted = async (hour: number, home = 0): Promise<string> => {
  const startsAt = `2026-11-${day + 1}T${String(hour).padStart(2, '0')}:00:00+08:00`;
  return (await givenAcceptedOrder(t, team, { startsAt }, homes[home])).orderId;
};
const pencilled = (orderId: string) =>
  t.db.query<{ id: string }>(
    'SELECT caregiver_id AS id FROM dispatch.pencilled WHERE order_id = $1 ORDER BY seat',
    [orderId],
  );
const caregiverOf = async (orderId: string) =>
  (await t.get(DispatchFacade).assignment(t.db, orderId))?.caregiverId;

/** The workers knock at this time. */
async function knock(time: string): Promise<PlanDto[]> {
  t.clock.set(new Date(`2026-11-${day}T${time}+08:00`));
  await t.get(EveningPlans).tick();
  await t.drain();
  await t.get(PlanRuns).idle();
  await t.drain();
  return t.db.query<PlanDto>(
    `SELECT id, state, keep, figures FROM dispatch.plan WHERE provider_id = $1 AND day = $2`,
    [team.provider.id, `2026-11-${day + 1}`],
  );
}

describe('Whom an accepted order is meant for', () => {
  it('is busy for the search, and for nobody else', async () => {
    const first = await accepted(9);
    await t.drain();
    const [meant] = await pencilled(first);
    expect(team.caregivers.map(({ id }) => id)).toContain(meant.id);
    const second = await accepted(9, 1);
    await t.drain();
    const [other] = await pencilled(second);
    expect(other.id).not.toBe(meant.id);
    expect(await caregiverOf(first)).toBeUndefined();
    await t.get(AssignCaregiver).execute(team.ctx, second, meant.id);
    expect(await pencilled(second)).toEqual([]);
    expect(await caregiverOf(second)).toBe(meant.id);
  });
});

describe('The evening before', () => {
  it('plans what nobody was sent to, once; who was told keeps his caregiver', async () => {
    const [first, second, third] = [await accepted(9), await accepted(9, 1), await accepted(13, 2)];
    await t.get(AssignCaregiver).execute(team.ctx, first, team.caregivers[2].id);
    expect(await knock('19:59:40')).toEqual([]);
    const [plan, ...others] = await knock('20:00:40');
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ state: 'READY', keep: 'ALL', figures: { orders: 3, served: 3 } });
    expect(await knock('20:05:40')).toHaveLength(1);
    const told = await t.db.query(
      `SELECT payload FROM platform.event WHERE type = 'dispatch.plan-released.v1'
          AND payload->>'planId' = $1`,
      [plan.id],
    );
    expect(told).toMatchObject([{ payload: { visits: 3, providerId: team.provider.id } }]);
    expect(await caregiverOf(second)).toBeUndefined();
    await t.get(PublishPlan).execute(team.ctx, plan.id, {});
    expect(await caregiverOf(first)).toBe(team.caregivers[2].id);
    expect(await caregiverOf(second)).toBeDefined();
    expect(await pencilled(third)).toEqual([]);
  });

  it('plans nothing where the city wants none, nor where everybody is sent', async () => {
    const orderId = await accepted(9);
    const hour = (value: number) =>
      t.db.query(
        `INSERT INTO platform.setting (name, value, changed_at) VALUES ('dispatch.eveningPlanHour', $1, $2)
         ON CONFLICT (name) DO UPDATE SET value = $1`,
        [value, t.clock.now()],
      );
    await hour(24);
    expect(await knock('20:00:40')).toEqual([]);
    await hour(20);
    await t.get(AssignCaregiver).execute(team.ctx, orderId, team.caregivers[0].id);
    expect(await knock('20:01:40')).toEqual([]);
  });
});
