import { ofVisit, threshold, weights, type Rule } from '../rule';

/** Reasons that contradict the record, where a visit is recorded in full; the others are about manners. */
const NOT_DONE = `ARRAY['TOO_SHORT', 'NOT_ALL_DONE']`;

const LOW_AND_FULL = `(r.score <= {score} AND s.actual * 100 >= s.planned * {complete})`;

/**
 * What the family or the senior said on the telephone, or by its ratings. One unhappy family is looked at; payment
 * stops where it says that the service was not given as recorded, or where several of a caregiver's are unhappy.
 */
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
      90,
      'PERCENT',
      '记录时长达到约定的百分之几算做满',
      'recorded share of the planned minutes from which a visit is one in full',
      'DESIGN',
    ),
    ratings: threshold(
      2,
      'COUNT',
      '一家当月至少几次评价才看',
      'ratings of a family in the month from which they are looked at',
      'DESIGN',
    ),
    contradicted: threshold(
      2,
      'COUNT',
      '几次评价说做满的服务时间短或没做完才暂缓付款',
      'low ratings that say a full visit was too short or not all done, from which payment is withheld',
      'DESIGN',
    ),
    families: threshold(
      3,
      'COUNT',
      '同一护理员有几家评分很低才暂缓付款',
      'families of one caregiver with low ratings from which payment is withheld',
      'DESIGN',
    ),
    ...weights(70, 25),
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
      zh: '家属当月{count}次评价平均只有{average}分，不高于{score}分，而其中{visits}次服务的记录时长都做满。',
      en: 'The family gave {average} of 5 on average in {count} ratings of the month, {score} or less; {visits} of these visits are recorded in full.',
    },
    NOT_AS_RECORDED: {
      zh: '家属当月{count}次评价平均只有{average}分，{contradictions}次说时间短或没做完，而这些服务的记录时长都做满。',
      en: 'The family gave {average} of 5 on average in {count} ratings of the month and said {contradictions} times that it was too short or not all done; these visits are recorded in full.',
    },
    SEVERAL_FAMILIES: {
      zh: '护理员当月有{families_count}家的评分平均不高于{score}分，达到{families}家，而服务的记录时长都做满。',
      en: "{families_count} of the caregiver's families gave {score} or less on average in the month, {families} or more; the visits are recorded in full.",
    },
  },
  sql: `
    WITH low AS MATERIALIZED (
      SELECT s.senior_id, min(s.county_id) AS county_id, min(s.region_id) AS region_id,
             (min(s.provider_id::text))::uuid AS provider_id, count(*) AS ratings, round(avg(r.score), 1) AS average,
             array_agg(s.visit_id) FILTER (WHERE ${LOW_AND_FULL}) AS visit_ids,
             count(*) FILTER (WHERE ${LOW_AND_FULL} AND r.reasons && ${NOT_DONE}) AS contradictions
        FROM visits.rating r JOIN visit_sheet s ON s.visit_id = r.visit_id
       WHERE {judged}
       GROUP BY s.senior_id
      HAVING avg(r.score) <= {score} AND bool_or(${LOW_AND_FULL}))
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
    SELECT w.variant, w.severity, 'SENIOR', l.senior_id, {month}, l.county_id, l.region_id, l.provider_id, l.visit_ids,
           jsonb_build_object('count', l.ratings, 'average', l.average, 'visits', cardinality(l.visit_ids),
                              'contradictions', l.contradictions)
      FROM low l
     CROSS JOIN LATERAL (SELECT 'LOW_SCORE' AS variant, 'SCORE' AS severity WHERE l.contradictions < {contradicted}
                         UNION ALL SELECT 'NOT_AS_RECORDED', 'WITHHOLD' WHERE l.contradictions >= {contradicted}) w
     WHERE l.ratings >= {ratings}
    UNION ALL
    SELECT 'SEVERAL_FAMILIES', 'WITHHOLD', 'CAREGIVER', s.worker, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id),
           jsonb_build_object('families_count', count(DISTINCT s.senior_id))
      FROM low l JOIN visit_sheet s ON s.visit_id = ANY (l.visit_ids)
     GROUP BY s.worker HAVING count(DISTINCT s.senior_id) >= {families}`,
};
