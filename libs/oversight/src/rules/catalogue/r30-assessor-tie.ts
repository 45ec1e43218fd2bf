import { threshold, weight, type Rule } from '../rule';

export const R30: Rule = {
  code: 'R30',
  title: { zh: '评估师与机构关系过密', en: 'Assessor and provider tied' },
  severity: 'SCORE',
  needs: ['CARE_LEVEL'],
  monthly: true,
  thresholds: {
    share: threshold(
      60,
      'PERCENT',
      '一名评估师的新个案超过百分之几去了同一机构',
      "share of an assessor's new cases with one provider",
    ),
    cases: threshold(20, 'COUNT', '至少几件才看', 'cases from which it is looked at'),
    window: threshold(180, 'DAY', '看近几日的评估', 'days of assessments that are looked at', 'DESIGN'),
    levelDays: threshold(
      90,
      'DAY',
      '更换机构后几日内等级上升',
      'days from a change of provider to a higher level',
    ),
    ...weight(20),
  },
  sentences: {
    ONE_PROVIDER: {
      zh: '评估师近{window}日的{cases_count}件新个案中，{count}件由同一机构服务，占{percent}%，超过{share}%。',
      en: "Of the assessor's {cases_count} new cases of {window} days {count} are served by one provider: {percent} %, over {share} %.",
    },
    HIGHER_AFTER_CHANGE: {
      zh: '老人更换机构后{days}日，等级由{from}升为{to}，不超过{levelDays}日。',
      en: 'The level rose from {from} to {to} {days} days after the senior changed the provider, within {levelDays}.',
    },
  },
  sql: `
    WITH case_of AS MATERIALIZED (
      SELECT a.lead_account_id, a.senior_id, f.provider_id, f.county_id, f.region_id
        FROM assessment.ability_assessment a
        JOIN assessment.result r ON r.assessment_id = a.id AND upper_inf(r.known)
        JOIN LATERAL (SELECT v.provider_id, v.county_id, v.region_id FROM visits.visit v
                       WHERE v.senior_id = a.senior_id AND v.starts_at >= r.assessed_on
                         AND v.actual_minutes IS NOT NULL ORDER BY v.starts_at LIMIT 1) f ON true
       WHERE a.reason = 'FIRST' AND r.assessed_on >= {month} - {window}::int
         AND r.assessed_on < {month} + interval '1 month'),
    of_assessor AS (SELECT lead_account_id, count(*) AS cases FROM case_of GROUP BY 1)
    SELECT 'ONE_PROVIDER' AS variant, 'SCORE' AS severity, 'ASSESSOR' AS subject_kind, c.lead_account_id AS subject_id,
           {month} AS day, min(c.county_id) AS county_id, min(c.region_id) AS region_id, c.provider_id,
           '{}'::uuid[] AS visit_ids,
           jsonb_build_object('cases_count', min(o.cases), 'count', count(*),
             'percent', round(100.0 * count(*) / min(o.cases))) AS inputs
      FROM case_of c JOIN of_assessor o USING (lead_account_id)
     WHERE o.cases >= {cases} GROUP BY c.lead_account_id, c.provider_id HAVING count(*) * 100 > min(o.cases) * {share}
    UNION ALL
    SELECT 'HIGHER_AFTER_CHANGE', 'SCORE', 'SENIOR', r.senior_id, r.assessed_on, v.county_id, v.region_id, v.provider_id,
           '{}'::uuid[], jsonb_build_object('from', e.level, 'to', r.level, 'days', r.assessed_on - v.day)
      FROM assessment.result r
      JOIN LATERAL (SELECT level FROM assessment.result b WHERE b.senior_id = r.senior_id AND upper_inf(b.known)
                       AND b.assessed_on < r.assessed_on ORDER BY b.assessed_on DESC LIMIT 1) e ON e.level < r.level
      JOIN LATERAL (
        SELECT c.provider_id, c.county_id, c.region_id, (c.starts_at AT TIME ZONE 'Asia/Shanghai')::date AS day
          FROM visits.visit c
         WHERE c.senior_id = r.senior_id AND c.actual_minutes IS NOT NULL AND c.starts_at < r.assessed_on
           AND EXISTS (SELECT FROM visits.visit b WHERE b.senior_id = r.senior_id AND b.actual_minutes IS NOT NULL
                         AND b.starts_at < c.starts_at AND b.provider_id <> c.provider_id)
           AND NOT EXISTS (SELECT FROM visits.visit b WHERE b.senior_id = r.senior_id AND b.actual_minutes IS NOT NULL
                             AND b.starts_at < c.starts_at AND b.provider_id = c.provider_id)
         ORDER BY c.starts_at DESC LIMIT 1) v ON r.assessed_on - v.day <= {levelDays}
     WHERE upper_inf(r.known) AND r.assessed_on >= {month} AND r.assessed_on < {month} + interval '1 month'`,
};
