import { ofVisit, threshold, weight, type Rule } from '../rule';

/** What the family or the senior said on the telephone, or by its ratings. */
export const R25: Rule = {
  code: 'R25',
  title: { zh: '回访称无人上门、联系不上，或评分很低', en: 'Unhappy or unreachable' },
  severity: 'WITHHOLD',
  needs: ['CALL_BACK', 'RATING'],
  thresholds: {
    nobody: threshold(1, 'COUNT', '称无人上门几次', 'call-backs that say nobody came, or more'),
    unreachable: threshold(
      3,
      'COUNT',
      '同一老人当月联系不上几次',
      'call-backs of one senior in the month that reach nobody',
    ),
    shorter: threshold(
      10,
      'MINUTE',
      '称服务少了几分钟',
      'minutes that were not served, by the word of the call-back, or more',
      'DESIGN',
    ),
    score: threshold(
      2,
      'SCORE',
      '家属评分平均不高于几分',
      'average of the ratings of a senior in the month, or less',
    ),
    complete: threshold(
      100,
      'PERCENT',
      '每次服务的记录时长都达到约定的百分之几',
      'recorded share of the planned minutes that every visit of the month reaches',
      'DESIGN',
    ),
    ...weight(70),
  },
  sentences: {
    NOBODY_CAME: {
      zh: '回访{count}次称没有人上门，而这次服务记为{actual}分钟。',
      en: 'In {count} call-backs it was said that nobody came; {actual} minutes of service are recorded.',
    },
    SHORTER: {
      zh: '回访称这次服务少了{missing}分钟，而记录为{actual}分钟。',
      en: 'In the call-back it was said that {missing} of the {actual} minutes on record were not served.',
    },
    UNREACHABLE: {
      zh: '老人当月{count}次回访都联系不上，其间仍有服务记录。',
      en: 'The senior could not be reached in {count} call-backs of the month; services are recorded all the same.',
    },
    LOW_SCORE: {
      zh: '家属当月{count}次评价平均只有{average}分，而当月{visits}次服务的记录时长全都做满。',
      en: 'The family gave {average} of 5 on average in {count} ratings; all {visits} visits of the month are recorded in full.',
    },
  },
  sql: `
    SELECT ${ofVisit('NOBODY_CAME', 'WITHHOLD')}, jsonb_build_object('count', a.times, 'actual', s.actual) AS inputs
      FROM (SELECT t.visit_id, count(*) AS times FROM oversight.audit_task t
              JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
             WHERE t.kind = 'CALL_BACK' AND r.outcome = 'NOBODY_CAME' GROUP BY t.visit_id) a
      JOIN visit_sheet s ON s.visit_id = a.visit_id
     WHERE a.times >= {nobody} AND {judged}
    UNION ALL
    SELECT ${ofVisit('SHORTER', 'WITHHOLD')}, jsonb_build_object('missing', a.missing, 'actual', s.actual)
      FROM (SELECT t.visit_id, max(r.minutes) AS missing FROM oversight.audit_task t
              JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
             WHERE t.kind = 'CALL_BACK' AND r.outcome = 'SHORT' GROUP BY t.visit_id) a
      JOIN visit_sheet s ON s.visit_id = a.visit_id
     WHERE a.missing >= {shorter} AND {judged}
    UNION ALL
    SELECT 'UNREACHABLE', 'WITHHOLD', 'SENIOR', s.senior_id, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(DISTINCT s.visit_id), jsonb_build_object('count', count(*))
      FROM oversight.audit_task t
      JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
      JOIN visit_sheet s ON s.visit_id = t.visit_id
     WHERE t.kind = 'CALL_BACK' AND r.outcome = 'UNREACHABLE' AND {judged}
     GROUP BY s.senior_id HAVING count(*) >= {unreachable}
    UNION ALL
    SELECT 'LOW_SCORE', 'WITHHOLD', 'SENIOR', s.senior_id, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id) FILTER (WHERE r.score <= {score}),
           jsonb_build_object('count', count(r.score), 'average', round(avg(r.score), 1), 'visits', count(*))
      FROM visit_sheet s LEFT JOIN visits.rating r ON r.visit_id = s.visit_id
     WHERE {judged}
     GROUP BY s.senior_id
    HAVING avg(r.score) <= {score} AND bool_and(s.actual * 100 >= s.planned * {complete})`,
};
