import { defineSettings } from '@anzhi/platform';

export const PeopleSettings = defineSettings('people', {
  // DESIGN: both parents of both spouses.
  seniorsPerRepresentative: {
    fallback: 4,
    zh: '一个账号最多代理的老人数（位）',
    en: 'Seniors one account may represent',
  },
});
