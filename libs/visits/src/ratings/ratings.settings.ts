import { defineSettings } from '@anzhi/platform';

/** DESIGN: a fortnight to think about it; five is the least number from which statistics offices publish an average. */
export const RatingSettings = defineSettings('visits', {
  ratingDays: {
    fallback: 14,
    least: 1,
    zh: '服务结束后几天内可以评价和修改（天）',
    en: 'A visit is rated, and a rating changed, for (days)',
  },
  ratingLeastCount: {
    fallback: 5,
    least: 3,
    zh: '满意度平均分至少要有几个评价才显示（个）',
    en: 'An average of ratings is shown from this number of them on',
  },
});
