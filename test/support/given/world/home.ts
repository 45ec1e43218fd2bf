import type { TestApp } from '../../app';
import { givenTeam, type GivenTeam } from '../dispatch';
import { regionId } from '../geo';
import { givenAccount, type GivenAccount } from '../identity';
import { givenHousehold, type GivenHousehold } from '../ordering';
import { givenProvider } from '../providers';

/** Who lives and works in a county. */
export interface Home {
  readonly countyId: number;
  readonly townId: number;
  readonly countyCode: string;
  readonly townCode: string;
  readonly household: GivenHousehold;
  /** The senior's own login. */
  readonly elder: GivenAccount;
  readonly categoryId: string;
  /** The family's rights. */
  readonly representativeId: string;
  /** Three caregivers: the one who serves, one who could, and one who is about to leave. */
  readonly team: GivenTeam;
  readonly licenceId: string;
  readonly credentialId: string;
  /** A provider that was checked and waits for its admission. */
  readonly applicantId: string;
  /** An officer of the township, as the county's administrators know him, and his role there. */
  readonly clerk: GivenAccount;
  readonly clerkGrantId: string;
  /** Two officers of the county who judge what the other one did. */
  readonly reviewers: readonly [GivenAccount, GivenAccount];
}

export async function givenHome(t: TestApp, countyCode: string, townCode: string): Promise<Home> {
  const countyId = await regionId(t, countyCode);
  const townId = await regionId(t, townCode);
  const place = { regionId: townId, serviceRegionIds: [countyId] };
  const household = await givenHousehold(t, { townCode });
  const seniorId = household.senior.id;
  const team = await givenTeam(t, { ...place, staff: [{}, {}, {}] });
  const clerk = await givenAccount(t, '周经办', { role: 'TOWN_VERIFIER', regionId: townId });
  const reviewer = { role: 'COUNTY_REVIEWER', regionId: countyId } as const;
  return {
    countyId,
    townId,
    countyCode,
    townCode,
    household,
    elder: await givenElder(t, seniorId, countyId),
    categoryId: await idOf(t, 'SELECT id FROM people.category WHERE senior_id = $1', seniorId),
    representativeId: await idOf(t, 'SELECT id FROM people.representative WHERE senior_id = $1', seniorId),
    team,
    licenceId: await idOf(
      t,
      `SELECT id FROM providers.licence WHERE provider_id = $1 AND type = 'BUSINESS'`,
      team.provider.id,
    ),
    credentialId: await idOf(
      t,
      `SELECT id FROM providers.credential WHERE caregiver_id = $1 AND type = 'HEALTH_CERTIFICATE'`,
      team.caregivers[2].id,
    ),
    applicantId: (await givenProvider(t, { ...place, admitted: false })).id,
    clerk,
    clerkGrantId: await idOf(t, 'SELECT id FROM identity.role_grant WHERE account_id = $1', clerk.id),
    reviewers: [await givenAccount(t, '钱审核', reviewer), await givenAccount(t, '孙审核', reviewer)],
  };
}

/** The senior logs in himself: his county's handler opens the account. */
async function givenElder(t: TestApp, seniorId: string, countyId: number): Promise<GivenAccount> {
  const elder = await givenAccount(t, '王建华');
  const handler = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: countyId });
  await handler.post(`/seniors/${seniorId}/account`, { phone: elder.phone }).expect(201);
  return elder;
}

/** The one row of a story. */
export async function idOf(t: TestApp, sql: string, parameter: string): Promise<string> {
  const rows = await t.db.query<{ id: string }>(sql, [parameter]);
  if (rows.length !== 1) throw new Error(`${rows.length} rows, not one: ${sql}`);
  return rows[0].id;
}
