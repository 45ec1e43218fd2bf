import { threshold, weight, type Rule } from '../rule';

export const R06: Rule = {
  code: 'R06',
  title: { zh: '时长不足仍计费', en: 'A short visit is billed' },
  severity: 'BLOCK',
  needs: [],
  thresholds: {
    least: threshold(8, 'MINUTE', '少于几分钟不付', 'under so many minutes nothing is paid'),
    ofPlan: threshold(70, 'PERCENT', '少于计划时长的百分之几', 'under so many per cent of what was planned'),
    shortIs: threshold(
      80,
      'PERCENT',
      '少于计划时长百分之几算偏短',
      'under so many per cent a visit is a short one',
    ),
    shortShare: threshold(
      10,
      'PERCENT',
      '一名护理员当月偏短服务超过百分之几',
      "a caregiver's share of short visits in a month",
    ),
    leastVisits: threshold(
      10,
      'COUNT',
      '当月至少几次才看占比',
      'visits a month from which the share is looked at',
      'DESIGN',
    ),
    ...weight(40),
  },
  sentences: {
    NEXT_TO_NOTHING: {
      zh: '只服务了{actual}分钟，不足{least}分钟，不应计费（计划{planned}分钟）。',
      en: 'Only {actual} minutes were served, fewer than {least}: nothing is to be billed ({planned} were planned).',
    },
    UNDER_PLAN: {
      zh: '计划{planned}分钟，实际{actual}分钟，只有计划的{percent}%，低于{ofPlan}%。',
      en: '{planned} minutes were planned and {actual} served: {percent} % of the plan, under {ofPlan} %.',
    },
    OFTEN_SHORT: {
      zh: '护理员当月{visits}次服务中有{short}次不足计划的{shortIs}%，占{percent}%，超过{shortShare}%。',
      en: "Of the caregiver's {visits} visits in the month {short} were under {shortIs} % of the plan: {percent} %, over {shortShare} %.",
    },
  },
  atCapture: true,
  sql: `
    SELECT CASE WHEN s.actual < {least} THEN 'NEXT_TO_NOTHING' ELSE 'UNDER_PLAN' END AS variant,
           CASE WHEN s.actual < {least} THEN 'BLOCK' ELSE 'WITHHOLD' END AS severity, 'VISIT' AS subject_kind,
           s.visit_id AS subject_id, s.day, s.county_id, s.region_id, s.provider_id, ARRAY[s.visit_id] AS visit_ids,
           jsonb_build_object('actual', s.actual, 'planned', s.planned)
             || CASE WHEN s.actual < {least} THEN '{}'
                     ELSE jsonb_build_object('percent', round(100.0 * s.actual / s.planned)) END AS inputs
      FROM visit_sheet s WHERE (s.actual < {least} OR s.actual * 100 < s.planned * {ofPlan}) AND {judged}
    UNION ALL
    SELECT 'OFTEN_SHORT', 'WITHHOLD', 'CAREGIVER', s.worker, {month}, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid,
           array_agg(s.visit_id) FILTER (WHERE s.actual * 100 < s.planned * {shortIs}),
           jsonb_build_object('visits', count(*),
             'short', count(*) FILTER (WHERE s.actual * 100 < s.planned * {shortIs}),
             'percent', round(100.0 * count(*) FILTER (WHERE s.actual * 100 < s.planned * {shortIs}) / count(*)))
      FROM (SELECT s.worker FROM visit_sheet s WHERE {judged} AND s.seat = 1
             GROUP BY s.worker
            HAVING count(*) >= {leastVisits}
               AND count(*) FILTER (WHERE s.actual * 100 < s.planned * {shortIs}) * 100 > count(*) * {shortShare}) often
      JOIN visit_sheet s ON s.worker = often.worker
     WHERE {judged} AND s.seat = 1 GROUP BY s.worker`,
};
