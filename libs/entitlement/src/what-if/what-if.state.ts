import { defineStateMachine } from '@anzhi/kernel';

export const WHAT_IF_STATES = ['PLANNED', 'RUNNING', 'DONE', 'CANCELLED'] as const;
export type WhatIfState = (typeof WHAT_IF_STATES)[number];
export type WhatIfEvent = 'begin' | 'finish' | 'cancel';

export const whatIfMachine = defineStateMachine<WhatIfState, WhatIfEvent>('PLANNED', {
  PLANNED: { begin: 'RUNNING', cancel: 'CANCELLED' },
  RUNNING: { finish: 'DONE', cancel: 'CANCELLED' },
  DONE: {},
  CANCELLED: {},
});
