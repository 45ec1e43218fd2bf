import { defineSettings } from '@anzhi/platform';

export const ProvidersSettings = defineSettings('providers', {
  // SRC:L2 (policy.md 9.3): removal may be applied for after two years
  blacklistYears: {
    fallback: 2,
    zh: '列入失信联合惩戒名单后，满多少年方可申请移出',
    en: 'Years on the joint-punishment list before a provider may be taken off it',
  },
  // policy.md 9.1: warnings 60, 30 and 7 days before the end
  firstWarningDays: {
    fallback: 60,
    zh: '证照到期前多少天第一次提醒',
    en: 'Days before the end of a licence or credential for the first warning',
  },
  secondWarningDays: {
    fallback: 30,
    zh: '证照到期前多少天第二次提醒',
    en: 'Days before the end of a licence or credential for the second warning',
  },
  lastWarningDays: {
    fallback: 7,
    zh: '证照到期前多少天最后一次提醒',
    en: 'Days before the end of a licence or credential for the last warning',
  },
});
