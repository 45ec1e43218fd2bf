import { ofVisit, threshold, weight, type Rule } from '../rule';

/** What the family or the senior said on the telephone; ratings have no source yet. */
export const R25: Rule = {
  code: 'R25',
  title: { zh: '回访称无人上门或联系不上', en: 'Unhappy or unreachable' },
  severity: 'WITHHOLD',
  needs: ['CALL_BACK'],
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
     GROUP BY s.senior_id HAVING count(*) >= {unreachable}`,
};
