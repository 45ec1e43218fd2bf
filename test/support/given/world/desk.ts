import type { ApiClient, TestApp } from '../../app';
import { givenUpload } from '../files';
import { somePhone } from '../identity';
import { csvOf, givenCheckedImport } from '../imports';
import { someIdentityNumber } from '../people';
import type { Home } from './home';

/** What lies on the desks of a county's offices and of its provider. */
export interface Desk {
  /** Submitted with a scan, not decided yet. */
  readonly paperLicenceId: string;
  readonly paperCredentialId: string;
  readonly staffId: string;
  /** Two rosters with their dry run complete. */
  readonly importIds: readonly [string, string];
  /** An identity number in a row of theirs that failed. */
  readonly rosterNumber: string;
  readonly runId: string;
}

export async function givenDesk(t: TestApp, home: Home): Promise<Desk> {
  const { countyId, townId, team, household } = home;
  const owner = await t.person('负责人', { role: 'PROVIDER_OWNER', organisationId: team.provider.id });
  const handler = await t.person('镇街经办', { role: 'TOWN_HANDLER', regionId: townId });
  const approver = await t.person('县区审批', { role: 'COUNTY_APPROVER', regionId: countyId });
  const discharge = { kind: 'DISCHARGE', onDate: '2026-11-22', source: '出院小结' };
  await handler.post(`/seniors/${household.senior.id}/life-events`, discharge).expect(201);
  const issuance = { period: 202611, regionId: countyId };
  const { body: runs } = await approver.post('/issuance-runs', issuance).expect(201);
  await logOut(await t.again(owner));
  return {
    ...(await papersOf(owner, home)),
    staffId: await staffOf(owner, team.provider.id),
    importIds: [await rosterOf(t, handler, home), await rosterOf(t, handler, home)],
    rosterNumber: FAULTY_NUMBER,
    runId: (runs as { items: { id: string }[] }).items[0].id,
  };
}

async function papersOf(
  owner: ApiClient,
  { team: { provider, caregivers } }: Home,
): Promise<Pick<Desk, 'paperLicenceId' | 'paperCredentialId'>> {
  const paper = async (type: string) => ({
    type,
    number: 'SC-2026-1',
    validFrom: '2026-01-01',
    lastDay: '2027-12-31',
    fileId: (await givenUpload(owner)).fileId,
  });
  const food = { ...(await paper('FOOD')), issuer: '市监局', scope: '集体用餐配送' };
  const licence = await owner.post(`/providers/${provider.id}/licences`, food).expect(201);
  const path = `/caregivers/${caregivers[1].id}/credentials`;
  const credential = await owner.post(path, await paper('CARE_WORKER')).expect(201);
  return {
    paperLicenceId: (licence.body as { id: string }).id,
    paperCredentialId: (credential.body as { id: string }).id,
  };
}

async function staffOf(owner: ApiClient, providerId: string): Promise<string> {
  const person = { name: '陈质检', phone: somePhone(), role: 'QA' };
  const { body } = await owner.post(`/providers/${providerId}/staff`, person).expect(201);
  return (body as { staffId: string }).staffId;
}

const FAULTY_NUMBER = '321302194102039999';

async function rosterOf(t: TestApp, handler: ApiClient, { townCode }: Home): Promise<string> {
  const roster = csvOf(
    ['姓名', '身份证号', '居住地'],
    ['赵大爷', someIdentityNumber('1941-02-03', 'MALE'), townCode],
    ['钱大妈', FAULTY_NUMBER, townCode],
  );
  return (await givenCheckedImport(t, handler, 'people.seniors', roster)).id;
}

async function logOut(client: ApiClient): Promise<void> {
  const { items } = (await client.get('/sessions').expect(200)).body as {
    items: { id: string; current: boolean }[];
  };
  await client.delete(`/sessions/${items.find(({ current }) => current)!.id}`).expect(204);
}
