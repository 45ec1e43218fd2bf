import type { VisitDetailView, VisitView } from '@anzhi/visits';
import type { ApiClient, TestApp } from '../app';
import { givenAssignedOrder, type GivenAcceptedOrder, type GivenTeam } from './dispatch';
import type { BookingWish, GivenHousehold } from './ordering';

/** At the door of every given senior. */
export const AT_THE_DOOR = {
  latitude: 33.9612,
  longitude: 118.2754,
  datum: 'WGS84',
  accuracyMetres: 10,
} as const;

export interface GivenVisit extends GivenAcceptedOrder {
  readonly id: string;
  /** When the service is due. */
  readonly startsAt: Date;
}

/** Booked, accepted, and the team's first caregiver assigned. */
export async function givenVisit(
  t: TestApp,
  team: GivenTeam,
  wish: BookingWish = {},
  household?: GivenHousehold,
): Promise<GivenVisit> {
  const assigned = await givenAssignedOrder(t, team, wish, household);
  const visit = (await t.db.one<{ id: string; startsAt: Date }>(
    `SELECT id, starts_at AS "startsAt" FROM visits.visit WHERE order_id = $1 AND state <> 'REPLACED'`,
    [assigned.orderId],
  ))!;
  return { ...assigned, ...visit };
}

/** The caregiver of the team, logged in at this moment. */
export const caregiverOf = (t: TestApp, { caregivers: [first] }: GivenTeam): Promise<ApiClient> =>
  t.login(first.phone, first.password, first.accountId);

export interface ServiceWish {
  /** Minutes between check-in and check-out; the planned ones unless given. */
  readonly minutes?: number;
  /** What the caregiver sends at both ends, beside the device's time. */
  readonly check?: object;
}

/** Served from the planned start on; the clock then stands at the end. */
export async function givenService(
  t: TestApp,
  visit: GivenVisit,
  wish: ServiceWish = {},
): Promise<VisitView> {
  const { minutes = 120, check = { method: 'POSITION', position: AT_THE_DOOR } } = wish;
  const now = () => ({ ...check, deviceAt: t.clock.now().toISOString() });
  t.clock.set(visit.startsAt);
  await (await caregiverOf(t, visit.team)).post(`/visits/${visit.id}/check-in`, now()).expect(201);
  t.clock.advanceMinutes(minutes);
  const left = await (
    await caregiverOf(t, visit.team)
  )
    .post(`/visits/${visit.id}/check-out`, { ...now(), tasks: [] })
    .expect(201);
  return left.body as VisitView;
}

/** The visit as the family sees it at this moment. */
export async function seenByFamily(t: TestApp, visit: GivenVisit): Promise<VisitDetailView> {
  const family = await t.again(visit.household.family);
  return (await family.get(`/visits/${visit.id}`).expect(200)).body as VisitDetailView;
}
