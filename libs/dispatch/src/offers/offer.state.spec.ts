import { OFFER_STATES, offerMachine, type OfferEvent, type OfferState } from './offer.state';

const EXPECTED: Record<OfferState, Partial<Record<OfferEvent, OfferState>>> = {
  OPEN: { accept: 'ACCEPTED', decline: 'DECLINED', expire: 'TIMED_OUT', withdraw: 'WITHDRAWN' },
  ACCEPTED: { giveBack: 'RETURNED', withdraw: 'WITHDRAWN' },
  DECLINED: {},
  TIMED_OUT: {},
  WITHDRAWN: {},
  RETURNED: {},
};
const EVENTS: OfferEvent[] = ['accept', 'decline', 'expire', 'withdraw', 'giveBack'];

describe('The states of an offer', () => {
  it.each(OFFER_STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const)))(
    '%s on %s',
    (state, event) => {
      expect(offerMachine.next(state, event)).toBe(EXPECTED[state][event]);
    },
  );
});
