import { threshold, weight, type Rule } from '../rule';

/** What exceeds, in the order of time, is withheld; the rest could have been done. */
export const R29: Rule = {
  code: 'R29',
  title: { zh: '超出机构服务能力', en: 'Beyond capacity' },
  severity: 'WITHHOLD',
  needs: ['CONTRACTS'],
  thresholds: {
    hours: threshold(176, 'HOUR', '每名在岗护理员每月工时', 'hours a month of each active caregiver'),
    ...weight(30),
  },
  sentences: {
    BEYOND: {
      zh: '该机构当月服务{total}小时，而{workers}名在岗护理员最多{capacity}小时。',
      en: 'The provider served {total} hours in the month; its {workers} active caregivers can do {capacity}.',
    },
  },
  sql: `
    WITH active AS (
      SELECT p.id AS provider_id,
             count(DISTINCT c.identity_index) FILTER (WHERE CASE WHEN f.covered IS NULL THEN c.active
                ELSE k.id IS NOT NULL END) AS workers
        FROM providers.provider p
        JOIN providers.caregiver c ON c.provider_id = p.id
        LEFT JOIN oversight.feed_coverage f ON f.feed = 'CONTRACTS' AND f.county_id = p.county_id
         AND f.covered @> {month}
        LEFT JOIN oversight.contract k ON k.caregiver_id = c.id AND k.provider_id = p.id
         AND k.valid && daterange({month}, ({month} + interval '1 month')::date)
       GROUP BY p.id),
    busy AS (
      SELECT s.provider_id, a.workers FROM visit_sheet s JOIN active a ON a.provider_id = s.provider_id
       WHERE {judged} GROUP BY s.provider_id, a.workers HAVING sum(s.actual) / 60.0 > a.workers * {hours}),
    served AS (
      SELECT s.provider_id, s.visit_id, s.county_id, s.region_id,
             sum(s.actual) OVER (PARTITION BY s.provider_id ORDER BY s.in_at, s.visit_id) / 60.0 AS so_far
        FROM visit_sheet s WHERE s.provider_id IN (SELECT provider_id FROM busy) AND {judged})
    SELECT 'BEYOND' AS variant, 'WITHHOLD' AS severity, 'PROVIDER' AS subject_kind, v.provider_id AS subject_id,
           {month} AS day, min(v.county_id) AS county_id, min(v.region_id) AS region_id, v.provider_id,
           array_agg(v.visit_id) AS visit_ids,
           jsonb_build_object('total', round(max(v.so_far), 1), 'workers', a.workers,
                              'capacity', a.workers * {hours}) AS inputs
      FROM served v JOIN busy a ON a.provider_id = v.provider_id
     WHERE v.so_far > a.workers * {hours} GROUP BY v.provider_id, a.workers`,
};
