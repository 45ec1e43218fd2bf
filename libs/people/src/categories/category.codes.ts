/** Categories a senior may be recorded in, policy.md 6.1. LABOR_MODEL stands for the honours of that line. */
export const CATEGORY_NAMES = {
  TEKUN_SCATTERED: { zh: '分散供养特困人员', en: 'Destitute, supported at home' },
  TEKUN_CENTRAL: { zh: '集中供养特困人员', en: 'Destitute, supported in an institution' },
  DIBAO: { zh: '最低生活保障对象', en: 'Minimum living allowance' },
  DIBAO_EDGE: { zh: '低保边缘家庭成员', en: 'Just above the minimum living allowance' },
  RIGID_EXPENSE: { zh: '刚性支出困难家庭', en: 'Household with unavoidable high expenses' },
  LOW_INCOME: { zh: '低收入人口', en: 'Low income' },
  JISHENG_SPECIAL: { zh: '计划生育特殊家庭', en: 'Lost or disabled only child' },
  YOUFU_KEY: { zh: '重点优抚对象', en: 'Entitled veteran group' },
  LIVING_ALONE: { zh: '独居', en: 'Living alone' },
  EMPTY_NEST: { zh: '空巢', en: 'Empty nest' },
  LEFT_BEHIND: { zh: '留守', en: 'Left behind' },
  DISABLED_LV2: { zh: '中度失能', en: 'Moderate functional loss' },
  DISABLED_LV3: { zh: '重度失能', en: 'Severe functional loss' },
  DISABLED_LV4: { zh: '完全失能', en: 'Complete functional loss' },
  SEVERE_HANDICAP: { zh: '重度残疾（1–2 级）', en: 'Severe handicap (grade 1 or 2)' },
  DEMENTIA: { zh: '认知障碍', en: 'Dementia' },
  LABOR_MODEL: { zh: '省部级以上劳模等', en: 'Model worker and similar honours' },
} as const;

export type CategoryCode = keyof typeof CATEGORY_NAMES;
export const CATEGORY_CODES = Object.keys(CATEGORY_NAMES) as CategoryCode[];

/** Great age, by birthday: never recorded, because the birth date says it. */
export const AGE_CATEGORIES: readonly {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}[] = [
  { code: 'AGE_80', from: 80, to: 89 },
  { code: 'AGE_90', from: 90, to: 99 },
  { code: 'AGE_100', from: 100, to: Infinity },
];
