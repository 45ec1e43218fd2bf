import { defineSettings } from '@anzhi/platform';

/** DESIGN; a month to notice an error is what most payers give (mission-inventory.md 4: 30 to 95 days). */
export const CorrectionSettings = defineSettings('visits', {
  editDays: {
    fallback: 30,
    least: 0,
    zh: '服务记录可申请更正的天数（天）',
    en: 'A record can be corrected for (days)',
  },
  answerHours: {
    fallback: 48,
    least: 1,
    zh: '对方表明意见的时限（小时）',
    en: 'The other side is heard for (hours)',
  },
  decideHours: {
    fallback: 120,
    least: 2,
    zh: '裁定更正申请的时限（小时）',
    en: 'Somebody decides a correction within (hours)',
  },
  mostUnlockDays: {
    fallback: 14,
    least: 1,
    zh: '一次解锁最长天数（天）',
    en: 'A locked record is opened for at most (days)',
  },
});
