import { threshold, weight, type Rule } from '../rule';

const SKEW = 'greatest(abs(coalesce(s.in_skew_ms, 0)), abs(coalesce(s.out_skew_ms, 0)))';
const OTHER_ZONE = '(s.in_offset <> {utcOffset} OR s.out_offset <> {utcOffset})';
const BACKWARDS = '(s.in_run = s.out_run AND s.out_monotonic < s.in_monotonic)';

export const R32: Rule = {
  code: 'R32',
  title: { zh: '设备时钟异常', en: 'Clock trouble' },
  severity: 'SCORE',
  needs: ['CLOCK'],
  thresholds: {
    seconds: threshold(
      120,
      'SECOND',
      '与服务器时间相差超过几秒',
      "seconds between the device's clock and the server's",
    ),
    utcOffset: threshold(
      480,
      'MINUTE',
      '时区偏移应为几分钟',
      'minutes east of Greenwich that are right here',
      'GB/T 7408',
    ),
    ...weight(15),
  },
  sentences: {
    SKEWED: {
      zh: '设备时钟与真实时间相差{skew}秒，超过{seconds}秒。',
      en: 'The clock of the device is {skew} seconds off, over {seconds}.',
    },
    OTHER_ZONE: {
      zh: '设备的时区不是北京时间（偏移{offset}分钟）。',
      en: 'The device is set to another time zone ({offset} minutes east of Greenwich).',
    },
    BACKWARDS: {
      zh: '签到与签退之间，设备的运行计时倒退了。',
      en: "Between arrival and leaving the device's running clock went backwards.",
    },
  },
  sql: `
    SELECT v.variant, 'SCORE' AS severity, 'VISIT' AS subject_kind, s.visit_id AS subject_id, s.day, s.county_id,
           s.region_id, s.provider_id, ARRAY[s.visit_id] AS visit_ids, v.inputs
      FROM visit_sheet s
     CROSS JOIN LATERAL (VALUES
       ('SKEWED', ${SKEW} > {seconds} * 1000, jsonb_build_object('skew', round(${SKEW} / 1000.0))),
       ('OTHER_ZONE', ${OTHER_ZONE},
        jsonb_build_object('offset', CASE WHEN s.in_offset <> {utcOffset} THEN s.in_offset ELSE s.out_offset END)),
       ('BACKWARDS', ${BACKWARDS}, jsonb_build_object('inMs', s.in_monotonic, 'outMs', s.out_monotonic)))
       AS v (variant, is_hit, inputs)
     WHERE (${SKEW} > {seconds} * 1000 OR ${OTHER_ZONE} OR ${BACKWARDS}) AND v.is_hit AND {judged}`,
};
