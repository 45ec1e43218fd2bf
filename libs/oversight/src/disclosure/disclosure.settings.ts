import { defineSettings } from '@anzhi/platform';

export const DisclosureSettings = defineSettings('oversight.disclosure', {
  leastPeople: {
    fallback: 5,
    least: 2,
    zh: '公示中少于多少人的分组不予显示',
    en: 'Groups of fewer people are not made public',
  },
  day: {
    fallback: 10,
    least: 1,
    zh: '每月几日公示上月情况',
    en: 'Day of the month on which the month before is made public',
  },
});
