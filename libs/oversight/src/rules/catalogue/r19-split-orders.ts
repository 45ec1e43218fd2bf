import { clock, threshold, weight, type Rule } from '../rule';

export const R19: Rule = {
  code: 'R19',
  title: { zh: '拆单连单', en: 'Split or bundled orders' },
  severity: 'SCORE',
  needs: [],
  thresholds: {
    orders: threshold(3, 'COUNT', '首尾相接的订单达到几个', 'orders back to back, or more'),
    gap: threshold(5, 'MINUTE', '间隔不超过几分钟', 'minutes between two of them, or fewer'),
    ...weight(15),
  },
  sentences: {
    BACK_TO_BACK: {
      zh: '同一护理员为同一老人从{from}起接连做了{orders}单，每单间隔不超过{gap}分钟。',
      en: 'From {from} on the same caregiver served the same senior in {orders} orders back to back, at most {gap} minutes apart.',
    },
  },
  sql: `
    SELECT 'BACK_TO_BACK' AS variant, 'SCORE' AS severity, 'VISIT' AS subject_kind,
           (array_agg(c.visit_id ORDER BY c.in_at))[1] AS subject_id, min(c.day) AS day,
           min(c.county_id) AS county_id, min(c.region_id) AS region_id,
           (min(c.provider_id::text))::uuid AS provider_id, array_agg(c.visit_id) AS visit_ids,
           jsonb_build_object('orders', count(*), 'from', ${clock('min(c.in_at)')}) AS inputs
      FROM (SELECT b.*, sum(begins) OVER (PARTITION BY worker, senior_id ORDER BY in_at, visit_id) AS chain
              FROM (SELECT s.visit_id, s.worker, s.senior_id, s.in_at, s.day, s.county_id, s.region_id, s.provider_id,
                           CASE WHEN s.in_at - lag(s.out_at) OVER (PARTITION BY s.worker, s.senior_id
                                       ORDER BY s.in_at, s.visit_id) <= make_interval(mins => {gap}::int)
                                THEN 0 ELSE 1 END AS begins
                      FROM visit_sheet s WHERE {judged}) b) c
     GROUP BY c.worker, c.senior_id, c.chain HAVING count(*) >= {orders}`,
};
