import type { OrderDto } from '@anzhi/ordering';
import { AssignCaregiver } from '../../../libs/dispatch/src/assignments/assign-caregiver.usecase';
import type { TestApp } from '../app';
import { givenAcceptedOrder, type GivenAcceptedOrder, type GivenTeam, type GivenTown } from './dispatch';
import type { BookingWish, GivenHousehold } from './ordering';
import type { CaregiverWish } from './providers';

/** A bath for which two come: the catalogue's. */
export const BATH: BookingWish = { itemCode: 'BATH_DISABLED', plannedMinutes: 60 };

/** Somebody who bathes. */
export const bather = (name: string, more: CaregiverWish = {}): CaregiverWish => ({
  name,
  credentials: ['HEALTH_CERTIFICATE', 'CARE_WORKER'],
  skills: ['BATHING'],
  ...more,
});

/** A team of so many who bathe, all women as the given seniors are. */
export const givenBathers = (
  town: GivenTown,
  names: readonly string[] = ['李丽', '张敏', '王芳'],
): Promise<GivenTeam> =>
  town.team({ itemCodes: ['BATH_DISABLED'], staff: names.map((name) => bather(name)) });

/** Booked and accepted, nobody sent yet. */
export const givenAcceptedBath = (
  t: TestApp,
  team: GivenTeam,
  household: GivenHousehold,
  wish: BookingWish = {},
): Promise<GivenAcceptedOrder> => givenAcceptedOrder(t, team, { ...BATH, ...wish }, household);

/** The same, with the team's first two sent, the first of them leading. */
export async function givenAssignedBath(
  t: TestApp,
  team: GivenTeam,
  household: GivenHousehold,
  wish: BookingWish = {},
): Promise<GivenAcceptedOrder> {
  const accepted = await givenAcceptedBath(t, team, household, wish);
  const [lead, second] = team.caregivers;
  await t.get(AssignCaregiver).execute(team.ctx, accepted.orderId, lead.id, second.id);
  await t.drain();
  return accepted;
}

/** By seat, whoever is sent. */
export const sentTo = (t: TestApp, orderId: OrderDto['id']): Promise<{ seat: number; id: string }[]> =>
  t.db.query(
    'SELECT seat, caregiver_id AS id FROM dispatch.assignment WHERE order_id = $1 AND active ORDER BY seat',
    [orderId],
  );
