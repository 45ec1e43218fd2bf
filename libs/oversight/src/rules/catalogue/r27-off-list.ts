import { ofVisit, threshold, weight, type Rule } from '../rule';

/** The price of the township or its nearest ancestor on the day; an hour's is charged by the minute, rounded down. */
export const R27: Rule = {
  code: 'R27',
  title: { zh: '价格不符目录', en: 'Price off the list' },
  severity: 'BLOCK',
  needs: [],
  thresholds: {
    difference: threshold(0, 'COUNT', '相差超过几分钱', 'fen of difference that are let pass'),
    ...weight(80),
  },
  sentences: {
    OFF_LIST: {
      zh: '订单价格{priceFen}分，{day}目录价应为{listFen}分（{planned}分钟）。',
      en: 'The order is priced at {priceFen} fen; by the list of {day} it is {listFen} ({planned} minutes).',
    },
  },
  atCapture: true,
  sql: `
    SELECT ${ofVisit('OFF_LIST', 'BLOCK')},
           jsonb_build_object('priceFen', s.total_fen, 'listFen', t.fen, 'day', s.day, 'planned', s.planned) AS inputs
      FROM visit_sheet s
      JOIN (
        SELECT DISTINCT ON (x.item_code, x.region_id, x.day) x.item_code, x.region_id, x.day, p.price_fen, i.unit
          FROM (SELECT DISTINCT s.item_code, s.region_id, s.day FROM visit_sheet s WHERE {judged}) x
          JOIN geo.region_closure c ON c.descendant_id = x.region_id
          JOIN catalogue.price p ON p.item_code = x.item_code AND p.region_id = c.ancestor_id AND p.valid @> x.day
          JOIN catalogue.item i ON i.code = x.item_code
         ORDER BY x.item_code, x.region_id, x.day, c.depth) l
        ON (l.item_code, l.region_id, l.day) = (s.item_code, s.region_id, s.day)
     CROSS JOIN LATERAL (
       SELECT CASE l.unit WHEN 'HOUR' THEN l.price_fen * s.planned / 60 ELSE l.price_fen END AS fen) t
     WHERE abs(s.total_fen - t.fen) > {difference} AND s.seat = 1 AND {judged}`,
};
