import { threshold, weight, type Rule } from '../rule';

/** Which of a day's visits were not made nobody can tell: all of that day are meant. Of a week and a month, what exceeds. */
export const R14: Rule = {
  code: 'R14',
  title: { zh: '工时过长', en: 'Too many hours' },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    dayHours: threshold(10, 'HOUR', '一日超过几小时', 'more hours than this a day'),
    weekHours: threshold(60, 'HOUR', '一周超过几小时', 'more hours than this a week'),
    monthDays: threshold(26, 'DAY', '一月超过几日', 'more days than this a month'),
    dayVisits: threshold(14, 'COUNT', '一日达到几次服务', 'so many visits a day, or more'),
    ...weight(50),
  },
  sentences: {
    DAY: {
      zh: '护理员{day}共服务{hours}小时，超过{dayHours}小时（{visits}次）。',
      en: 'The caregiver served {hours} hours on {day}, over {dayHours} ({visits} visits).',
    },
    DAY_VISITS: {
      zh: '护理员{day}做了{visits}次服务，达到{dayVisits}次。',
      en: 'The caregiver made {visits} visits on {day}; {dayVisits} or more are too many.',
    },
    WEEK: {
      zh: '护理员{day}起的一周共服务{hours}小时，超过{weekHours}小时。',
      en: 'The caregiver served {hours} hours in the week from {day}, over {weekHours}.',
    },
    MONTH: {
      zh: '护理员当月有{days}日出勤，超过{monthDays}日。',
      en: 'The caregiver worked on {days} days of the month, over {monthDays}.',
    },
  },
  sql: `
    WITH timed AS MATERIALIZED (
      SELECT s.worker, s.visit_id, s.day, s.county_id, s.region_id, s.provider_id,
             date_part('epoch', s.out_at - s.in_at) / 60 AS minutes
        FROM visit_sheet s WHERE {judged}),
    daily AS MATERIALIZED (
      SELECT worker, day, date_trunc('week', day::timestamp)::date AS week, min(county_id) AS county_id, min(region_id) AS region_id,
             (min(provider_id::text))::uuid AS provider_id, sum(minutes) AS minutes, count(*) AS visits
        FROM timed GROUP BY worker, day),
    found AS (
      SELECT v.variant, d.worker, d.day AS day, d.day AS first, d.day AS last, d.county_id, d.region_id, d.provider_id,
             d.minutes, d.visits, NULL::bigint AS days
        FROM daily d CROSS JOIN LATERAL (VALUES ('DAY', d.minutes > {dayHours} * 60),
                                                ('DAY_VISITS', d.visits >= {dayVisits})) AS v (variant, is_hit)
       WHERE v.is_hit
      UNION ALL
      SELECT 'WEEK', worker, week, min(day) FILTER (WHERE so_far > {weekHours} * 60), max(day), min(county_id),
             min(region_id), (min(provider_id::text))::uuid, max(so_far), sum(visits), NULL
        FROM (SELECT *, sum(minutes) OVER (PARTITION BY worker, week ORDER BY day) AS so_far FROM daily) w
       GROUP BY worker, week HAVING max(so_far) > {weekHours} * 60
      UNION ALL
      SELECT 'MONTH', worker, {month}, min(day) FILTER (WHERE nth > {monthDays}), max(day), min(county_id),
             min(region_id), (min(provider_id::text))::uuid, sum(minutes), sum(visits), count(*)
        FROM (SELECT *, row_number() OVER (PARTITION BY worker ORDER BY day) AS nth FROM daily) m
       GROUP BY worker HAVING count(*) > {monthDays})
    SELECT f.variant, 'WITHHOLD' AS severity, 'CAREGIVER' AS subject_kind, f.worker AS subject_id, f.day, f.county_id,
           f.region_id, f.provider_id,
           array_agg(t.visit_id) AS visit_ids,
           jsonb_build_object('day', f.day, 'hours', round((f.minutes / 60)::numeric, 1), 'visits', f.visits, 'days', f.days) AS inputs
      FROM found f JOIN timed t ON t.worker = f.worker AND t.day BETWEEN f.first AND f.last
     GROUP BY f.variant, f.worker, f.day, f.county_id, f.region_id, f.provider_id, f.minutes, f.visits, f.days`,
};
