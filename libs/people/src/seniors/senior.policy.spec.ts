import type { Scope } from '@anzhi/kernel';
import { capacityOf, covers } from './senior.policy';

const scope = (given: Partial<Scope>): Scope => ({
  everywhere: false,
  regionIds: [],
  organisationIds: [],
  own: false,
  ...given,
});
const VILLAGE = 400;
const TOWN = 40;
const COUNTY = 4;
const divisions = [VILLAGE, TOWN, COUNTY, 1];
const stranger = { divisions, isSelf: false, hasRight: false };

describe('who may act for a senior', () => {
  it.each([VILLAGE, TOWN, COUNTY, 1])('an officer of division %i, in which the senior lives', (id) =>
    expect(capacityOf({ ...stranger, scope: scope({ regionIds: [id] }) })).toBe('OFFICER'),
  );

  it('no officer of another division', () =>
    expect(capacityOf({ ...stranger, scope: scope({ regionIds: [41, 5] }) })).toBeUndefined());

  it('the senior himself and his representatives, as citizens', () => {
    expect(capacityOf({ ...stranger, isSelf: true, scope: scope({ own: true }) })).toBe('SENIOR');
    expect(capacityOf({ ...stranger, hasRight: true, scope: scope({ own: true }) })).toBe('REPRESENTATIVE');
  });

  it('nobody whose roles do not carry the permission as a citizen', () => {
    expect(capacityOf({ ...stranger, isSelf: true, hasRight: true, scope: scope({}) })).toBeUndefined();
    const provider = scope({ organisationIds: ['o'] });
    expect(capacityOf({ ...stranger, hasRight: true, scope: provider })).toBeUndefined();
  });

  it('no citizen without the right', () =>
    expect(capacityOf({ ...stranger, scope: scope({ own: true }) })).toBeUndefined());

  it('the system', () =>
    expect(capacityOf({ ...stranger, scope: scope({ everywhere: true }) })).toBe('SYSTEM'));
});

describe('the reach of a scope', () => {
  it('is empty by default, and never reaches an unknown place', () => {
    expect(covers(scope({}), divisions)).toBe(false);
    expect(covers(scope({ everywhere: true }), [])).toBe(false);
    expect(covers(scope({ regionIds: [TOWN] }), divisions)).toBe(true);
  });
});
