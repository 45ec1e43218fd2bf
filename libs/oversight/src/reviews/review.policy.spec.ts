import type { VisitState } from '@anzhi/visits';
import { consequencesOf, obstacleTo, type Consequence } from './review.policy';
import { REVIEW_STATES, reviewMachine, type ReviewEvent } from './review.state';

const EVENTS: ReviewEvent[] = ['approve', 'return', 'uphold', 'dismiss'];

describe('a review', () => {
  const ALLOWED = [
    ['UNSEEN', 'approve', 'APPROVED'],
    ['UNSEEN', 'return', 'OPEN'],
    ['OPEN', 'uphold', 'UPHELD'],
    ['OPEN', 'dismiss', 'DISMISSED'],
  ];
  const pairs = reviewMachine.states.flatMap((state) => EVENTS.map((event) => [state, event] as const));

  it.each(pairs)('%s + %s', (state, event) => {
    const allowed = ALLOWED.find(([from, on]) => from === state && on === event);
    expect(reviewMachine.next(state, event)).toBe(allowed?.[2]);
  });
});

describe('what a review does to the visit and its minutes', () => {
  const NOTHING = {};
  const EXPECTED: Record<VisitState, Partial<Record<ReviewEvent, Consequence[]>>> = {
    CONFIRMED: {
      approve: ['CAPTURE'],
      return: ['WITHHOLD'],
      uphold: ['REJECT'],
      dismiss: ['END_WITHHOLDING', 'CAPTURE'],
    },
    VERIFIED: {
      approve: ['RECORD'],
      return: ['WITHHOLD'],
      uphold: ['REVERSE'],
      dismiss: ['END_WITHHOLDING'],
    },
    SCHEDULED: NOTHING,
    EN_ROUTE: NOTHING,
    IN_SERVICE: NOTHING,
    CHECKED_OUT: NOTHING,
    DISPUTED: NOTHING,
    REJECTED: NOTHING,
    NO_SHOW_SENIOR: NOTHING,
    NO_SHOW_PROVIDER: NOTHING,
    ABORTED: NOTHING,
    CANCELLED: NOTHING,
    REPLACED: NOTHING,
  };
  const pairs = (Object.keys(EXPECTED) as VisitState[]).flatMap((state) =>
    EVENTS.map((event) => [state, event] as const),
  );

  it.each(pairs)('%s + %s', (state, event) => {
    expect(consequencesOf(state, event)).toEqual(EXPECTED[state][event]);
  });
});

describe('what stands in the way of a new review', () => {
  it.each([
    ['approve', [], undefined],
    ['approve', ['DISMISSED'], undefined],
    ['approve', ['APPROVED'], 'alreadyApproved'],
    ['approve', ['APPROVED', 'OPEN'], 'underReview'],
    ['approve', ['DISMISSED', 'UPHELD'], 'alreadyUpheld'],
    ['return', [], undefined],
    ['return', ['APPROVED'], undefined],
    ['return', ['DISMISSED', 'DISMISSED'], undefined],
    ['return', ['OPEN'], 'underReview'],
    ['return', ['UPHELD'], 'alreadyUpheld'],
  ] as const)('%s after %j: %s', (event, earlier, obstacle) => {
    expect(obstacleTo(event, earlier)).toBe(obstacle);
  });

  it('knows every state', () => {
    expect([...REVIEW_STATES].sort()).toEqual(reviewMachine.states.filter((s) => s !== 'UNSEEN').sort());
  });
});
