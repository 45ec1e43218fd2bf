import { ageOn } from '@anzhi/kernel';

/** Recorded ones are a copy of an assessment that may have expired since. */
const FROM_ASSESSMENT = /^DISABLED_LV/;
const AGES = [
  { code: 'AGE_100', from: 100 },
  { code: 'AGE_90', from: 90 },
  { code: 'AGE_80', from: 80 },
] as const;

/**
 * The categories of policy.md 6.1 that hold on a day: the recorded ones, with those that follow from the birth date
 * (AGE_*) and from the valid assessment (DISABLED_LV2 to 4) instead of what lists say about them.
 * @param level of a valid assessment to GB/T 42195-2022; null: there is none
 */
export function categoriesOn(
  recorded: readonly string[],
  birthDate: string,
  level: number | null,
  on: string,
): string[] {
  const age = ageOn(birthDate, on);
  const byAge = AGES.find(({ from }) => age >= from);
  return [
    ...recorded.filter((code) => !FROM_ASSESSMENT.test(code)),
    ...(byAge ? [byAge.code] : []),
    ...(level !== null && level >= 2 ? [`DISABLED_LV${level}`] : []),
  ].sort();
}
