import { defineStateMachine } from '@anzhi/kernel';

/** A licence or a credential. EXPIRED is not a state of the row: it follows from the term and the day. */
export const PAPER_STATES = ['PENDING', 'APPROVED', 'REJECTED', 'REVOKED'] as const;
export type PaperState = (typeof PAPER_STATES)[number];
export type PaperEvent = 'approve' | 'reject' | 'revoke';

export const paperMachine = defineStateMachine<PaperState, PaperEvent>('PENDING', {
  PENDING: { approve: 'APPROVED', reject: 'REJECTED' },
  APPROVED: { revoke: 'REVOKED' },
  REJECTED: {},
  REVOKED: {},
});
