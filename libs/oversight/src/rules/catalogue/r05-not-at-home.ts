import { clock, ofVisit, overlapMinutes, threshold, weight, type Rule } from '../rule';

/**
 * Stays to the hour where the source knows it. Monthly lists know days only: then the days between admission and
 * discharge are inside, those two are not.
 */
export const STAYS = `
  SELECT senior_id, kind, during FROM oversight.stay
  UNION ALL
  SELECT a.senior_id, CASE a.kind WHEN 'HOSPITAL_ADMISSION' THEN 'HOSPITAL' ELSE 'INSTITUTION' END,
         tstzrange((a.on_date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai',
                   b.on_date::timestamp AT TIME ZONE 'Asia/Shanghai')
    FROM people.known_life_event a
    LEFT JOIN LATERAL (SELECT min(e.on_date) AS on_date FROM people.known_life_event e
                        WHERE e.senior_id = a.senior_id AND e.on_date >= a.on_date AND upper_inf(e.known)
                          AND e.kind = CASE a.kind WHEN 'HOSPITAL_ADMISSION' THEN 'DISCHARGE'
                                                   ELSE 'INSTITUTION_DISCHARGE' END) b ON true
   WHERE a.kind IN ('HOSPITAL_ADMISSION', 'INSTITUTION_ADMISSION') AND upper_inf(a.known)
     AND (b.on_date IS NULL OR b.on_date > a.on_date)`;

export const R05: Rule = {
  code: 'R05',
  title: { zh: '老人不在家期间的服务', en: 'Service while the senior was away' },
  severity: 'WITHHOLD',
  needs: ['HOSPITAL_STAYS', 'INSTITUTION_STAYS', 'OTHER_STAYS'],
  thresholds: {
    overlap: threshold(1, 'MINUTE', '重叠达到几分钟算', 'minutes of overlap from which it counts'),
    onEdgeDays: threshold(
      30,
      'MINUTE',
      '入院（入住）当日和离开当日，重叠达到几分钟算',
      'minutes of overlap from which it counts on the days of admission and discharge',
    ),
    ...weight(80),
  },
  sentences: {
    AWAY: {
      zh: '{from}至{to}的服务中有{minutes}分钟，老人正在{stay}（{stayFrom}至{stayTo}）。',
      en: 'During {minutes} minutes of the service from {from} to {to} the senior was in {stayEn} ({stayFrom} to {stayTo}).',
    },
  },
  sql: `
    SELECT DISTINCT ON (s.visit_id) ${ofVisit('AWAY', 'WITHHOLD')},
           jsonb_build_object('from', ${clock('s.in_at')}, 'to', ${clock('s.out_at')},
             'minutes', round(t.minutes), 'kind', y.kind,
             'stay', CASE y.kind WHEN 'HOSPITAL' THEN '住院' WHEN 'INSTITUTION' THEN '入住养老机构' WHEN 'RESPITE' THEN '喘息服务机构'
                       WHEN 'PRISON' THEN '服刑' ELSE '境外' END,
             'stayEn', CASE y.kind WHEN 'HOSPITAL' THEN 'hospital' WHEN 'INSTITUTION' THEN 'a care home'
                         WHEN 'RESPITE' THEN 'respite care' WHEN 'PRISON' THEN 'prison' ELSE 'a foreign country' END,
             'stayFrom', ${clock('lower(y.during)')}, 'stayTo', coalesce(${clock('upper(y.during)')}, '今/now')) AS inputs
      FROM (${STAYS}) y
      JOIN visit_sheet s ON s.senior_id = y.senior_id AND tstzrange(s.in_at, s.out_at) && y.during
     CROSS JOIN LATERAL (SELECT ${overlapMinutes('s.in_at', 's.out_at', 'lower(y.during)', "coalesce(upper(y.during), 'infinity')")} AS minutes) t
     WHERE t.minutes >= CASE WHEN s.day IN ((lower(y.during) AT TIME ZONE 'Asia/Shanghai')::date,
                                            (upper(y.during) AT TIME ZONE 'Asia/Shanghai')::date)
                             THEN {onEdgeDays} ELSE {overlap} END AND {judged}
     ORDER BY s.visit_id, t.minutes DESC, y.kind`,
};
