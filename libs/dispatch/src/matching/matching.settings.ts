import { defineSettings } from '@anzhi/platform';

/** All DESIGN unless a source is named. */
export const MatchingSettings = defineSettings('dispatch', {
  metresPerMinute: {
    fallback: 250,
    zh: '护理员路上每分钟走多少米（米）',
    en: 'Metres a caregiver covers in a minute of travel (metres)',
  },
  detourPercent: {
    fallback: 130,
    zh: '实际路程是直线距离的百分之多少（%）',
    en: 'Length of the road as a share of the straight line (%)',
  },
  lateToleranceMinutes: {
    fallback: 10,
    zh: '派单时允许预计迟到的最长时间（分钟）',
    en: 'The most a visit may be expected to start late when it is matched (minutes)',
  },
  // Labour Law, articles 36 and 41: eight hours a day, and at most three more
  contractMinutes: {
    fallback: 480,
    zh: '护理员每天的标准工时，超过即为加班（分钟）',
    en: 'A caregiver’s standard working day; beyond it is overtime (minutes)',
  },
  mostWorkMinutes: {
    fallback: 660,
    zh: '护理员每天最多工作多久（分钟）',
    en: 'The longest working day of a caregiver (minutes)',
  },
  restMinutes: {
    fallback: 480,
    zh: '两个工作日之间至少休息多久（分钟）',
    en: 'The shortest rest between two working days (minutes)',
  },
  // not a rule of law: as far ahead as slots are promised
  ordersComeDays: {
    fallback: 7,
    least: 1,
    zh: '一天的订单通常提前多少天陆续下单；其间空档还会被填补，空等按剩余可能计价（天）',
    en: 'Over how many days before it the orders of a day come in; until then gaps may still be filled (days)',
  },
  nearestCaregivers: {
    fallback: 50,
    zh: '先在最近的多少名护理员中派单（人）',
    en: 'How many of the nearest caregivers are looked at first',
  },
});

/** The settings as one decision uses them. */
export type MatchLimits = Readonly<Record<keyof typeof MatchingSettings, number>>;
