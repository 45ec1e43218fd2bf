import { ageOn } from '@anzhi/kernel';
import type { Person } from '../decisions/decided';
import { sha256 } from '../rules/canonical';

/** Whom a campaign is about, among those who have a claim. Empty lists and nulls leave nobody out. */
export interface Population {
  /** Townships. */
  readonly townshipIds: readonly number[];
  /** Any of these, codes of policy.md 6.1. */
  readonly categories: readonly string[];
  readonly ageFrom: number | null;
  /** This age included. */
  readonly ageTo: number | null;
  /** Not confirmed by an earlier campaign on this day or later, `YYYY-MM-DD`. */
  readonly lastVerifiedBefore: string | null;
}

const WHOLE_BP = 10_000;

/** @param on the day that decides, `YYYY-MM-DD` */
export function belongsTo(
  { townshipIds, categories, ageFrom, ageTo }: Population,
  { regionId, sheet }: Pick<Person, 'regionId' | 'sheet'>,
  on: string,
): boolean {
  const held = (sheet.values.categories ?? []) as readonly string[];
  const age = ageOn(sheet.values.birthDate as string, on);
  return (
    (townshipIds.length === 0 || townshipIds.includes(regionId)) &&
    (categories.length === 0 || categories.some((code) => held.includes(code))) &&
    (ageFrom === null || age >= ageFrom) &&
    (ageTo === null || age <= ageTo)
  );
}

/**
 * Whether a senior is in the sample: by his id and the seed alone, so that anybody can draw it again.
 * @param shareBp basis points; 10,000 takes everybody
 */
export const isDrawn = (seed: string, seniorId: string, shareBp: number): boolean =>
  parseInt(sha256(`${seed} ${seniorId}`).slice(0, 12), 16) % WHOLE_BP < shareBp;
