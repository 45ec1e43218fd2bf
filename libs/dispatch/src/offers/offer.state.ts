import { defineStateMachine } from '@anzhi/kernel';

/** RETURNED: accepted and later given back. WITHDRAWN: taken back by the platform, before or after acceptance. */
export const OFFER_STATES = ['OPEN', 'ACCEPTED', 'DECLINED', 'TIMED_OUT', 'WITHDRAWN', 'RETURNED'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export type OfferEvent = 'accept' | 'decline' | 'expire' | 'withdraw' | 'giveBack';

export const offerMachine = defineStateMachine<OfferState, OfferEvent>('OPEN', {
  OPEN: { accept: 'ACCEPTED', decline: 'DECLINED', expire: 'TIMED_OUT', withdraw: 'WITHDRAWN' },
  ACCEPTED: { giveBack: 'RETURNED', withdraw: 'WITHDRAWN' },
  DECLINED: {},
  TIMED_OUT: {},
  WITHDRAWN: {},
  RETURNED: {},
});
