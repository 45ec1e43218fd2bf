import { defineSettings } from '@anzhi/platform';

/** All DESIGN. */
export const DispatchSettings = defineSettings('dispatch', {
  parallelOffers: {
    fallback: 1,
    zh: '同时询问的机构数（家）',
    en: 'How many providers are asked at the same time',
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
  urgentOfferMinutes: {
    fallback: 5,
    zh: '紧急派单的答复时限（分钟）',
    en: 'Time to answer an urgent offer (minutes)',
  },
  soonOfferMinutes: {
    fallback: 10,
    zh: '近期派单的答复时限（分钟）',
    en: 'Time to answer an offer for a service soon (minutes)',
  },
  laterOfferMinutes: {
    fallback: 120,
    zh: '其他派单的答复时限（分钟）',
    en: 'Time to answer any other offer (minutes)',
  },
});
