import { defineErrors } from '@anzhi/kernel';

export const AssessmentErrors = defineErrors('assessment', {
  seniorNotFound: { status: 404, zh: '没有找到这位老人', en: 'There is no such senior' },
  inTheFuture: { status: 422, zh: '评估日期不能晚于今天', en: 'The assessment must not be in the future' },
  olderThanCurrent: {
    status: 409,
    zh: '已有 {date} 的评估结果，不能补录更早或同一天的结果',
    en: 'There is a result of {date}; an older one or one of the same day cannot be added',
  },
});
