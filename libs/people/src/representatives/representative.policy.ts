import { PeopleErrors } from '../people.errors';
import type { Capacity } from '../seniors/senior.policy';

/**
 * Rights come from the senior himself, or from an officer of the division who has seen a proof; a representative
 * cannot pass them on.
 * @throws people.grant-not-allowed, people.proof-needed
 */
export function checkGrant(capacity: Capacity, proof: string | undefined): void {
  if (capacity === 'REPRESENTATIVE') throw PeopleErrors.grantNotAllowed();
  if (capacity === 'OFFICER' && !proof?.trim()) throw PeopleErrors.proofNeeded({}, '/proof');
}

/** The senior and an officer may end anybody's rights, a representative only his own. */
export const mayRevoke = (capacity: Capacity, isOwnGrant: boolean): boolean =>
  capacity !== 'REPRESENTATIVE' || isOwnGrant;
