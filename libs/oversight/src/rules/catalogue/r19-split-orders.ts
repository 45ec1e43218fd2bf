import { clock, threshold, weight, type Rule } from '../rule';
import { listed, priceOf } from './listed-price';

/**
 * What a senior usually gets is what he was given most often in the last month in which anybody came. A dearer service
 * in its place, again and again, is a code above what is done; once it is a wish.
 */
export const R19: Rule = {
  code: 'R19',
  title: { zh: '拆单连单', en: 'Split or bundled orders' },
  severity: 'SCORE',
  needs: ['EARLIER_MONTHS'],
  monthly: true,
  thresholds: {
    orders: threshold(3, 'COUNT', '首尾相接的订单达到几个', 'orders back to back, or more'),
    gap: threshold(5, 'MINUTE', '间隔不超过几分钟', 'minutes between two of them, or fewer'),
    lookBack: threshold(
      3,
      'COUNT',
      '看之前几个月惯常的服务',
      'months before that show what is usual',
      'DESIGN',
    ),
    dearer: threshold(
      10,
      'PERCENT',
      '按目录比惯常服务贵百分之几以上',
      'dearer by the list than the usual service by more than so many per cent',
      'DESIGN',
    ),
    dearerVisits: threshold(
      2,
      'COUNT',
      '当月这样的服务达到几次',
      'such visits in the month, or more',
      'DESIGN',
    ),
    ...weight(15),
  },
  sentences: {
    BACK_TO_BACK: {
      zh: '同一护理员为同一老人从{from}起接连做了{orders}单，每单间隔不超过{gap}分钟。',
      en: 'From {from} on the same caregiver served the same senior in {orders} orders back to back, at most {gap} minutes apart.',
    },
    DEARER_CODE: {
      zh: '老人惯常的服务是{usual}，当月有{visits}次按{item}计费，按目录贵{percent}%，超过{dearer}%。',
      en: 'The senior usually gets {usual}; {visits} visits of the month are billed as {item}, {percent} % dearer by the list, over {dearer} %.',
    },
  },
  sql: `
    WITH usual AS MATERIALIZED (
      SELECT DISTINCT ON (m.senior_id) m.senior_id, m.usual_item FROM oversight.senior_month m
       WHERE m.month < {month} AND m.month >= {month} - make_interval(months => {lookBack}::int)
         AND m.usual_item IS NOT NULL ORDER BY m.senior_id, m.month DESC),
    other AS MATERIALIZED (
      SELECT s.visit_id, s.senior_id, s.item_code, u.usual_item, s.planned, s.day, s.county_id, s.region_id, s.provider_id
        FROM visit_sheet s JOIN usual u ON u.senior_id = s.senior_id AND u.usual_item <> s.item_code
       WHERE s.seat = 1 AND {judged}),
    link AS MATERIALIZED (
      SELECT s.visit_id, s.worker, s.senior_id, s.in_at, s.day, s.county_id, s.region_id, s.provider_id,
             s.in_at - lag(s.out_at) OVER (PARTITION BY s.worker, s.senior_id ORDER BY s.in_at, s.visit_id)
               <= make_interval(mins => {gap}::int) AS follows
        FROM visit_sheet s WHERE {judged}),
    chained AS (
      SELECT worker, senior_id FROM link WHERE follows GROUP BY worker, senior_id HAVING count(*) >= {orders} - 1)
    SELECT 'BACK_TO_BACK' AS variant, 'SCORE' AS severity, 'VISIT' AS subject_kind,
           (array_agg(c.visit_id ORDER BY c.in_at))[1] AS subject_id, min(c.day) AS day,
           min(c.county_id) AS county_id, min(c.region_id) AS region_id,
           (min(c.provider_id::text))::uuid AS provider_id, array_agg(c.visit_id) AS visit_ids,
           jsonb_build_object('orders', count(*), 'from', ${clock('min(c.in_at)')}) AS inputs
      FROM (SELECT l.*, sum(CASE WHEN follows THEN 0 ELSE 1 END)
                          OVER (PARTITION BY worker, senior_id ORDER BY in_at, visit_id) AS chain
              FROM link l JOIN chained USING (worker, senior_id)) c
     GROUP BY c.worker, c.senior_id, c.chain HAVING count(*) >= {orders}
    UNION ALL
    SELECT 'DEARER_CODE', 'SCORE', 'SENIOR', o.senior_id, {month}, min(o.county_id), min(o.region_id),
           (min(o.provider_id::text))::uuid, array_agg(o.visit_id),
           jsonb_build_object('item', min(o.item_code), 'usual', min(o.usual_item), 'visits', count(*),
             'percent', round(max(100.0 * c.fen / c.usual_fen) - 100))
      FROM other o
      JOIN ${listed('d', 'o.item_code', 'o')}
      JOIN ${listed('u', 'o.usual_item', 'o')}
     CROSS JOIN LATERAL (SELECT ${priceOf('d', 'o')} AS fen, ${priceOf('u', 'o')} AS usual_fen) c
     WHERE c.usual_fen > 0 AND c.fen * 100 > c.usual_fen * (100 + {dearer})
     GROUP BY o.senior_id HAVING count(*) >= {dearerVisits}`,
};
