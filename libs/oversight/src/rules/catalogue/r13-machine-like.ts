import { threshold, weight, type Rule } from '../rule';

export const R13: Rule = {
  code: 'R13',
  title: { zh: '像机器一样的时间', en: 'Machine-like times' },
  severity: 'SCORE',
  needs: [],
  thresholds: {
    spread: threshold(
      60,
      'SECOND',
      '时长的标准差小于几秒',
      'standard deviation of the durations under so many seconds',
    ),
    visits: threshold(20, 'COUNT', '当月至少几次', 'visits a month from which it is looked at'),
    exact: threshold(
      30,
      'PERCENT',
      '恰好等于计划分钟数的超过百分之几',
      'share of visits of exactly the planned minutes',
    ),
    chiSquare: threshold(
      27.88,
      'COUNT',
      '分钟个位数分布的卡方值（9自由度，p<0.001）',
      'chi-square of the last digit of the minute (9 degrees of freedom, p < 0.001)',
    ),
    digits: threshold(50, 'COUNT', '至少几次才看尾数', 'visits from which digits are looked at', 'DESIGN'),
    ...weight(20),
  },
  sentences: {
    SAME_LENGTH: {
      zh: '护理员当月{visits}次服务的时长几乎一样，标准差只有{seconds}秒。',
      en: "The caregiver's {visits} visits of the month are all of one length: the standard deviation is {seconds} seconds.",
    },
    EXACTLY_PLANNED: {
      zh: '护理员当月{visits}次服务中有{count}次恰好等于计划分钟数，占{percent}%，超过{exact}%。',
      en: "Of the caregiver's {visits} visits in the month {count} lasted exactly the planned minutes: {percent} %, over {exact} %.",
    },
    ODD_DIGITS: {
      zh: '护理员当月{visits}次签到的分钟尾数分布不自然（卡方值{chi}，界限{chiSquare}）。',
      en: 'The last digits of the minutes of {visits} check-ins are not spread as they should be (chi-square {chi}, limit {chiSquare}).',
    },
  },
  sql: `
    SELECT v.variant, 'SCORE' AS severity, 'CAREGIVER' AS subject_kind, t.worker AS subject_id, {month} AS day,
           min(s.county_id) AS county_id, min(s.region_id) AS region_id,
           (min(s.provider_id::text))::uuid AS provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('visits', t.visits, 'seconds', round(t.seconds::numeric, 1), 'count', t.exact_ones,
             'percent', round(100.0 * t.exact_ones / t.visits), 'chi', round(t.chi, 1)) AS inputs
      FROM (
        SELECT worker, sum(n) AS visits,
               sum(exact_ones) AS exact_ones,
               sqrt(greatest(sum(squares) / sum(n) - (sum(seconds) / sum(n)) ^ 2, 0)) AS seconds,
               sum(n * n) * 10 / sum(n) - sum(n) AS chi
          FROM (SELECT worker, floor(began / 60)::bigint % 10 AS digit, count(*) AS n,
                       count(*) FILTER (WHERE is_exact) AS exact_ones,
                       sum(ended - began) AS seconds, sum((ended - began) * (ended - began)) AS squares
                  FROM (SELECT s.worker, s.actual = s.planned AS is_exact, date_part('epoch', s.in_at) AS began,
                               date_part('epoch', s.out_at) AS ended
                          FROM visit_sheet s WHERE {judged} OFFSET 0) timed GROUP BY worker, 2) by_digit
         GROUP BY worker HAVING sum(n) >= {visits}) t
     CROSS JOIN LATERAL (VALUES
       ('SAME_LENGTH', t.seconds < {spread}),
       ('EXACTLY_PLANNED', t.exact_ones * 100 > t.visits * {exact}),
       ('ODD_DIGITS', t.visits >= {digits} AND t.chi > {chiSquare})) AS v (variant, is_hit)
      JOIN visit_sheet s ON s.worker = t.worker
     WHERE v.is_hit AND {judged} GROUP BY v.variant, t.worker, t.visits, t.seconds, t.exact_ones, t.chi`,
};
