import { threshold, weight, type Rule } from '../rule';

export const R18: Rule = {
  code: 'R18',
  title: { zh: '久未使用突然集中消费', en: 'A dormant grant wakes' },
  severity: 'SCORE',
  needs: ['EARLIER_MONTHS'],
  monthly: true,
  thresholds: {
    months: threshold(3, 'COUNT', '之前连续几个月没有使用', 'months before without any use'),
    share: threshold(
      80,
      'PERCENT',
      '一周内用掉当月额度的百分之几以上',
      'share of the grant used in one week, or more',
    ),
    ...weight(25),
  },
  sentences: {
    WOKEN: {
      zh: '老人之前{months}个月没有使用额度，这个月一周内就用了{best}分钟，占当月{granted}分钟的{percent}%。',
      en: 'The senior used nothing for {months} months and then {best} minutes in one week: {percent} % of the {granted} granted.',
    },
  },
  sql: `
    SELECT 'WOKEN' AS variant, 'SCORE' AS severity, 'SENIOR' AS subject_kind, m.senior_id AS subject_id, m.month AS day,
           m.county_id, m.region_id, m.provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('best', m.best_week_minutes, 'granted', m.granted_minutes,
             'percent', round(100.0 * m.best_week_minutes / m.granted_minutes)) AS inputs
      FROM oversight.senior_month m
     WHERE m.month = {month} AND m.granted_minutes > 0 AND m.best_week_minutes * 100 >= m.granted_minutes * {share}
       AND (SELECT count(*) FROM oversight.senior_month b
             WHERE b.senior_id = m.senior_id AND b.month < m.month
               AND b.month >= m.month - make_interval(months => {months}::int)
               AND b.granted_minutes > 0 AND b.used_minutes = 0) >= {months}`,
};
