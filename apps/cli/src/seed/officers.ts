import type { Role } from '@anzhi/contracts';
import { personName } from './names';
import type { OfficerRow } from './rows';
import type { World } from './world';

const OF_THE_CITY: readonly Role[] = ['CITY_ADMIN', 'CITY_POLICY', 'CITY_AUDITOR', 'CALL_CENTER'];
const OF_A_COUNTY: readonly Role[] = [
  'COUNTY_HANDLER',
  'COUNTY_REVIEWER',
  'COUNTY_APPROVER',
  'COUNTY_INSPECTOR',
];
const OF_A_TOWN: readonly Role[] = ['TOWN_HANDLER', 'TOWN_VERIFIER'];

/** One officer for each role of the city, of every county and of every town, all of them different people. */
export function generateOfficers({ layout, ids, phones, random: source }: World): OfficerRow[] {
  const random = source.fork('officers');
  const officer = (role: Role, regionCode: string): OfficerRow => ({
    id: ids.next(),
    name: personName(random, random.chance(0.5) ? 'MALE' : 'FEMALE', random.integer(1968, 1998)),
    phone: phones.next('officer'),
    role,
    regionCode,
  });
  return [
    ...OF_THE_CITY.map((role) => officer(role, layout.city.code)),
    ...layout.city.counties.flatMap(({ code }) => OF_A_COUNTY.map((role) => officer(role, code))),
    ...layout.towns.flatMap(({ code }) => OF_A_TOWN.map((role) => officer(role, code))),
  ];
}
