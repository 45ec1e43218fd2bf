import { STAYS } from './r05-not-at-home';
import { threshold, weight, type Rule } from '../rule';

const WORDS = (level: string): string =>
  `(ARRAY['能力完好', '轻度失能', '中度失能', '重度失能', '完全失能'])[${level} + 1]`;
const WORDS_EN = (level: string): string =>
  `(ARRAY['no loss', 'a slight loss', 'a moderate loss', 'a severe loss', 'a complete loss'])[${level} + 1]`;

/**
 * A loss that was played for the assessors (policy.md 10.4, Yangpu 2020), by two signs: what the senior does, and what
 * others found whom chance sent. Neither takes anything from him; an officer has him assessed again. Who was assessed
 * when he had just been in hospital, and is better now, has recovered.
 */
export const R36: Rule = {
  code: 'R36',
  title: { zh: '评估等级存疑', en: 'A level in doubt' },
  severity: 'SCORE',
  needs: ['ACTIVITIES', 'CARE_LEVEL'],
  thresholds: {
    level: threshold(
      3,
      'COUNT',
      '等级从几级起看活动记录',
      'level (GB/T 42195) from which on activities are looked at',
      'DESIGN',
    ),
    days: threshold(3, 'DAY', '当月有几日外出活动', 'days of a month with an activity, or more', 'DESIGN'),
    lower: threshold(1, 'COUNT', '复评低几级', 'levels by which the re-check is lower, or more', 'DESIGN'),
    recovering: threshold(
      60,
      'DAY',
      '出院后几日内的评估，复评变轻算康复',
      'days after a stay in hospital within which whoever was assessed may have recovered since',
      'DESIGN',
    ),
    ...weight(25),
  },
  sentences: {
    TOO_ACTIVE: {
      zh: '老人{assessedOn}评估为{levelZh}，当月却有{active}日的{kinds}记录，达到{days}日：请安排重新评估。',
      en: 'The senior was assessed on {assessedOn} as having {levelEn}, and has records of {kindsEn} on {active} days of the month; {days} or more do not fit: have him assessed again.',
    },
    LOWER_AT_RE_CHECK: {
      zh: '老人{assessedOn}评估为{fromZh}；抽中复评，{recheckedOn}由另外两名评估师评为{toZh}，低{levels}级。',
      en: 'The senior was assessed on {assessedOn} as having {fromEn}; drawn for a re-check, two other assessors found {toEn} on {recheckedOn}: {levels} lower.',
    },
  },
  sql: `
    SELECT 'TOO_ACTIVE' AS variant, 'SCORE' AS severity, 'SENIOR' AS subject_kind, p.id AS subject_id, {month} AS day,
           p.county_id, p.region_id, NULL::uuid AS provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('assessedOn', max(r.assessed_on), 'levelZh', min(${WORDS('r.level')}),
             'levelEn', min(${WORDS_EN('r.level')}), 'active', count(DISTINCT a.on_date),
             'kinds', string_agg(DISTINCT CASE a.kind WHEN 'SPORT' THEN '体育场馆' WHEN 'TRANSIT' THEN '公交地铁'
                                                      ELSE '驾驶' END, '、'),
             'kindsEn', string_agg(DISTINCT CASE a.kind WHEN 'SPORT' THEN 'sport' WHEN 'TRANSIT' THEN 'public transport'
                                                        ELSE 'driving' END, ', ')) AS inputs
      FROM oversight.activity a
      JOIN people.senior p ON p.id = a.senior_id
      JOIN assessment.result r ON r.senior_id = a.senior_id AND upper_inf(r.known) AND r.valid @> a.on_date
     WHERE a.on_date >= {month} AND a.on_date < {month} + interval '1 month' AND r.level >= {level}
     GROUP BY p.id, p.county_id, p.region_id HAVING count(DISTINCT a.on_date) >= {days}
    UNION ALL
    SELECT 'LOWER_AT_RE_CHECK', 'SCORE', 'SENIOR', p.id, c.published_on, p.county_id, p.region_id, NULL::uuid,
           '{}'::uuid[],
           jsonb_build_object('assessedOn', f.assessed_on, 'recheckedOn', g.assessed_on, 'levels', w.final_level - c.final_level,
             'fromZh', ${WORDS('w.final_level')}, 'fromEn', ${WORDS_EN('w.final_level')},
             'toZh', ${WORDS('c.final_level')}, 'toEn', ${WORDS_EN('c.final_level')}, 'checked', w.id, 'recheck', c.id)
      FROM assessment.ability_assessment c
      JOIN assessment.ability_assessment w ON w.id = c.disputed_id
      JOIN assessment.form f ON f.assessment_id = w.id
      JOIN assessment.form g ON g.assessment_id = c.id
      JOIN people.senior p ON p.id = c.senior_id
     WHERE c.reason = 'RE_CHECK' AND c.published_on >= {month} AND c.published_on < {month} + interval '1 month'
       AND w.final_level - c.final_level >= {lower}
       AND NOT EXISTS (SELECT FROM (${STAYS}) y
                        WHERE y.senior_id = c.senior_id AND y.kind = 'HOSPITAL' AND (lower(y.during) AT TIME ZONE 'Asia/Shanghai')::date <= f.assessed_on
                          AND (upper(y.during) IS NULL
                               OR (upper(y.during) AT TIME ZONE 'Asia/Shanghai')::date > f.assessed_on - {recovering}::int))`,
};
