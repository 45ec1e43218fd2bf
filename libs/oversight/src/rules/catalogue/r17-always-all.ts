import { threshold, weight, type Rule } from '../rule';

export const R17: Rule = {
  code: 'R17',
  title: { zh: '月月刚好用完', en: 'Always all of it' },
  severity: 'SCORE',
  needs: ['EARLIER_MONTHS'],
  monthly: true,
  thresholds: {
    months: threshold(6, 'COUNT', '连续几个月一分钟不剩', 'months in a row in which not a minute is left'),
    seniors: threshold(
      90,
      'PERCENT',
      '机构的老人中超过百分之几当月刚好用完',
      "share of a provider's seniors who used exactly all",
    ),
    leastSeniors: threshold(
      10,
      'COUNT',
      '至少几位老人才看占比',
      'seniors from which the share is looked at',
      'DESIGN',
    ),
    ...weight(15),
  },
  sentences: {
    SENIOR: {
      zh: '老人连续{months}个月把额度用得一分钟不剩（本月{minutes}分钟）。',
      en: 'The senior has used exactly the whole grant {months} months in a row ({minutes} minutes this month).',
    },
    PROVIDER: {
      zh: '该机构{seniors}位老人中有{count}位当月把额度刚好用完，占{percent}%，超过{seniors_limit}%。',
      en: "Of the provider's {seniors} seniors {count} used exactly the whole grant this month: {percent} %, over {seniors_limit} %.",
    },
  },
  sql: `
    SELECT 'SENIOR' AS variant, 'SCORE' AS severity, 'SENIOR' AS subject_kind, m.senior_id AS subject_id,
           {month} AS day, min(m.county_id) AS county_id, min(m.region_id) AS region_id,
           (min(m.provider_id::text))::uuid AS provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('minutes', max(m.used_minutes) FILTER (WHERE m.month = {month})) AS inputs
      FROM oversight.senior_month m
     WHERE m.month <= {month} AND m.month > {month} - make_interval(months => {months}::int)
       AND m.granted_minutes > 0 AND m.used_minutes = m.granted_minutes
     GROUP BY m.senior_id HAVING count(*) >= {months}
    UNION ALL
    SELECT 'PROVIDER', 'SCORE', 'PROVIDER', m.provider_id, {month}, min(m.county_id), min(v.region_id), m.provider_id,
           '{}'::uuid[],
           jsonb_build_object('seniors', count(*), 'seniors_limit', {seniors},
             'count', count(*) FILTER (WHERE m.used_minutes = m.granted_minutes),
             'percent', round(100.0 * count(*) FILTER (WHERE m.used_minutes = m.granted_minutes) / count(*)))
      FROM oversight.senior_month m JOIN providers.provider v ON v.id = m.provider_id
     WHERE m.month = {month} AND m.granted_minutes > 0
     GROUP BY m.provider_id
    HAVING count(*) >= {leastSeniors}
       AND count(*) FILTER (WHERE m.used_minutes = m.granted_minutes) * 100 > count(*) * {seniors}`,
};
