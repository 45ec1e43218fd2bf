import { isProviderOnly, sightOf } from './order.policy';
import { ORDER_STATES } from './order.state';

const nobody = { everywhere: false, regionIds: [], organisationIds: [], own: false };
const dispatcher = { role: 'DISPATCHER', organisationId: 'ours' };
const ours = { ...nobody, organisationIds: ['ours'] };

describe('Name, phone and address', () => {
  it.each(ORDER_STATES.map((state) => [state, state === 'ACCEPTED' || state === 'IN_SERVICE'] as const))(
    'of an order that is %s are plain to its provider: %s',
    (state, plain) => {
      expect(sightOf([dispatcher], { providerId: 'ours', state }) === 'PLAIN').toBe(plain);
    },
  );

  it.each([
    ['the dispatcher of another provider', { role: 'DISPATCHER', organisationId: 'theirs' }],
    ['a quality officer of the provider', { role: 'QA', organisationId: 'ours' }],
    ['an officer', { role: 'COUNTY_REVIEWER', regionId: 1 }],
    ['a family', { role: 'FAMILY' }],
  ])('are masked to %s', (_who, grant) => {
    expect(sightOf([grant], { providerId: 'ours', state: 'ACCEPTED' })).toBe('MASKED');
  });

  it('are masked while no provider has the order', () => {
    expect(sightOf([dispatcher], { providerId: null, state: 'DISPATCHED' })).toBe('MASKED');
  });
});

describe('What families and offices wrote', () => {
  it('is not for those who only work for the provider', () => {
    expect(isProviderOnly(ours)).toBe(true);
    expect(isProviderOnly({ ...ours, own: true })).toBe(false);
    expect(isProviderOnly({ ...ours, regionIds: [1] })).toBe(false);
    expect(isProviderOnly(nobody)).toBe(false);
  });
});
