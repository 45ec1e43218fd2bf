import { GeoFacade, type Region } from '@anzhi/geo';
import type { TestApp } from '../app';

/** The demo city with two counties and two towns of the first. */
export const CODES = {
  city: '321300',
  county: '321302',
  otherCounty: '321322',
  town: '321302001',
  otherCountysTown: '321322001',
} as const;

/** The division that bears this code today. */
export async function givenRegion(t: TestApp, code: string): Promise<Region> {
  const region = await t.get(GeoFacade).byCode(code);
  if (!region) throw new Error(`no division has the code ${code}`);
  return region;
}

/** Its internal id. */
export const regionId = async (t: TestApp, code: string): Promise<number> => (await givenRegion(t, code)).id;
