import { createHash } from 'node:crypto';
import { EntitlementFacade, type ServiceWish } from '@anzhi/entitlement';
import { GeoFacade } from '@anzhi/geo';
import { newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { ApiClient, TestApp } from '../app';
import { givenSenior, type GivenSenior } from './people';

/** The programme that ships with the demo city. */
export const PROGRAMME = 'SQ_HOME_CARE';

/** The month's grant for these seniors. @returns how many were granted */
export const givenMonth = (t: TestApp, seniorIds: readonly string[], period = 202611): Promise<number> =>
  t.write((tx) => t.get(EntitlementFacade).issueTo(tx, { programmeCode: PROGRAMME, period, seniorIds }));

/**
 * The county's month as it is issued: planned by the schedule or whoever the context names, tried by the workers,
 * approved by an officer, granted by the workers. @returns the run's id
 */
export async function givenIssuedCounty(
  t: TestApp,
  countyId: number,
  period = 202611,
  approver?: ApiClient,
): Promise<string> {
  const runId = await t.write((tx) => t.get(EntitlementFacade).planIssuance(tx, { countyId, period }));
  await t.drain();
  const by = approver ?? (await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId }));
  await by.post(`/issuance-runs/${runId}/approval`).expect(200);
  await t.drain();
  return runId;
}

/** A senior on minimum living allowance: 480 minutes a month, issued for November 2026. */
export async function givenEntitledSenior(
  t: TestApp,
  wish: Parameters<typeof givenSenior>[1] = {},
): Promise<GivenSenior> {
  const senior = await givenSenior(t, {
    categories: [{ code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' }],
    ...wish,
  });
  await givenMonth(t, [senior.id]);
  return senior;
}

/** Rehabilitation at home, two hours on the day after the test clock's first day unless told otherwise. */
export const wishOf = async (
  t: TestApp,
  senior: GivenSenior,
  wish: Partial<ServiceWish> = {},
): Promise<ServiceWish> => ({
  seniorId: senior.id,
  countyId: await t.get(GeoFacade).countyOf(senior.regionId),
  regionId: senior.regionId,
  itemCode: 'REHAB',
  startsAt: new Date('2026-11-24T09:00:00+08:00'),
  minutes: 120,
  ...wish,
});

/** Holds the wish for a new order. @returns the order's id */
export async function givenHeldOrder(t: TestApp, wish: ServiceWish): Promise<string> {
  const orderId = newId();
  await t.write((tx) => t.get(EntitlementFacade).hold(tx, { ...wish, orderId }));
  return orderId;
}

/** Evidence of a service in the county's register. */
export async function givenEvidence(t: TestApp, countyId: number, { verified = true } = {}): Promise<string> {
  const ledger = t.get(LedgerFacade);
  const evidenceId = newId();
  const hash = createHash('sha256').update(evidenceId).digest();
  await t.write(async (tx) => {
    await ledger.registerEvidence(tx, { countyId, evidenceId, kind: 'VISIT', reference: evidenceId, hash });
    if (verified) await ledger.verifyEvidence(tx, { countyId, evidenceId });
  });
  return evidenceId;
}
