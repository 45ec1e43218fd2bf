import { ROLE_NAMES, ROLES, type Role } from '@anzhi/contracts';
import { mayAppoint, OFFICER_ROLES, standsAt } from './granting.policy';

const CITY = 10;
const COUNTY = 20;
const OTHER_COUNTY = 21;
const TOWN = 30;
const townPath = [TOWN, COUNTY, CITY, 1];
const countyPath = [COUNTY, CITY, 1];
const appointable = (granter: Role, regionId: number, path: number[]): Role[] =>
  ROLE_NAMES.filter((role) => mayAppoint([{ role: granter, regionId }], role, path));

describe('Appointing officers', () => {
  it('knows the level of every role that holds in a division, and of no other', () => {
    expect([...OFFICER_ROLES].sort()).toEqual(
      ROLE_NAMES.filter((role) => ROLES[role].scope === 'REGION').sort(),
    );
    expect(standsAt('COUNTY_HANDLER', 'COUNTY')).toBe(true);
    expect(standsAt('COUNTY_HANDLER', 'CITY')).toBe(false);
    expect(standsAt('FAMILY', 'COUNTY')).toBe(false);
  });

  it('lets the city administrator appoint every officer of the city and below', () => {
    expect(appointable('CITY_ADMIN', CITY, countyPath).sort()).toEqual([...OFFICER_ROLES].sort());
  });

  it('lets the head of a county appoint his staff, and nobody of his own rank or above', () => {
    expect(appointable('COUNTY_APPROVER', COUNTY, townPath).sort()).toEqual([
      'COUNTY_FINANCE',
      'COUNTY_HANDLER',
      'COUNTY_INSPECTOR',
      'COUNTY_REVIEWER',
      'TOWN_HANDLER',
      'TOWN_VERIFIER',
      'VILLAGE_HELPER',
    ]);
  });

  it('ends at the border of the division', () => {
    expect(appointable('COUNTY_APPROVER', OTHER_COUNTY, townPath)).toEqual([]);
    expect(appointable('COUNTY_APPROVER', TOWN, countyPath)).toEqual([]);
  });

  it('is for nobody else', () => {
    const others = ROLE_NAMES.filter((role) => role !== 'CITY_ADMIN' && role !== 'COUNTY_APPROVER');
    for (const role of others) expect(appointable(role, CITY, townPath)).toEqual([]);
    expect(mayAppoint([{ role: 'CITY_ADMIN' }], 'TOWN_HANDLER', townPath)).toBe(false);
  });
});
