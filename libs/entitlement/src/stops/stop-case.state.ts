import { defineStateMachine } from '@anzhi/kernel';

export const STOP_CASE_STATES = [
  'OPEN',
  'CONFIRMED',
  'DISMISSAL_PROPOSED',
  'CLAWED_BACK',
  'DISMISSED',
] as const;
export type StopCaseState = (typeof STOP_CASE_STATES)[number];

/** drop: the stop behind the case was lifted. */
export type StopCaseEvent = 'confirm' | 'proposeDismissal' | 'clawBack' | 'dismiss' | 'drop';

/** One person finds, another decides, and is not bound by the finding. */
export const stopCaseMachine = defineStateMachine<StopCaseState, StopCaseEvent>('OPEN', {
  OPEN: { confirm: 'CONFIRMED', proposeDismissal: 'DISMISSAL_PROPOSED', drop: 'DISMISSED' },
  CONFIRMED: { clawBack: 'CLAWED_BACK', dismiss: 'DISMISSED', drop: 'DISMISSED' },
  DISMISSAL_PROPOSED: { clawBack: 'CLAWED_BACK', dismiss: 'DISMISSED', drop: 'DISMISSED' },
  CLAWED_BACK: {},
  DISMISSED: {},
});

export type StopCaseLevel = 'FIND' | 'DECIDE';
