import { defineStateMachine } from '@anzhi/kernel';

/** OPEN: returned, payment withheld, waiting for a second person. Everything else is final. */
export const REVIEW_STATES = ['APPROVED', 'OPEN', 'UPHELD', 'DISMISSED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export type ReviewEvent = 'approve' | 'return' | 'uphold' | 'dismiss';

/** UNSEEN is where every visit begins; it is never stored. */
export const reviewMachine = defineStateMachine<ReviewState | 'UNSEEN', ReviewEvent>('UNSEEN', {
  UNSEEN: { approve: 'APPROVED', return: 'OPEN' },
  OPEN: { uphold: 'UPHELD', dismiss: 'DISMISSED' },
  APPROVED: {},
  UPHELD: {},
  DISMISSED: {},
});
