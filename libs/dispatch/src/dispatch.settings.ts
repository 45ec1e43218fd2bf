import { defineSettings } from '@anzhi/platform';

/** All DESIGN. */
export const DispatchSettings = defineSettings('dispatch', {
  parallelOffers: {
    fallback: 1,
    least: 1,
    zh: '逐家询问时同时询问的机构数（家，至少 1）',
    en: 'How many providers are asked at the same time when they are asked one after the other (at least 1)',
  },
  urgentWithinHours: {
    fallback: 4,
    zh: '距服务开始多少小时以内为紧急（小时）',
    en: 'An order is urgent within so many hours of its start (hours)',
  },
  soonWithinHours: {
    fallback: 24,
    zh: '距服务开始多少小时以内为近期（小时）',
    en: 'An order is soon within so many hours of its start (hours)',
  },
  urgentOfferSeconds: {
    fallback: 60,
    least: 10,
    zh: '紧急派单的答复时限（秒）',
    en: 'Time to answer an urgent offer (seconds)',
  },
  soonOfferMinutes: {
    fallback: 10,
    least: 1,
    zh: '近期派单的答复时限（分钟）',
    en: 'Time to answer an offer for a service soon (minutes)',
  },
  laterOfferMinutes: {
    fallback: 120,
    least: 1,
    zh: '其他派单的答复时限（分钟）',
    en: 'Time to answer any other offer (minutes)',
  },
  broadcastSize: {
    fallback: 3,
    least: 1,
    zh: '群发派单时同时询问的机构数（家）',
    en: 'How many providers a broadcast asks at once',
  },
  broadcastAfterSteps: {
    fallback: 3,
    least: 1,
    zh: '逐家询问多少家未果后改为群发（家）',
    en: 'After so many providers asked in vain one by one, several are asked at once',
  },
  batchSeconds: {
    fallback: 30,
    least: 0,
    zh: '高峰时争用同一批护理员的订单合并派单的等候时间（秒，最长 60，0 为不等候）',
    en: 'How long an order that competes for the same people waits at a peak (seconds, at most 60; 0: never)',
  },
  batchPeakOrders: {
    fallback: 20,
    least: 1,
    zh: '全县同时在找机构的订单达到多少单算高峰（单）',
    en: 'It is a peak from so many orders on whose search is open in the county',
  },
  fairnessPerMinute: {
    fallback: 5,
    least: 0,
    zh: '机构每小时应得份额每欠 1 分钟，派单时相当于少走多少分钟的路（分钟）',
    en: 'A minute owed to a provider for each hour of its share is worth so many minutes of travel (minutes)',
  },
  tellFamilyMinutes: {
    fallback: 30,
    least: 1,
    zh: '换人超过多少分钟仍无结果，先告知家属（分钟）',
    en: 'A family hears after so many minutes that somebody else is still being looked for (minutes)',
  },
  noShowPriorityHours: {
    fallback: 72,
    least: 0,
    zh: '机构失约后多少小时内，老人再约同一项服务优先派单（小时）',
    en: 'So many hours after nobody came, a new booking of the same service is served first (hours)',
  },
  unassignedGraceMinutes: {
    fallback: 30,
    least: 0,
    zh: '机构接单后，服务开始多少分钟仍未派人即按机构失约处理（分钟）',
    en: 'So many minutes after its start an accepted order without a caregiver counts as a no-show (minutes)',
  },
});
