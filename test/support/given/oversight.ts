import { addMinutes } from '@anzhi/kernel';
import { ConfirmVisit } from '../../../libs/visits/src/visits/confirm-visit.usecase';
import { DisputeVisit } from '../../../libs/visits/src/visits/dispute-visit.usecase';
import type { ApiClient, TestApp } from '../app';
import type { GivenTeam } from './dispatch';
import { CODES, regionId } from './geo';
import { citizen } from './ordering';
import { givenService, givenVisit, type GivenVisit } from './visits';

const QUARTER_HOUR_MS = 900_000;

/** Nothing but words: needs an officer before anything is captured. */
const DOUBTFUL = { check: { method: 'MANUAL', reason: '手机没电' } };

/** SOUND: proved by position. */
export type Proof = 'SOUND' | 'DOUBTFUL';

/** A visit that was served from an hour after now, for two hours; not confirmed yet. The clock moves to its end. */
export async function givenServedVisit(
  t: TestApp,
  team: GivenTeam,
  proof: Proof = 'SOUND',
): Promise<GivenVisit> {
  const soon = addMinutes(t.clock.now(), 60).getTime();
  const startsAt = new Date(Math.ceil(soon / QUARTER_HOUR_MS) * QUARTER_HOUR_MS).toISOString();
  const visit = await givenVisit(t, team, { startsAt, nightReason: '夜间康复' });
  await givenService(t, visit, proof === 'DOUBTFUL' ? DOUBTFUL : {});
  await t.drain();
  return visit;
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

/** Officers of the demo county, and one of the county next to it, logged in now. */
export async function givenOfficers(
  t: TestApp,
): Promise<Record<'verifier' | 'reviewer' | 'approver' | 'neighbour', ApiClient>> {
  const town = await regionId(t, CODES.town);
  const county = await regionId(t, CODES.county);
  const nextCounty = await regionId(t, CODES.otherCounty);
  return {
    verifier: await t.person('赵核验', { role: 'TOWN_VERIFIER', regionId: town }),
    reviewer: await t.person('钱审核', { role: 'COUNTY_REVIEWER', regionId: county }),
    approver: await t.person('孙审批', { role: 'COUNTY_APPROVER', regionId: county }),
    neighbour: await t.person('邻县审核', { role: 'COUNTY_REVIEWER', regionId: nextCounty }),
  };
}
