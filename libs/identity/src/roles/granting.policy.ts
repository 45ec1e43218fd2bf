import { ROLES, type Role } from '@anzhi/contracts';
import type { RegionLevel } from '@anzhi/geo';
import type { RoleGrant } from '@anzhi/kernel';

/** The levels of division at which each of the officers' roles stands (policy.md 12.3). */
const LEVELS: Partial<Record<Role, readonly RegionLevel[]>> = {
  CITY_ADMIN: ['CITY'],
  CITY_POLICY: ['CITY'],
  CITY_AUDITOR: ['CITY'],
  CALL_CENTER: ['CITY', 'COUNTY'],
  COUNTY_HANDLER: ['COUNTY'],
  COUNTY_REVIEWER: ['COUNTY'],
  COUNTY_APPROVER: ['COUNTY'],
  COUNTY_FINANCE: ['COUNTY'],
  COUNTY_INSPECTOR: ['COUNTY'],
  TOWN_HANDLER: ['TOWNSHIP'],
  TOWN_VERIFIER: ['TOWNSHIP'],
  VILLAGE_HELPER: ['TOWNSHIP', 'VILLAGE'],
};

const BELOW_COUNTY: readonly Role[] = ['TOWN_HANDLER', 'TOWN_VERIFIER', 'VILLAGE_HELPER'];
const COUNTY_STAFF: readonly Role[] = [
  'COUNTY_HANDLER',
  'COUNTY_REVIEWER',
  'COUNTY_FINANCE',
  'COUNTY_INSPECTOR',
];

/**
 * Whom an administrator appoints. The city appoints its own colleagues and everybody below; the head of a county
 * appoints that county's staff, but not another head and nobody of the city.
 */
const APPOINTS: Partial<Record<Role, readonly Role[]>> = {
  CITY_ADMIN: [
    ...(['CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR', 'CALL_CENTER', 'COUNTY_APPROVER'] satisfies Role[]),
    ...COUNTY_STAFF,
    ...BELOW_COUNTY,
  ],
  COUNTY_APPROVER: [...COUNTY_STAFF, ...BELOW_COUNTY],
};

/** Roles an officer can be appointed to; the others come with being a senior, a relative or a provider's staff. */
export const OFFICER_ROLES = (Object.keys(LEVELS) as Role[]).filter((role) => ROLES[role].scope === 'REGION');

export const standsAt = (role: Role, level: RegionLevel): boolean => LEVELS[role]?.includes(level) ?? false;

/**
 * Whether somebody with these roles may give or end `role` in the division.
 * @param path ids of the division and of everything above it
 */
export const mayAppoint = (grants: readonly RoleGrant[], role: Role, path: readonly number[]): boolean =>
  grants.some(
    (grant) =>
      grant.regionId !== undefined &&
      path.includes(grant.regionId) &&
      APPOINTS[grant.role as Role]?.includes(role) === true,
  );
