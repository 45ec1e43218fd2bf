import { defineStateMachine } from '@anzhi/kernel';

export const PLAN_STATES = ['DRAFT', 'RUNNING', 'READY', 'PUBLISHED', 'DISCARDED', 'FAILED'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
/** `again`: whoever computed it is gone, and another one takes over. */
export type PlanEvent = 'begin' | 'again' | 'finish' | 'fail' | 'discard' | 'publish';

/** What is published stays published: more visits of it may follow. */
export const planMachine = defineStateMachine<PlanState, PlanEvent>('DRAFT', {
  DRAFT: { begin: 'RUNNING', fail: 'FAILED', discard: 'DISCARDED' },
  RUNNING: { again: 'RUNNING', finish: 'READY', fail: 'FAILED', discard: 'DISCARDED' },
  READY: { publish: 'PUBLISHED', discard: 'DISCARDED' },
  PUBLISHED: { publish: 'PUBLISHED' },
  DISCARDED: {},
  FAILED: {},
});
