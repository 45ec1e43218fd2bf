import { threshold, weekOf, weight, type Rule } from '../rule';

const DAYS = { A_DAY: 's.day', A_WEEK: weekOf('s.day') } as const;

/** Of the devices that had several hands at all: on which days, in which weeks, and what was done with them then. */
const sharing = (variant: keyof typeof DAYS, limit: string): string => `
  SELECT '${variant}' AS variant, 'WITHHOLD' AS severity, 'DEVICE' AS subject_kind, s.device_id AS subject_id,
         h.day AS day, min(s.county_id) AS county_id, min(s.region_id) AS region_id,
         (min(s.provider_id::text))::uuid AS provider_id, array_agg(s.visit_id) AS visit_ids,
         jsonb_build_object('workers', h.workers, 'visits', count(*), 'day', h.day) AS inputs
    FROM (SELECT s.device_id, ${DAYS[variant]} AS day, count(DISTINCT s.worker) AS workers FROM handed s
           GROUP BY s.device_id, ${DAYS[variant]} HAVING count(DISTINCT s.worker) > ${limit}) h
    JOIN handed s ON s.device_id = h.device_id AND ${DAYS[variant]} = h.day
   GROUP BY s.device_id, h.day, h.workers`;

export const R09: Rule = {
  code: 'R09',
  title: { zh: '一部手机多人打卡', en: 'One device, many caregivers' },
  severity: 'WITHHOLD',
  needs: ['DEVICE'],
  thresholds: {
    aDay: threshold(1, 'COUNT', '一部设备一日超过几人', 'more caregivers than this on one device a day'),
    aWeek: threshold(2, 'COUNT', '一部设备一周超过几人', 'more caregivers than this on one device a week'),
    ...weight(60),
  },
  sentences: {
    A_DAY: {
      zh: '{day}同一部手机上有{workers}名护理员打卡，共{visits}次服务，超过{aDay}人。',
      en: 'On {day} {workers} caregivers checked in on one device, {visits} visits in all; more than {aDay}.',
    },
    A_WEEK: {
      zh: '{day}起的一周，同一部手机上有{workers}名护理员打卡，共{visits}次服务，超过{aWeek}人。',
      en: 'In the week from {day} {workers} caregivers checked in on one device, {visits} visits in all; more than {aWeek}.',
    },
  },
  sql: `
    WITH handed AS MATERIALIZED (
      SELECT s.device_id, s.worker, s.day, s.visit_id, s.county_id, s.region_id, s.provider_id
        FROM visit_sheet s
        JOIN (SELECT device_id
                FROM (SELECT DISTINCT s.device_id, s.worker FROM visit_sheet s
                       WHERE s.device_id IS NOT NULL AND {judged}) hand
               GROUP BY device_id HAVING count(*) > 1) shared ON shared.device_id = s.device_id
       WHERE {judged})
    ${sharing('A_DAY', '{aDay}')}
    UNION ALL ${sharing('A_WEEK', '{aWeek}')}`,
};
