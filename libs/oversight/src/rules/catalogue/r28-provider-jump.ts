import { threshold, weight, type Rule } from '../rule';

export const R28: Rule = {
  code: 'R28',
  title: { zh: '机构业务量突增', en: "A provider's jump" },
  severity: 'SCORE',
  needs: ['EARLIER_MONTHS'],
  monthly: true,
  thresholds: {
    growth: threshold(50, 'PERCENT', '环比增长超过百分之几', 'growth over the month before'),
    deviations: threshold(
      3,
      'COUNT',
      '且超过同行增长的几倍中位绝对离差',
      "and beyond so many median absolute deviations of its peers'",
    ),
    firstMonth: threshold(200, 'COUNT', '新机构首月超过几次', "visits in a new provider's first month"),
    ...weight(15),
  },
  sentences: {
    JUMP: {
      zh: '该机构当月{visits}次，上月{before}次，增长{percent}%，超过{growth}%，也明显高于同行（中位数{median}%）。',
      en: 'The provider made {visits} visits after {before} the month before: {percent} % more, over {growth} %, and far above its peers (median {median} %).',
    },
    NEW_AND_LARGE: {
      zh: '新机构首月即有{visits}次服务，超过{firstMonth}次。',
      en: 'A new provider made {visits} visits in its first month, over {firstMonth}.',
    },
  },
  sql: `
    WITH growth AS MATERIALIZED (
      SELECT p.county_id, p.provider_id, p.visits, b.visits AS before,
             100.0 * (p.visits - b.visits) / b.visits AS percent
        FROM oversight.provider_month p
        JOIN oversight.provider_month b ON (b.county_id, b.provider_id) = (p.county_id, p.provider_id)
         AND b.month = p.month - interval '1 month' AND b.visits > 0
       WHERE p.month = {month}),
    middle AS (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY percent)::numeric AS median FROM growth),
    spread AS (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(percent - median))::numeric AS mad
        FROM growth CROSS JOIN middle)
    SELECT 'JUMP' AS variant, 'SCORE' AS severity, 'PROVIDER' AS subject_kind, g.provider_id AS subject_id,
           {month} AS day, g.county_id, v.region_id, g.provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('visits', g.visits, 'before', g.before, 'percent', round(g.percent),
             'median', round(m.median), 'mad', round(x.mad, 1)) AS inputs
      FROM growth g CROSS JOIN middle m CROSS JOIN spread x JOIN providers.provider v ON v.id = g.provider_id
     WHERE g.percent > {growth} AND g.percent - m.median > {deviations} * x.mad
    UNION ALL
    SELECT 'NEW_AND_LARGE', 'SCORE', 'PROVIDER', p.provider_id, {month}, p.county_id, v.region_id, p.provider_id,
           '{}'::uuid[], jsonb_build_object('visits', p.visits)
      FROM oversight.provider_month p JOIN providers.provider v ON v.id = p.provider_id
     WHERE p.month = {month} AND p.visits > {firstMonth}
       AND EXISTS (SELECT FROM oversight.provider_month e WHERE e.month < p.month)
       AND NOT EXISTS (SELECT FROM oversight.provider_month e WHERE e.provider_id = p.provider_id AND e.month < p.month)`,
};
