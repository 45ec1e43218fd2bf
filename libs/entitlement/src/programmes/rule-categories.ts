import { CATEGORY_CODES } from '@anzhi/people';

/** Categories a rule may ask for: the recorded ones, and those that follow from the birth date (policy.md 6.1). */
export const RULE_CATEGORIES: readonly string[] = [...CATEGORY_CODES, 'AGE_80', 'AGE_90', 'AGE_100'];
