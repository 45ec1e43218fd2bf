import type { Scope } from '@anzhi/kernel';

/** In which capacity somebody acts for a senior. */
export type Capacity = 'SYSTEM' | 'SENIOR' | 'OFFICER' | 'REPRESENTATIVE';

export interface Standing {
  /** Where the caller's permission holds. */
  readonly scope: Scope;
  /** Divisions the senior lives in, from the village up. */
  readonly divisions: readonly number[];
  /** The caller is the senior. */
  readonly isSelf: boolean;
  /** The caller was granted the right asked for and it has neither expired nor been revoked. */
  readonly hasRight: boolean;
}

/** undefined: the senior does not exist for this caller. */
export function capacityOf({ scope, divisions, isSelf, hasRight }: Standing): Capacity | undefined {
  if (scope.everywhere) return 'SYSTEM';
  if (scope.own && isSelf) return 'SENIOR';
  if (covers(scope, divisions)) return 'OFFICER';
  return scope.own && hasRight ? 'REPRESENTATIVE' : undefined;
}

/** Whether the scope reaches a place, given the divisions it lies in. */
export const covers = (scope: Scope, divisions: readonly number[]): boolean =>
  divisions.length > 0 && (scope.everywhere || divisions.some((id) => scope.regionIds.includes(id)));
