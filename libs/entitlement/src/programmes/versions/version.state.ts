import { defineStateMachine } from '@anzhi/kernel';

/** What a version goes through: drafted by one person, law by the decision of another. */
export const versionMachine = defineStateMachine('DRAFT', {
  DRAFT: { submit: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  SUBMITTED: { approve: 'APPROVED', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
  // Only a law that has not begun; one that has begun ends.
  APPROVED: { withdraw: 'WITHDRAWN' },
  REJECTED: {},
  WITHDRAWN: {},
});
