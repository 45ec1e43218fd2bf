import { defineSettings } from '@anzhi/platform';

/** Defaults from policy.md 2.4 and 10.1 (DESIGN); a bureau sets its own. */
export const VisitsSettings = defineSettings('visits', {
  geofenceMetres: { fallback: 200, zh: '签到距离范围（米）', en: 'Check-in radius (metres)' },
  accuracyMetres: { fallback: 100, zh: '可接受的定位精度（米）', en: 'Accepted position accuracy (metres)' },
  earlyHours: { fallback: 2, zh: '最早可提前签到（小时）', en: 'Check-in opens so many hours early' },
  lateMinutes: { fallback: 30, zh: '迟到标记（分钟）', en: 'Late arrival is flagged after (minutes)' },
  clockSkewSeconds: {
    fallback: 120,
    zh: '设备时钟允许误差（秒）',
    en: 'Accepted device clock error (seconds)',
  },
  offlineHours: { fallback: 24, zh: '离线记录补传时限（小时）', en: 'Offline records accepted for (hours)' },
  anchorHours: {
    fallback: 72,
    zh: '校时凭据有效时长（小时）',
    en: 'A time anchor is of use for (hours)',
  },
  uploadMinutes: {
    fallback: 15,
    zh: '恢复联网后的补传宽限（分钟）',
    en: 'Back online, records are on time for (minutes)',
  },
  displayToleranceMinutes: {
    fallback: 2,
    zh: '门口动态码允许误差（分钟）',
    en: 'A door display’s code may be off by (minutes)',
  },
  codeTries: { fallback: 5, zh: '服务码可试次数', en: 'Tries for the door code' },
  autoConfirmHours: { fallback: 72, zh: '自动确认时限（小时）', en: 'Confirmed automatically after (hours)' },
});
