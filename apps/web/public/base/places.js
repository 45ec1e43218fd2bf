import { get } from './api.js';

/** Who is logged in, and the counties in his charge. */
let me = { roles: [] };
let counties;

export const setMe = (account) => {
  me = account;
  counties = undefined;
};

export const myRoles = () => me.roles.map(({ role }) => role);
export const iAm = (...roles) => myRoles().some((role) => roles.includes(role));
export const myAccount = () => me.accountId;
export const myOrganisation = () => me.roles.find(({ organisationId }) => organisationId)?.organisationId;

/** Divisions named in the caller's roles, each once. @returns {Promise<object[]>} */
const myRegions = () => {
  const ids = [...new Set(me.roles.map(({ regionId }) => regionId).filter(Boolean))];
  return Promise.all(ids.map((id) => get(`/regions/${id}`)));
};

async function countiesIn(region) {
  if (region.level === 'COUNTY') return [region];
  if (region.level === 'CITY') return (await get('/regions', { parent: region.id, limit: 200 })).items;
  if (region.level === 'PROVINCE') return [];
  return region.ancestors.filter(({ level }) => level === 'COUNTY');
}

/** @returns {Promise<{ id: number, name: string, code: string }[]>} counties in which the caller is an officer */
export function myCounties() {
  counties ??= myRegions()
    .then((regions) => Promise.all(regions.map(countiesIn)))
    .then((found) => [...new Map(found.flat().map((county) => [county.id, county])).values()]);
  return counties;
}

/** The divisions a programme can be drafted for: those of the caller's roles and the counties in them. */
export async function myDivisions() {
  const all = [...(await myRegions()), ...(await myCounties())];
  return [...new Map(all.map((region) => [region.id, region])).values()];
}

export const asOptions = (regions) => regions.map(({ id, name }) => [String(id), name]);

/**
 * What somebody with these roles may do.
 * @param {Record<string, string[]>} permissions the roles of each
 * @returns {Record<string, boolean>}
 */
export const allowed = (permissions, roles) =>
  Object.fromEntries(
    Object.entries(permissions).map(([what, who]) => [what, roles.some((role) => who.includes(role))]),
  );
