import { metres } from './metres';
import { clock, threshold, weight, type Rule } from '../rule';

/** Between two points of different datums, both as a Chinese map shows them. */
const apart = (from: string, to: string): string => {
  const at = (name: string): string => `geo.gcj02(s.${name}_lat, s.${name}_lon, s.${name}_datum)`;
  return `(SELECT ${metres('a.lat', 'a.lon', 'b.lat', 'b.lon')} FROM ${at(from)} a, ${at(to)} b)`;
};

/**
 * From where he left to where he arrived next: by the positions of both ends where there are any, else by the homes.
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
    SELECT CASE WHEN s.speed > s.speed_limit THEN 'TOO_FAST' ELSE 'NO_WAY_BETWEEN' END AS variant,
           'WITHHOLD' AS severity, 'VISIT' AS subject_kind, s.visit_id AS subject_id, s.day, s.county_id, s.region_id,
           s.provider_id, ARRAY[s.visit_id, s.before_id] AS visit_ids,
           jsonb_build_object('leftAt', ${clock('s.left_at')}, 'arrivedAt', ${clock('s.in_at')},
             'metres', round(s.metres::numeric), 'gap', round((s.seconds / 60)::numeric, 1),
             'speed', round(s.speed::numeric), 'limit', s.speed_limit, 'otherVisit', s.before_id) AS inputs
      FROM (SELECT way.*, (way.metres - {slack}) / 1000 / (greatest(way.seconds, 1) / 3600) AS speed
              FROM (SELECT s.visit_id, s.day, s.county_id, s.region_id, s.provider_id, s.in_at, s.left_at, s.before_id,
                           date_part('epoch', s.in_at - s.left_at) AS seconds,
                           CASE WHEN g.name LIKE '%街道' THEN {townSpeed} ELSE {countrySpeed} END AS speed_limit,
                           CASE
                             WHEN s.left_datum = s.in_datum THEN ${metres('s.left_lat', 's.left_lon', 's.in_lat', 's.in_lon')}
                             WHEN s.left_datum <> s.in_datum THEN ${apart('left', 'in')}
                             WHEN s.before_datum = s.home_datum THEN ${metres('s.before_lat', 's.before_lon', 's.home_lat', 's.home_lon')}
                             ELSE ${apart('before', 'home')}
                           END AS metres
                      FROM (SELECT e.*, b.order_id AS before_order, b.out_lat AS left_lat, b.out_lon AS left_lon,
                                   b.out_datum AS left_datum, b.home_lat AS before_lat, b.home_lon AS before_lon,
                                   b.home_datum AS before_datum
                              FROM (SELECT visit_id, day, county_id, region_id, provider_id, order_id, in_at, in_lat, in_lon,
                                           in_datum, home_lat, home_lon, home_datum, lag(visit_id) OVER earlier AS before_id,
                                           lag(out_at) OVER earlier AS left_at,
                                           in_at - lag(out_at) OVER earlier BETWEEN interval '0' AND interval '3 hours' AS is_soon
                                      FROM visit_sheet WINDOW earlier AS (PARTITION BY worker ORDER BY in_at, visit_id)) e
                              JOIN visit_sheet b ON b.visit_id = e.before_id) s
                      JOIN geo.region g ON g.id = s.region_id
                     WHERE s.is_soon AND s.order_id <> s.before_order AND {judged} OFFSET 0) way) s
     WHERE s.speed > s.speed_limit OR s.seconds < {shortGap} * 60 AND s.metres > {farInShortGap}`,
};
