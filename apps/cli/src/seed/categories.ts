import type { Random } from '@anzhi/kernel';
import { addYears, type Day, nextAnniversary } from './dates';
import { HANDICAP_SHARES, LEFT_BEHIND_SHARE, OTHER_CATEGORY_SHARES, type Route } from './proportions';
import type { LivingSituation } from './rows';

export interface Category {
  readonly category: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** Great age by the birthday: 80, 90, 100. */
export function ageCategory(age: number, birth: Day): Category[] {
  const decade = age >= 100 ? 100 : age >= 90 ? 90 : 80;
  if (age < decade) return [];
  const to = decade === 100 ? null : addYears(birth, decade + 10);
  return [{ category: `AGE_${decade}`, from: addYears(birth, decade), to }];
}

/** Functional loss as assessed, for as long as the assessment holds. */
export const abilityCategory = (level: number, from: Day, to: Day): Category[] =>
  level >= 2 ? [{ category: `DISABLED_LV${level}`, from, to }] : [];

/** How a senior lives; the community confirms it every year. */
export function livingCategory(
  random: Random,
  living: LivingSituation,
  urban: boolean,
  asOf: Day,
): Category[] {
  if (living !== 'ALONE' && living !== 'WITH_SPOUSE') return [];
  const category = living === 'ALONE' ? 'LIVING_ALONE' : 'EMPTY_NEST';
  const held = [annual(random, category, asOf)];
  if (!urban && random.chance(LEFT_BEHIND_SHARE)) held.push(annual(random, 'LEFT_BEHIND', asOf));
  return held;
}

/** Hardship by route, checked every year, and what may come on top. */
export function hardshipCategories(
  random: Random,
  route: Route,
  handicapped: boolean,
  asOf: Day,
): Category[] {
  const held: Category[] = [];
  if (route === 'TEKUN') held.push(annual(random, 'TEKUN_SCATTERED', asOf));
  if (route === 'DIBAO') held.push(annual(random, 'DIBAO', asOf));
  if (handicapped)
    held.push({ category: 'SEVERE_HANDICAP', from: asOf - random.integer(100, 5000), to: null });
  if (route === 'TEKUN' || route === 'DIBAO') return held;
  for (const [category, share] of OTHER_CATEGORY_SHARES) {
    if (random.chance(share)) held.push(annual(random, category, asOf));
  }
  return held;
}

export const isHandicapped = (random: Random, route: Route): boolean => random.chance(HANDICAP_SHARES[route]);

function annual(random: Random, category: string, asOf: Day): Category {
  const from = asOf - random.integer(30, 2000);
  return { category, from, to: nextAnniversary(from, asOf) };
}
