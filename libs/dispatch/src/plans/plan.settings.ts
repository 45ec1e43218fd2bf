import { defineSettings } from '@anzhi/platform';

/** All DESIGN. */
export const PlanSettings = defineSettings('dispatch', {
  planSeconds: {
    fallback: 10,
    least: 1,
    zh: '编制一天排班的计算时间（秒）',
    en: 'How long a plan of a day is computed (seconds)',
  },
  planThreads: {
    fallback: 2,
    least: 1,
    zh: '编制排班使用的线程数',
    en: 'Threads that compute a plan',
  },
  eveningPlanHour: {
    fallback: 20,
    least: 0,
    zh: '前一晚几点起自动为各机构编排次日未派人的订单，供调度员发布（时，24 为不编）',
    en: 'From what hour of the evening before each provider’s tomorrow is planned for its dispatcher (24: never)',
  },
  planMostOrders: {
    fallback: 800,
    least: 1,
    zh: '一次最多排多少单（单），更多时请分镇街编制',
    en: 'Most orders of one plan; where there are more, plan township by township',
  },
  planLateMinutes: {
    fallback: 20,
    least: 0,
    zh: '排班最多可比约定时间晚到多少分钟（分钟）',
    en: 'A visit is planned at most so many minutes after its promised start (minutes)',
  },
  planCommuteMinutes: {
    fallback: 60,
    least: 0,
    zh: '上班前、下班后最多可有多少分钟在路上（分钟）',
    en: 'So many minutes before and after the working hours may be spent on the way (minutes)',
  },
  planFreezeMinutes: {
    fallback: 60,
    least: 0,
    zh: '开始前多少分钟内的安排不再改动（分钟）',
    en: 'An assignment is not moved any more within so many minutes of its start (minutes)',
  },
});
