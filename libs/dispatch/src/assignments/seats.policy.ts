import type { Seat } from './assignment-store';

interface Wanted {
  readonly caregiverId: string;
  readonly secondCaregiverId?: string;
}

/** What is wrong with who is to be sent, as an error of dispatch and the field it is about. */
export interface SeatProblem {
  readonly problem:
    'alreadyAssigned' | 'secondCaregiverNeeded' | 'oneCaregiverOnly' | 'twoDifferentPeople' | 'sameCaregiver';
  readonly field?: 'caregiverId' | 'secondCaregiverId';
}

/**
 * The seats an order lacks, with those who are to take them: all of them at once or none. Where one of two has fallen
 * out, the other keeps his seat.
 */
export function seatsToFill(
  caregivers: number,
  sent: readonly Seat[],
  { caregiverId, secondCaregiverId }: Wanted,
): { readonly seats: readonly Seat[] } | SeatProblem {
  const taken = new Set(sent.map(({ seat }) => seat));
  const lacking = [1, 2].filter((seat) => seat <= caregivers && !taken.has(seat));
  if (!lacking.length) return { problem: 'alreadyAssigned' };
  if (lacking.length === 1 && secondCaregiverId)
    return { problem: 'oneCaregiverOnly', field: 'secondCaregiverId' };
  if (lacking.length === 2 && !secondCaregiverId)
    return { problem: 'secondCaregiverNeeded', field: 'secondCaregiverId' };
  if (caregiverId === secondCaregiverId) return { problem: 'twoDifferentPeople', field: 'secondCaregiverId' };
  if (sent.some((each) => each.caregiverId === caregiverId))
    return { problem: 'sameCaregiver', field: 'caregiverId' };
  const people = [caregiverId, ...(secondCaregiverId ? [secondCaregiverId] : [])];
  return { seats: people.map((id, i) => ({ seat: lacking[i], caregiverId: id })) };
}
