import { defineSettings } from '@anzhi/platform';

export const PeopleSettings = defineSettings('people', {
  // DESIGN: both parents of both spouses.
  seniorsPerRepresentative: {
    fallback: 4,
    zh: '一个账号最多代理的老人数（位）',
    en: 'Seniors one account may represent',
  },
  // DESIGN: a month takes a few in a hundred off a list; a fifth of it is a file cut short.
  listDropPercent: {
    fallback: 20,
    zh: '部门名单比上月减少超过此比例（%）时须第二人复核',
    en: 'A list that loses more than this share of the previous one (%) needs a second officer',
  },
});
