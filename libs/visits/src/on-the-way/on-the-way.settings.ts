import { defineSettings } from '@anzhi/platform';

/** All DESIGN. */
export const OnTheWaySettings = defineSettings('visits', {
  departureToleranceMinutes: {
    fallback: 5,
    least: 0,
    zh: '预计晚到超过多少分钟即预警（分钟）',
    en: 'A caregiver expected later than this after the start raises an alert (minutes)',
  },
  departureGraceMinutes: {
    fallback: 10,
    least: 0,
    zh: '临近开始才派人的，至少多少分钟后才作未出发预警（分钟）',
    en: 'Somebody assigned at the last moment is not missed before so long (minutes)',
  },
  travelUnknownMinutes: {
    fallback: 20,
    least: 0,
    zh: '不知道从哪里出发时按多少分钟路程估算（分钟）',
    en: 'The way takes so long where nobody knows from where (minutes)',
  },
  missedCheckInMinutes: {
    fallback: 15,
    least: 0,
    zh: '约定时间过后多少分钟没有签到即预警（分钟）',
    en: 'A visit without a check-in raises an alert so long after its start (minutes)',
  },
  positionSeconds: {
    fallback: 30,
    least: 10,
    zh: '路上位置最密多少秒留一个（秒）',
    en: 'Positions on the way are kept at most every (seconds)',
  },
  positionMetres: {
    fallback: 100,
    least: 10,
    zh: '路上位置至少相隔多少米才留一个（米）',
    en: 'A position on the way is kept after a move of at least (metres)',
  },
  positionAccuracyMetres: {
    fallback: 500,
    least: 10,
    zh: '定位误差超过多少米的位置不用（米）',
    en: 'Positions less accurate than this are not used (metres)',
  },
  positionDays: {
    fallback: 7,
    least: 1,
    zh: '路上位置保存多少天后删除（天）',
    en: 'Positions on the way are deleted after (days)',
  },
  arrivalStepMinutes: {
    fallback: 5,
    least: 1,
    zh: '告诉家属的到达时间取整到多少分钟（分钟）',
    en: 'The arrival time told to the family is rounded to (minutes)',
  },
});
