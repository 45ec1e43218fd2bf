import { threshold, weight, type Rule } from '../rule';

export const R16: Rule = {
  code: 'R16',
  title: { zh: '月末突击消费', en: 'End-of-month harvest' },
  severity: 'SCORE',
  needs: ['EARLIER_MONTHS'],
  monthly: true,
  thresholds: {
    seniorShare: threshold(
      40,
      'PERCENT',
      '老人最后三日用掉当月分钟超过百分之几',
      "share of a senior's minutes in the last three days",
    ),
    leastMinutes: threshold(
      240,
      'MINUTE',
      '当月至少几分钟才看',
      'minutes of the month from which it is looked at',
      'DESIGN',
    ),
    providerTimes: threshold(
      2,
      'COUNT',
      '机构最后三日占比超过自己近六个月均值的几倍',
      "times the provider's own mean of six months",
    ),
    ...weight(20),
  },
  sentences: {
    SENIOR: {
      zh: '老人当月{minutes}分钟中有{lastDays}分钟用在最后三日，占{percent}%，超过{seniorShare}%。',
      en: "Of the senior's {minutes} minutes {lastDays} were used in the last three days of the month: {percent} %, over {seniorShare} %.",
    },
    PROVIDER: {
      zh: '该机构当月最后三日占{percent}%，是自己近六个月均值{mean}%的{times}倍。',
      en: "The last three days make {percent} % of the provider's month, {times} times its own mean of six months ({mean} %).",
    },
  },
  sql: `
    SELECT 'SENIOR' AS variant, 'SCORE' AS severity, 'SENIOR' AS subject_kind, m.senior_id AS subject_id, m.month AS day,
           m.county_id, m.region_id, m.provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('minutes', m.used_minutes, 'lastDays', m.last_days_minutes,
             'percent', round(100.0 * m.last_days_minutes / m.used_minutes)) AS inputs
      FROM oversight.senior_month m
     WHERE m.month = {month} AND m.used_minutes >= {leastMinutes}
       AND m.last_days_minutes * 100 > m.used_minutes * {seniorShare}
    UNION ALL
    SELECT 'PROVIDER', 'SCORE', 'PROVIDER', p.provider_id, p.month, p.county_id, v.region_id, p.provider_id, '{}'::uuid[],
           jsonb_build_object('percent', round(100.0 * p.last_days_minutes / p.minutes), 'mean', round(100 * b.share, 1),
             'times', round(p.last_days_minutes / (p.minutes * b.share), 1))
      FROM oversight.provider_month p
      JOIN providers.provider v ON v.id = p.provider_id
     CROSS JOIN LATERAL (
       SELECT avg(q.last_days_minutes::numeric / q.minutes) AS share FROM oversight.provider_month q
        WHERE (q.county_id, q.provider_id) = (p.county_id, p.provider_id) AND q.minutes > 0
          AND q.month < p.month AND q.month >= p.month - interval '6 months') b
     WHERE p.month = {month} AND p.minutes > 0 AND b.share > 0
       AND p.last_days_minutes > p.minutes * b.share * {providerTimes}`,
};
