import type { ReviewEvent, ReviewState } from './review.state';

/**
 * What a step of a review does to the visit and to its minutes:
 * CAPTURE verifies the visit, so that its minutes are spent now; REJECT closes it, so that they return;
 * REVERSE takes back what was spent; WITHHOLD and END_WITHHOLDING stop and free the payment; RECORD changes nothing.
 */
export type Consequence = 'CAPTURE' | 'RECORD' | 'WITHHOLD' | 'REJECT' | 'REVERSE' | 'END_WITHHOLDING';

/**
 * Only what is proved can be judged. A visit rests in CONFIRMED when its doubts need an officer: nothing is captured
 * yet. In VERIFIED the minutes are spent.
 */
const CONSEQUENCES: Readonly<Record<string, Readonly<Record<ReviewEvent, readonly Consequence[]>>>> = {
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
};

/** What the step does to a visit in this state; undefined: the visit cannot be judged now. */
export const consequencesOf = (visitState: string, event: ReviewEvent): readonly Consequence[] | undefined =>
  CONSEQUENCES[visitState]?.[event];

export type Obstacle = 'underReview' | 'alreadyUpheld' | 'alreadyApproved';

/** What stands in the way of a new review. An approved visit may still be returned, when more comes to light. */
export function obstacleTo(
  event: 'approve' | 'return',
  earlier: readonly ReviewState[],
): Obstacle | undefined {
  if (earlier.includes('OPEN')) return 'underReview';
  if (earlier.includes('UPHELD')) return 'alreadyUpheld';
  if (event === 'approve' && earlier.includes('APPROVED')) return 'alreadyApproved';
  return undefined;
}
