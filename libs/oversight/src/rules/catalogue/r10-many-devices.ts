import { threshold, weight, type Rule } from '../rule';

export const R10: Rule = {
  code: 'R10',
  title: { zh: '一人频繁换手机', en: 'One caregiver, many devices' },
  severity: 'SCORE',
  needs: ['DEVICE'],
  thresholds: {
    newDevices: threshold(2, 'COUNT', '新设备超过几部', 'more new devices than this'),
    within: threshold(30, 'DAY', '几日之内', 'within so many days'),
    ...weight(20),
  },
  sentences: {
    NEW_DEVICES: {
      zh: '护理员在{from}之前的{within}日内换用了{devices}部新手机，超过{newDevices}部。',
      en: 'In the {within} days before {from} the caregiver took up {devices} new devices, more than {newDevices}.',
    },
  },
  sql: `
    SELECT DISTINCT ON (s.worker) 'NEW_DEVICES' AS variant, 'SCORE' AS severity, 'CAREGIVER' AS subject_kind,
           s.worker AS subject_id, {month} AS day, s.county_id, s.region_id, s.provider_id,
           ARRAY[s.visit_id] AS visit_ids,
           jsonb_build_object('devices', n.devices, 'from', s.day) AS inputs
      FROM visit_sheet s
      JOIN (SELECT caregiver_id, device_id, min(since) AS since FROM visits.device_use GROUP BY 1, 2) u
        ON u.caregiver_id = s.caregiver_id AND u.device_id = s.device_id AND u.since >= s.in_at - interval '1 day'
     CROSS JOIN LATERAL (
       SELECT count(*) AS devices FROM (
         SELECT min(x.since) AS since, row_number() OVER (ORDER BY min(x.since)) AS nth FROM visits.device_use x
          WHERE x.caregiver_id = s.caregiver_id GROUP BY x.device_id) first_use
        WHERE first_use.nth > 1 AND first_use.since <= s.in_at
          AND first_use.since > s.in_at - make_interval(days => {within}::int)) n
     WHERE n.devices > {newDevices} AND {judged}
     ORDER BY s.worker, n.devices DESC, s.day`,
};
