import { defineStateMachine } from '@anzhi/kernel';

export const RUN_STATES = [
  'PLANNED',
  'DRY_RUN',
  'AWAITING_APPROVAL',
  'APPROVED',
  'RUNNING',
  'CLOSED',
  'CANCELLED',
] as const;
export type RunState = (typeof RUN_STATES)[number];
export type RunEvent = 'try' | 'show' | 'approve' | 'begin' | 'close' | 'cancel';

/** What has been granted is not taken back by cancelling, so only what nobody has approved can be cancelled. */
export const runMachine = defineStateMachine<RunState, RunEvent>('PLANNED', {
  PLANNED: { try: 'DRY_RUN', cancel: 'CANCELLED' },
  DRY_RUN: { show: 'AWAITING_APPROVAL', cancel: 'CANCELLED' },
  AWAITING_APPROVAL: { approve: 'APPROVED', cancel: 'CANCELLED' },
  APPROVED: { begin: 'RUNNING' },
  RUNNING: { close: 'CLOSED' },
  CLOSED: {},
  CANCELLED: {},
});
