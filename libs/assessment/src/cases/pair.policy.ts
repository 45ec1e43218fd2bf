export interface PairMember {
  readonly accountId: string;
  /** Medical or nursing background. */
  readonly medical: boolean;
}

export type PairObstacle = 'sameAssessor' | 'noMedicalAssessor' | 'assessedBefore';

/**
 * Two different persons, one of them medical; a disputed result is looked at by others (policy.md 1.5).
 * @param before accounts of those whose result is disputed
 */
export function obstacleToPair(
  pair: readonly [PairMember, PairMember],
  before: readonly (string | null)[],
): PairObstacle | undefined {
  if (pair[0].accountId === pair[1].accountId) return 'sameAssessor';
  if (!pair.some(({ medical }) => medical)) return 'noMedicalAssessor';
  return pair.some(({ accountId }) => before.includes(accountId)) ? 'assessedBefore' : undefined;
}
