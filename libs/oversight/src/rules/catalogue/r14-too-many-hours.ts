import { threshold, weekOf, weight, type Rule } from '../rule';

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
    WITH daily AS MATERIALIZED (
      SELECT s.worker, s.day, ${weekOf('s.day')} AS week, count(*) AS visits,
             sum(date_part('epoch', s.out_at) - date_part('epoch', s.in_at)) / 60 AS minutes
        FROM visit_sheet s WHERE {judged} GROUP BY s.worker, s.day),
    weekly AS (SELECT worker, week FROM daily GROUP BY worker, week HAVING sum(minutes) > {weekHours} * 60),
    monthly AS (SELECT worker FROM daily GROUP BY worker HAVING count(*) > {monthDays}),
    found AS MATERIALIZED (
      SELECT 'DAY' AS variant, worker, day, day AS since, day AS first, day AS last, minutes, visits, NULL::bigint AS days
        FROM daily WHERE minutes > {dayHours} * 60
      UNION ALL
      SELECT 'DAY_VISITS', worker, day, day, day, day, minutes, visits, NULL FROM daily WHERE visits >= {dayVisits}
      UNION ALL
      SELECT 'WEEK', worker, week, week, min(day) FILTER (WHERE so_far > {weekHours} * 60), max(day), max(so_far),
             sum(visits), NULL
        FROM (SELECT *, sum(minutes) OVER (PARTITION BY worker, week ORDER BY day) AS so_far
                FROM daily JOIN weekly USING (worker, week)) w
       GROUP BY worker, week
      UNION ALL
      SELECT 'MONTH', worker, {month}, min(day), min(day) FILTER (WHERE nth > {monthDays}), max(day), sum(minutes),
             sum(visits), count(*)
        FROM (SELECT *, row_number() OVER (PARTITION BY worker ORDER BY day) AS nth
                FROM daily JOIN monthly USING (worker)) m
       GROUP BY worker)
    SELECT f.variant, 'WITHHOLD' AS severity, 'CAREGIVER' AS subject_kind, f.worker AS subject_id, f.day,
           min(s.county_id) AS county_id, min(s.region_id) AS region_id,
           (min(s.provider_id::text))::uuid AS provider_id,
           array_agg(s.visit_id) FILTER (WHERE s.day >= f.first) AS visit_ids,
           jsonb_build_object('day', f.day, 'hours', round((f.minutes / 60)::numeric, 1), 'visits', f.visits, 'days', f.days) AS inputs
      FROM found f JOIN visit_sheet s ON s.worker = f.worker AND s.day BETWEEN f.since AND f.last
     WHERE {judged} GROUP BY f.variant, f.worker, f.day, f.minutes, f.visits, f.days`,
};
