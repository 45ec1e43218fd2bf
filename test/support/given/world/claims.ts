import { EntitlementFacade } from '@anzhi/entitlement';
import { newId } from '@anzhi/kernel';
import type { ApiClient, TestApp } from '../../app';
import { givenOffices, RETROFIT, VOUCHER } from '../applications';
import { givenEntitledSenior, givenEvidence, wishOf } from '../entitlement';
import { givenUpload } from '../files';
import { idOf, type Home } from './home';

/** What a county decides about benefits: applications, stops, and what was paid in a stop. */
export interface Claims {
  /** The senior's own, in public notice, with a proof. */
  readonly applicationId: string;
  readonly applicationFileId: string;
  /** A neighbour's, not decided yet. */
  readonly objectionId: string;
  /** The household's, from a day far ahead, of a benefit it does not have. */
  readonly stopId: string;
  /** About a service after another senior's death, not judged yet. */
  readonly stopCaseId: string;
}

export async function givenClaims(t: TestApp, home: Home): Promise<Claims> {
  const { household, elder, townCode, townId } = home;
  const senior = await t.login(elder.phone, elder.password, elder.id);
  const offices = await givenOffices(t, townCode);
  const [approver] = offices.county;
  const { fileId } = await givenUpload(senior);
  const applicationId = await created(senior, '/applications', {
    seniorId: household.senior.id,
    programmeCode: RETROFIT,
    evidence: [{ fileId, title: '低保证' }],
  });
  const check = { opinion: 'FOR', reason: '入户核实' };
  await offices.township.post(`/applications/${applicationId}/check`, check).expect(201);
  await approver.post(`/applications/${applicationId}/approval`, {}).expect(201);
  const neighbour = await t.person('邻居', { role: 'VILLAGE_HELPER', regionId: townId });
  const objection = { text: '已经改造过' };
  const stop = { kind: 'SUSPEND', programmeCode: VOUCHER, from: '2027-06-01', reason: '资格待核' };
  return {
    applicationId,
    applicationFileId: fileId,
    objectionId: await created(neighbour, `/public-notices/${applicationId}/objections`, objection),
    stopId: await created(approver, `/seniors/${household.senior.id}/stops`, stop),
    stopCaseId: await givenStopCase(t, home, offices.township),
  };
}

/** A senior who died three days before a service of the home's provider that was paid. */
async function givenStopCase(t: TestApp, { townCode, team }: Home, township: ApiClient): Promise<string> {
  const senior = await givenEntitledSenior(t, { townCode, name: '秦桂英' });
  const wish = await wishOf(t, senior, { startsAt: new Date('2026-11-22T09:00:00+08:00') });
  const facade = t.get(EntitlementFacade);
  const orderId = newId();
  await t.write((tx) => facade.hold(tx, { ...wish, orderId }));
  const evidenceId = await givenEvidence(t, wish.countyId);
  const service = { orderId, providerId: team.provider.id, actualMinutes: 120, evidenceId };
  await t.write((tx) => facade.capture(tx, service));
  const death = { kind: 'DEATH', onDate: '2026-11-19', source: '火化证明' };
  await township.post(`/seniors/${senior.id}/life-events`, death).expect(201);
  await t.drain();
  return idOf(t, 'SELECT id FROM entitlement.stop_case WHERE order_id = $1', orderId);
}

async function created(by: ApiClient, path: string, body: object): Promise<string> {
  return ((await by.post(path, body).expect(201)).body as { id: string }).id;
}
