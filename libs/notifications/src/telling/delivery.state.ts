import { defineStateMachine } from '@anzhi/kernel';

/**
 * A text message on its way. UNKNOWN: the sender died, or lost the answer, with an operator that cannot tell a message
 * it has had already: it is not sent again. WITHDRAWN: the person no longer wants or may have it. EXPIRED: it would
 * say nothing any more. UNAVAILABLE: no operator is bound.
 */
export type SmsState = 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNKNOWN' | 'EXPIRED' | 'WITHDRAWN';
export type SmsEvent = 'claim' | 'sent' | 'wait' | 'fail' | 'lose' | 'expire' | 'withdraw';

export const smsMachine = defineStateMachine<SmsState, SmsEvent>('QUEUED', {
  QUEUED: { claim: 'SENDING', wait: 'QUEUED', fail: 'FAILED', expire: 'EXPIRED', withdraw: 'WITHDRAWN' },
  SENDING: {
    claim: 'SENDING',
    sent: 'SENT',
    wait: 'QUEUED',
    fail: 'FAILED',
    lose: 'UNKNOWN',
    expire: 'EXPIRED',
    withdraw: 'WITHDRAWN',
  },
  SENT: {},
  FAILED: {},
  UNKNOWN: {},
  EXPIRED: {},
  WITHDRAWN: {},
});

/** Every state a delivery can have; a message on the screen is there with the event that told it. */
export const DELIVERY_STATES = ['DELIVERED', 'UNAVAILABLE', ...smsMachine.states] as const;
