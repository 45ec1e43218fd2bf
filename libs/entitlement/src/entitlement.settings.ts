import { defineSettings } from '@anzhi/platform';

export const EntitlementSettings = defineSettings('entitlement', {
  // DESIGN: families plan a week ahead. policy.md 6.2 knows "later ones on the 1st of each month"; 1 gives that.
  issueAheadDays: {
    fallback: 7,
    zh: '提前几天发放下月时长（天）：从这一天起可以预约下月的服务',
    en: 'Days before the 1st on which the next month is issued, and can be booked',
  },
  // Well below the statement time-out, and large enough that the round trips do not count.
  chunkSeniors: {
    fallback: 2_000,
    zh: '发放或清零时每个事务处理的老人数（人）',
    en: 'Seniors in one transaction when a month is issued or lapses',
  },
});
