import { CatalogueFacade } from '@anzhi/catalogue';
import { addMinutes } from '@anzhi/kernel';
import { CheckIn } from '../../../libs/visits/src/visits/check-in.usecase';
import { CheckOut } from '../../../libs/visits/src/visits/check-out.usecase';
import { ConfirmVisit } from '../../../libs/visits/src/visits/confirm-visit.usecase';
import { DisputeVisit } from '../../../libs/visits/src/visits/dispute-visit.usecase';
import type { ApiClient, TestApp } from '../app';
import { givenAssignedOrder, type GivenTeam } from './dispatch';
import { CODES, regionId } from './geo';
import { citizen, ctxOf, type GivenHousehold } from './ordering';

export interface GivenVisit {
  readonly id: string;
  readonly orderId: string;
  readonly household: GivenHousehold;
  readonly team: GivenTeam;
}

/** DOUBTFUL is proved by nothing but words, so it needs an officer before anything is captured. */
export type Proof = 'SOUND' | 'DOUBTFUL';

const QUARTER_HOUR_MS = 900_000;

/** A visit that was served from an hour after now, for two hours; not confirmed yet. The clock moves to its end. */
export async function givenServedVisit(
  t: TestApp,
  team: GivenTeam,
  proof: Proof = 'SOUND',
): Promise<GivenVisit> {
  const soon = addMinutes(t.clock.now(), 60).getTime();
  const startsAt = new Date(Math.ceil(soon / QUARTER_HOUR_MS) * QUARTER_HOUR_MS);
  const wish = { startsAt: startsAt.toISOString(), nightReason: '夜间康复' };
  const { orderId, household } = await givenAssignedOrder(t, team, wish);
  const visit = await t.db.one<{ id: string }>('SELECT id FROM visits.visit WHERE order_id = $1', [orderId]);
  if (!visit) throw new Error('the order has no visit');
  const caregiver = ctxOf(team.caregivers[0].accountId, { own: true });
  t.clock.set(startsAt);
  await t.get(CheckIn).execute(caregiver, visit.id, checkOf(t, proof));
  t.clock.advanceMinutes(120);
  await t.get(CheckOut).execute(caregiver, visit.id, { ...checkOf(t, proof), tasks: await allTasks(t) });
  await t.drain();
  return { id: visit.id, orderId, household, team };
}

/** The same, and the family says that it was so: a sound visit is VERIFIED now, a doubtful one waits CONFIRMED. */
export async function givenConfirmedVisit(
  t: TestApp,
  team: GivenTeam,
  proof: Proof = 'SOUND',
): Promise<GivenVisit> {
  const visit = await givenServedVisit(t, team, proof);
  await t.get(ConfirmVisit).execute(citizen(visit.household.family), visit.id);
  await t.drain();
  return visit;
}

/** Served, and the family says that it was not so. */
export async function givenDisputedVisit(t: TestApp, team: GivenTeam): Promise<GivenVisit> {
  const visit = await givenServedVisit(t, team);
  await t.get(DisputeVisit).execute(citizen(visit.household.family), visit.id, '只来了半小时');
  await t.drain();
  return visit;
}

async function allTasks(t: TestApp): Promise<{ code: string; done: boolean }[]> {
  const item = await t.get(CatalogueFacade).item(t.db, 'REHAB');
  return (item?.sampleTasks ?? []).map(({ code }) => ({ code, done: true }));
}

const checkOf = (t: TestApp, proof: Proof) => {
  const deviceAt = t.clock.now().toISOString();
  return proof === 'SOUND'
    ? { method: 'POSITION' as const, deviceAt, position: AT_HOME }
    : { method: 'MANUAL' as const, deviceAt, reason: '手机没电' };
};

/** Where `givenSenior` lives. */
const AT_HOME = { latitude: 33.9612, longitude: 118.2754, datum: 'WGS84' as const, accuracyMetres: 15 };

/** Officers of the demo county, and one of the county next to it, logged in now. */
export async function givenOfficers(
  t: TestApp,
): Promise<Record<'verifier' | 'reviewer' | 'approver' | 'neighbour', ApiClient>> {
  const town = await regionId(t, CODES.town);
  const county = await regionId(t, CODES.county);
  return {
    verifier: await t.person('赵核验', { role: 'TOWN_VERIFIER', regionId: town }),
    reviewer: await t.person('钱审核', { role: 'COUNTY_REVIEWER', regionId: county }),
    approver: await t.person('孙审批', { role: 'COUNTY_APPROVER', regionId: county }),
    neighbour: await t.person('邻县审核', {
      role: 'COUNTY_REVIEWER',
      regionId: await regionId(t, CODES.otherCounty),
    }),
  };
}
