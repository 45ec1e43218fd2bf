import { addMinutes } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenAcceptedOrder, givenTown } from '@test/given/dispatch';
import { deadlocks } from '@test/given/ordering';
import { AssignCaregiver } from './assign-caregiver.usecase';

const t = useApp();
const ORDERS = 4;
const ATTEMPTS = 32;

it('Thirty-two attempts to send one caregiver to homes a minute apart: he goes to one', async () => {
  const town = await givenTown(t);
  const colleagues = Array.from({ length: ORDERS }, () => ({})); // or the provider is not asked so often
  const team = await town.team({ staff: colleagues });
  const orderIds: string[] = [];
  for (let order = 0; order < ORDERS; order++) {
    const startsAt = addMinutes(new Date('2026-11-24T09:00:00+08:00'), order - ORDERS / 2).toISOString();
    orderIds.push((await givenAcceptedOrder(t, team, { startsAt }, await town.household())).orderId);
  }
  const answers = await Promise.allSettled(
    Array.from({ length: ATTEMPTS }, (_, attempt) =>
      t.get(AssignCaregiver).execute(team.ctx, orderIds[attempt % ORDERS], team.caregivers[0].id),
    ),
  );
  const refusals = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
  );
  expect(refusals).toHaveLength(ATTEMPTS - 1);
  expect(new Set(refusals)).toEqual(new Set(['dispatch.caregiver-busy', 'dispatch.already-assigned']));
  const active = await t.db.query('SELECT FROM dispatch.assignment WHERE caregiver_id = $1 AND active', [
    team.caregivers[0].id,
  ]);
  expect(active).toHaveLength(1);
  expect(await deadlocks(t)).toBe(0);
}, 60_000);
