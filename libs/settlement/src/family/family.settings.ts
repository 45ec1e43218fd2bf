import { defineSettings } from '@anzhi/platform';

/** DESIGN: a bureau sets its own. Amounts in fen. */
export const FamilySettings = defineSettings('settlement', {
  familyPaysBefore: {
    fallback: 0,
    least: 0,
    zh: '家庭自付部分收取时点（0 服务后，1 服务前预付）',
    en: "The family's part is collected (0 after, 1 before the service)",
  },
  cashPerPaymentFen: {
    fallback: 50_000,
    least: 0,
    zh: '单笔现金上限（分）',
    en: 'Most cash in one payment (fen)',
  },
  cashPerDayFen: {
    fallback: 200_000,
    least: 0,
    zh: '每名护理员每日收取现金上限（分）',
    en: 'Most cash one caregiver takes in a day (fen)',
  },
});
