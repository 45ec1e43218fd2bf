import { threshold, weight, type Rule } from '../rule';

/**
 * Work over the ceiling is parked under a colleague's name (policy.md 0.3 no. 18): the colleague's visits come from the
 * device of somebody who is near the ceiling himself. Whose a device is, most of its visits say.
 */
export const R15: Rule = {
  code: 'R15',
  title: { zh: '工单挂在他人名下', en: "Orders hung on another's name" },
  severity: 'WITHHOLD',
  needs: ['DEVICE'],
  thresholds: {
    ownerHours: threshold(
      8,
      'HOUR',
      '手机主人当日已服务几小时以上',
      'hours the owner of the device had worked that day',
      'DESIGN',
    ),
    leastVisits: threshold(2, 'COUNT', '当月至少几次', 'such visits in the month, or more', 'DESIGN'),
    ...weight(70),
  },
  sentences: {
    ON_ANOTHERS_DEVICE: {
      zh: '护理员当月有{visits}次服务是用另一名护理员的手机打卡的，而手机主人在那些天自己已服务{hours}小时（临近上限）。',
      en: "{visits} visits of the caregiver in the month were recorded on a colleague's device, on days on which its owner had worked {hours} hours himself, near his ceiling.",
    },
  },
  sql: `
    WITH hand AS MATERIALIZED (
      SELECT s.device_id, s.worker, count(*) AS visits FROM visit_sheet s
       WHERE s.device_id IS NOT NULL AND {judged} GROUP BY s.device_id, s.worker),
    owner AS MATERIALIZED (
      SELECT DISTINCT ON (device_id) device_id, worker
        FROM hand JOIN (SELECT device_id FROM hand GROUP BY device_id HAVING count(*) > 1) shared USING (device_id)
       ORDER BY device_id, visits DESC, worker),
    worked AS (
      SELECT s.worker, s.day, sum(date_part('epoch', s.out_at) - date_part('epoch', s.in_at)) / 3600 AS hours
        FROM visit_sheet s WHERE s.worker IN (SELECT worker FROM owner) AND {judged} GROUP BY s.worker, s.day)
    SELECT 'ON_ANOTHERS_DEVICE' AS variant, 'WITHHOLD' AS severity, 'CAREGIVER' AS subject_kind, s.worker AS subject_id,
           {month} AS day, min(s.county_id) AS county_id, min(s.region_id) AS region_id,
           (min(s.provider_id::text))::uuid AS provider_id, array_agg(s.visit_id) AS visit_ids,
           jsonb_build_object('visits', count(*), 'hours', round(max(w.hours)::numeric, 1), 'owner', min(o.worker::text),
                              'device', min(s.device_id::text)) AS inputs
      FROM visit_sheet s JOIN owner o ON o.device_id = s.device_id AND o.worker <> s.worker
      JOIN worked w ON w.worker = o.worker AND w.day = s.day AND w.hours >= {ownerHours}
     WHERE {judged} GROUP BY s.worker HAVING count(*) >= {leastVisits}`,
};
