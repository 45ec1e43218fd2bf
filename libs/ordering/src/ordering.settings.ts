import { defineSettings } from '@anzhi/platform';

/** All DESIGN, but for the free cancellation: "Reschedule free ≥4 h before" in policy.md 2.4. */
export const OrderingSettings = defineSettings('ordering', {
  leadMinutes: {
    fallback: 30,
    zh: '最短提前预约时间（分钟）',
    en: 'Shortest time between booking and start (minutes)',
  },
  horizonDays: {
    fallback: 31,
    zh: '最长提前预约天数（天）',
    en: 'How far ahead a service can be booked (days)',
  },
  stepMinutes: { fallback: 15, zh: '服务时长的步长（分钟）', en: 'Step of a service’s duration (minutes)' },
  maxMinutes: { fallback: 480, zh: '一次服务的最长时间（分钟）', en: 'Longest single visit (minutes)' },
  nightFromHour: { fallback: 21, zh: '夜间开始（整点）', en: 'Hour at which the night begins' },
  nightToHour: { fallback: 6, zh: '夜间结束（整点）', en: 'Hour at which the night ends' },
  freeChangeHours: {
    fallback: 4,
    zh: '服务开始前多少小时可免费取消或改期（小时）',
    en: 'Until how many hours before the start a change or cancellation is free (hours)',
  },
});
