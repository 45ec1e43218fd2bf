import { defineStateMachine } from '@anzhi/kernel';

/**
 * From the wish to the benefit (policy.md 0.3, nos. 2 and 35; 4.5 for the two checks). COUNTY_APPROVED lasts no longer
 * than its transaction: the notice or the benefit begins at once.
 */
export const APPLICATION_STATES = [
  'SUBMITTED',
  'RETURNED',
  'TOWN_CHECKED',
  'COUNTY_APPROVED',
  'PUBLIC_NOTICE',
  'IN_FORCE',
  'REFUSED',
  'APPEALED',
  'APPEAL_DECIDED',
  'WITHDRAWN',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export type ApplicationEvent =
  | 'return'
  | 'resubmit'
  | 'check'
  | 'approve'
  | 'refuse'
  | 'publish'
  | 'start'
  | 'grant'
  | 'appeal'
  | 'grantAppeal'
  | 'dismissAppeal'
  | 'withdraw';

export const applicationMachine = defineStateMachine<ApplicationState, ApplicationEvent>('SUBMITTED', {
  SUBMITTED: { return: 'RETURNED', check: 'TOWN_CHECKED', withdraw: 'WITHDRAWN' },
  RETURNED: { resubmit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  TOWN_CHECKED: {
    return: 'RETURNED',
    approve: 'COUNTY_APPROVED',
    refuse: 'REFUSED',
    withdraw: 'WITHDRAWN',
  },
  COUNTY_APPROVED: { publish: 'PUBLIC_NOTICE', start: 'IN_FORCE' },
  PUBLIC_NOTICE: { start: 'IN_FORCE', refuse: 'REFUSED', withdraw: 'WITHDRAWN' },
  IN_FORCE: { grant: 'IN_FORCE', withdraw: 'WITHDRAWN' },
  REFUSED: { appeal: 'APPEALED' },
  APPEALED: { grantAppeal: 'COUNTY_APPROVED', dismissAppeal: 'APPEAL_DECIDED' },
  APPEAL_DECIDED: {},
  WITHDRAWN: {},
});

/** Levels of the procedure: who acted at one acts at no other (policy.md 0.3, no. 35). */
export type Level = 'APPLY' | 'CHECK' | 'DECIDE' | 'APPEAL';

/** At which level a step is taken; a return is asked for at whichever level misses something and belongs to none. */
export const LEVEL_OF: Readonly<Record<ApplicationEvent | 'submit', Level | null>> = {
  submit: 'APPLY',
  resubmit: 'APPLY',
  withdraw: 'APPLY',
  appeal: 'APPLY',
  check: 'CHECK',
  approve: 'DECIDE',
  refuse: 'DECIDE',
  grantAppeal: 'APPEAL',
  dismissAppeal: 'APPEAL',
  return: null,
  publish: null,
  start: null,
  grant: null,
};
