import { defineSettings } from '@anzhi/platform';
import { OrderingSettings } from '../ordering.settings';

/** What is promised where and when no terms were set for a division. DESIGN, the free change but for policy.md 2.4. */
export const FairTermsSettings = {
  ...defineSettings('ordering', {
    lateMinutes: {
      fallback: 30,
      least: 0,
      zh: '迟到多少分钟起算迟到（分钟）',
      en: 'An arrival is late after (minutes)',
    },
    lateCreditBp: {
      fallback: 1_000,
      least: 0,
      zh: '迟到时免收的时长比例（万分之）',
      en: 'Share of a late service that costs nothing (basis points)',
    },
    noShowMinutes: {
      fallback: 60,
      least: 1,
      zh: '超过多少分钟没到，家属可以不等（分钟）',
      en: 'Nobody need wait any longer after (minutes)',
    },
    shortBp: {
      fallback: 8_000,
      least: 0,
      zh: '不足预约时长的多少算缩水（万分之）',
      en: 'A service under this share of the booked time is short (basis points)',
    },
    shortCreditBp: {
      fallback: 0,
      least: 0,
      zh: '缩水时另外免收的时长比例（万分之）',
      en: 'Share of a short service that costs nothing besides (basis points)',
    },
  }),
  freeChangeHours: OrderingSettings.freeChangeHours,
};
