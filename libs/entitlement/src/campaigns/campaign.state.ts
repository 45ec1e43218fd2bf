import { defineStateMachine } from '@anzhi/kernel';

export const CAMPAIGN_STATES = ['SELECTING', 'READY', 'RUNNING', 'CLOSED', 'CANCELLED'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];
export type CampaignEvent = 'freeze' | 'start' | 'remind' | 'close' | 'cancel';

/** freeze: everybody it is about has been found, and nobody comes in later. */
export const campaignMachine = defineStateMachine<CampaignState, CampaignEvent>('SELECTING', {
  SELECTING: { freeze: 'READY', cancel: 'CANCELLED' },
  READY: { start: 'RUNNING', cancel: 'CANCELLED' },
  RUNNING: { remind: 'RUNNING', close: 'CLOSED', cancel: 'CANCELLED' },
  CLOSED: {},
  CANCELLED: {},
});

export const TASK_STATES = ['OPEN', 'CONFIRMED', 'NOTICED', 'REPORTED', 'STOPPED', 'KEPT'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export type TaskEvent = 'take' | 'release' | 'confirm' | 'notify' | 'report' | 'stop' | 'keep' | 'reopen';

/**
 * Who was met is confirmed. Who was not is given notice, and what has changed is reported: then a second person stops
 * the claim, keeps it, or sends somebody again. Who is met after all has his claim back.
 */
export const taskMachine = defineStateMachine<TaskState, TaskEvent>('OPEN', {
  OPEN: { take: 'OPEN', release: 'OPEN', confirm: 'CONFIRMED', notify: 'NOTICED', report: 'REPORTED' },
  NOTICED: { confirm: 'CONFIRMED', report: 'REPORTED', stop: 'STOPPED', keep: 'KEPT', reopen: 'OPEN' },
  REPORTED: { stop: 'STOPPED', keep: 'KEPT', reopen: 'OPEN' },
  STOPPED: { confirm: 'CONFIRMED' },
  CONFIRMED: {},
  KEPT: {},
});

/** Who found something out at the door decides nothing about the claim. */
export type TaskLevel = 'FIND' | 'DECIDE';
export const levelOf = (event: TaskEvent): TaskLevel =>
  event === 'stop' || event === 'keep' || event === 'reopen' ? 'DECIDE' : 'FIND';

export const OUTCOMES = ['CONFIRMED', 'CHANGED', 'NOT_FOUND', 'MOVED', 'DECEASED', 'REFUSED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What an outcome does to the task. */
export const EVENT_OF: Readonly<Record<Outcome, 'confirm' | 'notify' | 'report'>> = {
  CONFIRMED: 'confirm',
  NOT_FOUND: 'notify',
  REFUSED: 'notify',
  CHANGED: 'report',
  MOVED: 'report',
  DECEASED: 'report',
};

/** Nobody was met, so it may turn out otherwise: the claim rests until then. Everything else ends it. */
export const isForTheTime = (outcome: Outcome | null): boolean =>
  outcome === 'NOT_FOUND' || outcome === 'REFUSED';
