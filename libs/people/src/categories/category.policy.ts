import { ageOn } from '@anzhi/kernel';
import { PeopleErrors } from '../people.errors';
import type { NewCategory } from '../people.types';
import { AGE_CATEGORIES, CATEGORY_CODES, type CategoryCode } from './category.codes';

/** AGE_80, AGE_90 or AGE_100, from the birthday itself on; nothing below 80. */
export function ageCategories(birthDate: string, date: string): string[] {
  const age = ageOn(birthDate, date);
  return AGE_CATEGORIES.filter(({ from, to }) => age >= from && age <= to).map(({ code }) => code);
}

/** @throws people.category-derived, people.category-unknown, people.ends-before-start */
export function checkCategory({ code, validFrom, validTo }: NewCategory): void {
  if (AGE_CATEGORIES.some((age) => age.code === code)) throw PeopleErrors.categoryDerived({}, '/code');
  if (!CATEGORY_CODES.includes(code as CategoryCode)) throw PeopleErrors.categoryUnknown({ code }, '/code');
  if (validTo !== undefined && validTo <= validFrom) throw PeopleErrors.endsBeforeStart({}, '/validTo');
}
