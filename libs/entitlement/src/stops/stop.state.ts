import { defineStateMachine } from '@anzhi/kernel';

/** LIFTED: it should never have been. A stop that has merely ended is in force still, for the days it names. */
export const STOP_STATES = ['IN_FORCE', 'APPEALED', 'LIFTED'] as const;
export type StopState = (typeof STOP_STATES)[number];

/**
 * end: the days are over (a discharge, say), reopen: they are not after all; lift: by decision, or because the fact
 * behind it was taken back.
 */
export type StopEvent = 'end' | 'reopen' | 'appeal' | 'dismissAppeal' | 'lift';

export const stopMachine = defineStateMachine<StopState, StopEvent>('IN_FORCE', {
  IN_FORCE: { end: 'IN_FORCE', reopen: 'IN_FORCE', appeal: 'APPEALED', lift: 'LIFTED' },
  APPEALED: { end: 'APPEALED', reopen: 'APPEALED', dismissAppeal: 'IN_FORCE', lift: 'LIFTED' },
  LIFTED: {},
});

/** Who acted at one level acts at no other: an officer never judges his own stop. */
export type StopLevel = 'ORDER' | 'APPEAL' | 'DECIDE';

export const STOP_KINDS = ['STOP', 'SUSPEND'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export const STOP_REASONS = [
  'DEATH',
  'HOSPITAL',
  'MOVE_OUT',
  'INSTITUTION',
  'CATEGORY_LOST',
  'LEVEL_CHANGED',
  'CAMPAIGN',
  'OFFICER',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];
