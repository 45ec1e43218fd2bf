import { providerMachine, type ProviderEvent, type ProviderState } from './provider.state';

const EVENTS: ProviderEvent[] = [
  'pass',
  'fail',
  'admit',
  'refuse',
  'suspend',
  'reinstate',
  'blacklist',
  'removeFromList',
  'applyAgain',
];
const ALLOWED: Record<ProviderState, Partial<Record<ProviderEvent, ProviderState>>> = {
  APPLIED: { pass: 'CHECKED', fail: 'REFUSED', blacklist: 'BLACKLISTED' },
  CHECKED: { admit: 'ADMITTED', refuse: 'REFUSED', blacklist: 'BLACKLISTED' },
  ADMITTED: { suspend: 'SUSPENDED', blacklist: 'BLACKLISTED' },
  REFUSED: { applyAgain: 'APPLIED', blacklist: 'BLACKLISTED' },
  SUSPENDED: { reinstate: 'ADMITTED', blacklist: 'BLACKLISTED' },
  BLACKLISTED: { removeFromList: 'APPLIED' },
};

describe('the states of a provider', () => {
  it.each(providerMachine.states.flatMap((state) => EVENTS.map((event) => [state, event] as const)))(
    '%s on %s',
    (state, event) => expect(providerMachine.next(state, event)).toBe(ALLOWED[state][event]),
  );

  it('reach ADMITTED only by a decision after a check, or back from a suspension', () => {
    expect([...providerMachine.sources('admit'), ...providerMachine.sources('reinstate')]).toEqual([
      'CHECKED',
      'SUSPENDED',
    ]);
  });
});
