import { metres } from './metres';
import { clock, threshold, weight, type Rule } from '../rule';

/** Between two points of different datums, both as a Chinese map shows them. */
const apart = (from: string, to: string): string => {
  const at = (name: string): string => `geo.gcj02(s.${name}_lat, s.${name}_lon, s.${name}_datum)`;
  return `(SELECT ${metres('a.lat', 'a.lon', 'b.lat', 'b.lon')} FROM ${at(from)} a, ${at(to)} b)`;
};

/**
 * From where he left to where he arrived next: by the positions of both ends where there are any, else by the homes.
 * Points of different datums are not compared.
 */
export const R04: Rule = {
  code: 'R04',
  title: { zh: '不可能的路程', en: 'Impossible travel' },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    townSpeed: threshold(40, 'KM_PER_HOUR', '街道内最快时速', 'fastest travel in town'),
    countrySpeed: threshold(80, 'KM_PER_HOUR', '乡镇最快时速', 'fastest travel in the country'),
    slack: threshold(100, 'METRE', '定位误差扣除', 'metres taken off for the error of positions'),
    shortGap: threshold(3, 'MINUTE', '间隔少于几分钟', 'a gap under so many minutes'),
    farInShortGap: threshold(500, 'METRE', '且相距超过几米', 'and farther apart than so many metres'),
    ...weight(70),
  },
  sentences: {
    TOO_FAST: {
      zh: '护理员{leftAt}离开上一户，{arrivedAt}到达这里，相距{metres}米，{gap}分钟要走每小时{speed}公里，超过{limit}公里。',
      en: 'The caregiver left the home before at {leftAt} and arrived here at {arrivedAt}, {metres} m away: {speed} km/h in {gap} minutes, over {limit}.',
    },
    NO_WAY_BETWEEN: {
      zh: '护理员{leftAt}离开上一户，{arrivedAt}就到了{metres}米外的这里，中间只有{gap}分钟。',
      en: 'The caregiver left the home before at {leftAt} and was {metres} m away at {arrivedAt}, after {gap} minutes.',
    },
  },
  sql: `
    SELECT CASE WHEN t.speed > t.speed_limit THEN 'TOO_FAST' ELSE 'NO_WAY_BETWEEN' END AS variant,
           'WITHHOLD' AS severity, 'VISIT' AS subject_kind, s.visit_id AS subject_id, s.day, s.county_id, s.region_id,
           s.provider_id, ARRAY[s.visit_id, s.before_id] AS visit_ids,
           jsonb_build_object('leftAt', ${clock('s.left_at')}, 'arrivedAt', ${clock('s.in_at')},
             'metres', round(t.metres), 'gap', round(t.gap, 1), 'speed', round(t.speed), 'limit', t.speed_limit,
             'otherVisit', s.before_id) AS inputs
      FROM (SELECT visit_id, day, county_id, region_id, provider_id, in_at, in_lat, in_lon, in_datum, home_lat, home_lon,
                   home_datum, order_id, lag(visit_id) OVER earlier AS before_id, lag(order_id) OVER earlier AS before_order,
                   lag(out_at) OVER earlier AS left_at, lag(out_lat) OVER earlier AS left_lat,
                   lag(out_lon) OVER earlier AS left_lon, lag(out_datum) OVER earlier AS left_datum,
                   lag(home_lat) OVER earlier AS before_lat, lag(home_lon) OVER earlier AS before_lon,
                   lag(home_datum) OVER earlier AS before_datum
              FROM visit_sheet WINDOW earlier AS (PARTITION BY worker ORDER BY in_at, visit_id)) s
      JOIN geo.region g ON g.id = s.region_id
     CROSS JOIN LATERAL (SELECT CASE
         WHEN s.left_datum = s.in_datum THEN ${metres('s.left_lat', 's.left_lon', 's.in_lat', 's.in_lon')}
         WHEN s.left_datum <> s.in_datum THEN ${apart('left', 'in')}
         WHEN s.before_datum = s.home_datum THEN ${metres('s.before_lat', 's.before_lon', 's.home_lat', 's.home_lon')}
         ELSE ${apart('before', 'home')}
       END AS metres) m
     CROSS JOIN LATERAL (SELECT m.metres::numeric AS metres,
         (extract(epoch FROM s.in_at - s.left_at) / 60)::numeric AS gap,
         CASE WHEN g.name LIKE '%街道' THEN {townSpeed} ELSE {countrySpeed} END AS speed_limit,
         ((m.metres - {slack}) / 1000
           / (greatest(extract(epoch FROM s.in_at - s.left_at), 1) / 3600))::numeric AS speed) t
     WHERE s.in_at - s.left_at BETWEEN interval '0' AND interval '3 hours' AND s.order_id <> s.before_order
       AND (t.speed > t.speed_limit OR t.gap < {shortGap} AND t.metres > {farInShortGap}) AND {judged}`,
};
