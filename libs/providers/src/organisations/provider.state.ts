import { defineStateMachine } from '@anzhi/kernel';

export const PROVIDER_STATES = [
  'APPLIED',
  'CHECKED',
  'ADMITTED',
  'REFUSED',
  'SUSPENDED',
  'BLACKLISTED',
] as const;
export type ProviderState = (typeof PROVIDER_STATES)[number];

export type ProviderEvent =
  | 'pass'
  | 'fail'
  | 'admit'
  | 'refuse'
  | 'suspend'
  | 'reinstate'
  | 'blacklist'
  | 'removeFromList'
  | 'applyAgain';

/** Whoever was blacklisted begins again with an application: admission is never given back (policy.md 9.3). */
export const providerMachine = defineStateMachine<ProviderState, ProviderEvent>('APPLIED', {
  APPLIED: { pass: 'CHECKED', fail: 'REFUSED', blacklist: 'BLACKLISTED' },
  CHECKED: { admit: 'ADMITTED', refuse: 'REFUSED', blacklist: 'BLACKLISTED' },
  ADMITTED: { suspend: 'SUSPENDED', blacklist: 'BLACKLISTED' },
  SUSPENDED: { reinstate: 'ADMITTED', blacklist: 'BLACKLISTED' },
  REFUSED: { applyAgain: 'APPLIED', blacklist: 'BLACKLISTED' },
  BLACKLISTED: { removeFromList: 'APPLIED' },
});
