import { CATEGORY_CODES, CATEGORY_NAMES, type CategoryCode } from '../categories/category.codes';

/** How rosters call them besides their full names. */
const COMMON_NAMES: Readonly<Record<string, CategoryCode>> = {
  低保: 'DIBAO',
  低保对象: 'DIBAO',
  低保边缘: 'DIBAO_EDGE',
  特困: 'TEKUN_SCATTERED',
  分散特困: 'TEKUN_SCATTERED',
  分散供养: 'TEKUN_SCATTERED',
  集中特困: 'TEKUN_CENTRAL',
  集中供养: 'TEKUN_CENTRAL',
  刚性支出困难: 'RIGID_EXPENSE',
  低收入: 'LOW_INCOME',
  计生特殊家庭: 'JISHENG_SPECIAL',
  失独: 'JISHENG_SPECIAL',
  重点优抚: 'YOUFU_KEY',
  优抚对象: 'YOUFU_KEY',
  独居老人: 'LIVING_ALONE',
  空巢老人: 'EMPTY_NEST',
  留守老人: 'LEFT_BEHIND',
  重度残疾: 'SEVERE_HANDICAP',
  重残: 'SEVERE_HANDICAP',
  失智: 'DEMENTIA',
  劳模: 'LABOR_MODEL',
};

/** Category codes by everything that may be written for them; the full names come first. */
export const CATEGORY_CHOICES: Readonly<Record<string, CategoryCode>> = {
  ...Object.fromEntries(
    CATEGORY_CODES.flatMap((code) =>
      [CATEGORY_NAMES[code].zh, CATEGORY_NAMES[code].en].map((name) => [name, code]),
    ),
  ),
  ...COMMON_NAMES,
};
