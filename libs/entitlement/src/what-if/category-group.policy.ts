import { CATEGORY_CODES } from '@anzhi/people';

const BY_AGE = ['AGE_100', 'AGE_90', 'AGE_80'];
const ORDER: readonly string[] = [...CATEGORY_CODES, ...BY_AGE];

/** Who belongs to none of the categories. */
export const NO_CATEGORY = 'NONE';

/** Of several categories the one a senior is counted under: the first in the order of policy.md 6.1, age last. */
export function categoryGroup(categories: readonly string[]): string {
  return ORDER.find((code) => categories.includes(code)) ?? NO_CATEGORY;
}
