import type { ProviderState } from '../organisations/provider.state';
import type { Refusal } from './match.types';

/** What the database found of one provider against one order. */
export interface MatchFacts {
  readonly state: ProviderState;
  readonly offersItem: boolean;
  readonly servesRegion: boolean;
  readonly licensed: boolean;
  /** Absent where only the provider's own file is asked. */
  readonly qualifiedCaregivers?: number;
}

/** The first hard rule that keeps the provider out; undefined when none does. */
export function refusalOf(facts: MatchFacts): Refusal | undefined {
  if (facts.state === 'SUSPENDED' || facts.state === 'BLACKLISTED') return facts.state;
  if (facts.state !== 'ADMITTED') return 'NOT_ADMITTED';
  if (!facts.offersItem) return 'ITEM_NOT_OFFERED';
  if (!facts.servesRegion) return 'OUTSIDE_SERVICE_AREA';
  if (!facts.licensed) return 'LICENCE_NOT_VALID';
  if (facts.qualifiedCaregivers === 0) return 'NO_QUALIFIED_CAREGIVER';
  return undefined;
}

/** Those who may be offered the order before the others, each nearest first; ids settle a tie. */
export function byRank(
  a: { providerId: string; refusedBy?: Refusal; distanceMetres: number },
  b: { providerId: string; refusedBy?: Refusal; distanceMetres: number },
): number {
  return (
    Number(Boolean(a.refusedBy)) - Number(Boolean(b.refusedBy)) ||
    a.distanceMetres - b.distanceMetres ||
    (a.providerId < b.providerId ? -1 : 1)
  );
}
