import { ofVisit, threshold, weight, type Rule } from '../rule';
import { listed, priceOf } from './listed-price';

/**
 * An hour's price is charged by the minute, rounded down. A price that was put up just before the month was settled is
 * looked at by a person first: at the door nobody can know when that will be.
 */
export const R27: Rule = {
  code: 'R27',
  title: { zh: '价格不符目录', en: 'Price off the list' },
  severity: 'BLOCK',
  needs: [],
  thresholds: {
    difference: threshold(0, 'COUNT', '相差超过几分钱', 'fen of difference that are let pass'),
    days: threshold(
      7,
      'DAY',
      '结算批次建立前不足几日变价',
      'fewer days than this from a change of the price to the batch that pays by it',
    ),
    ...weight(80),
  },
  sentences: {
    OFF_LIST: {
      zh: '订单价格{priceFen}分，{day}目录价应为{listFen}分（{planned}分钟）。',
      en: 'The order is priced at {priceFen} fen; by the list of {day} it is {listFen} ({planned} minutes).',
    },
    RAISED_BEFORE_BATCH: {
      zh: '目录价于{since}由{before}分升为{listFen}分，{days_count}日后（{openedOn}）即按新价结算，不足{days}日。',
      en: 'The list price rose from {before} to {listFen} fen on {since}; the batch that pays by it was opened {days_count} days later ({openedOn}), fewer than {days}.',
    },
  },
  atCapture: true,
  sql: `
    SELECT ${ofVisit('OFF_LIST', 'BLOCK')},
           jsonb_build_object('priceFen', s.total_fen, 'listFen', t.fen, 'day', s.day, 'planned', s.planned) AS inputs
      FROM visit_sheet s
      JOIN ${listed('l', 's.item_code', 's')}
     CROSS JOIN LATERAL (SELECT ${priceOf('l', 's')} AS fen) t
     WHERE abs(s.total_fen - t.fen) > {difference} AND s.seat = 1 AND {judged}
    UNION ALL
    SELECT ${ofVisit('RAISED_BEFORE_BATCH', 'WITHHOLD')},
           jsonb_build_object('since', l.since, 'before', e.price_fen, 'listFen', l.price_fen, 'openedOn', b.opened_on,
             'days_count', b.opened_on - l.since)
      FROM (SELECT county_id, provider_id, (opened_at AT TIME ZONE 'Asia/Shanghai')::date AS opened_on
              FROM settlement.batch
             WHERE month = (extract(year FROM {month}) * 100 + extract(month FROM {month}))::int) b
      JOIN visit_sheet s ON (s.county_id, s.provider_id) = (b.county_id, b.provider_id)
      JOIN ${listed('l', 's.item_code', 's')}
      JOIN catalogue.price e ON e.item_code = l.item_code AND e.region_id = l.priced_by AND upper(e.valid) = l.since
     WHERE l.price_fen > e.price_fen AND b.opened_on - l.since < {days} AND {judged}`,
};
