import { ROLE_NAMES, type Role } from '@anzhi/contracts';
import { decodeJwt } from 'jose';
import type { ApiClient, TestApp } from '@test/app';
import type { World } from '@test/given/two-worlds';

export const NOBODY = 'ANONYMOUS';
export type CallerName = Role | typeof NOBODY;
export const CALLERS: readonly CallerName[] = [...ROLE_NAMES, NOBODY];

/** Somebody with one role, which holds in one world only. */
export interface Caller {
  readonly name: CallerName;
  readonly client: ApiClient;
  /** The session he makes his requests in. */
  readonly sessionId: string;
  /** Another one of his, to be ended. */
  readonly spareSessionId: string;
}

/**
 * One caller for each role. Those of the city have their role in the county: the gates go by the place of the role in
 * the tree and not by its rank, and everything outside the county is then outside for them too.
 */
export async function callersIn(t: TestApp, world: World): Promise<Caller[]> {
  const callers: Caller[] = [];
  for (const name of ROLE_NAMES) callers.push(await callerOf(t, world, name));
  return [...callers, { name: NOBODY, client: t.anyone(), sessionId: '', spareSessionId: '' }];
}

async function callerOf(t: TestApp, world: World, name: Role): Promise<Caller> {
  const client = await clientOf(t, world, name);
  return { name, client, sessionId: sessionOf(client), spareSessionId: sessionOf(await t.again(client)) };
}

async function clientOf(t: TestApp, world: World, role: Role): Promise<ApiClient> {
  const { household, elder, team, office, countyId, townId } = world;
  const [caregiver] = team.caregivers;
  switch (role) {
    case 'ELDER':
      return t.login(elder.phone, elder.password, elder.id);
    case 'FAMILY':
      return t.again(household.family);
    case 'CAREGIVER':
      return t.login(caregiver.phone, caregiver.password, caregiver.accountId);
    case 'ASSESSOR':
      return t.again(office.nurse.client);
    case 'PROVIDER_OWNER':
    case 'DISPATCHER':
    case 'QA':
    case 'PROVIDER_FINANCE':
      return t.person('某人', { role, organisationId: team.provider.id });
    case 'VILLAGE_HELPER':
    case 'TOWN_HANDLER':
    case 'TOWN_VERIFIER':
      return t.person('某人', { role, regionId: townId });
    case 'OPERATOR':
      return t.person('某人', { role });
    default:
      return t.person('某人', { role, regionId: countyId });
  }
}

const sessionOf = ({ token }: ApiClient): string => decodeJwt<{ sid: string }>(token ?? '').sid;
