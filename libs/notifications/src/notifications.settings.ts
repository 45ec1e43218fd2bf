import { defineSettings } from '@anzhi/platform';

/** DESIGN: all of these. Text messages rest from evening to morning, as seniors do. */
export const NotificationsSettings = defineSettings('notifications', {
  quietFromMinute: {
    fallback: 21 * 60,
    zh: '免打扰开始：当天第几分钟（1260 即 21:00）',
    en: 'Quiet hours begin: minute of the day (1260 is 21:00)',
  },
  quietToMinute: {
    fallback: 7 * 60,
    zh: '免打扰结束：当天第几分钟（420 即 7:00）；与开始相同则不设免打扰',
    en: 'Quiet hours end: minute of the day (420 is 7:00); the same as the beginning: none',
  },
  keepDays: {
    fallback: 400,
    zh: '消息和发送记录保留天数（天，网络安全法要求不少于 6 个月）',
    en: 'Days messages and the record of sending are kept (at least 6 months by law)',
  },
});
