import { ofVisit, threshold, weight, type Rule } from '../rule';

/** Services for which the senior leaves his home (catalogue codes). */
const OUT_OF_HOME = `'MOBILITY_WALK', 'MEDICAL_ESCORT'`;

export const R26: Rule = {
  code: 'R26',
  title: { zh: '服务与老人不相称', en: 'The service does not fit' },
  severity: 'SCORE',
  needs: ['CARE_LEVEL'],
  thresholds: {
    level: threshold(
      4,
      'COUNT',
      '能力等级达到几级须双人助浴',
      'ability level from which a bath takes two',
      'policy.md 0.3 no. 13',
    ),
    carried: threshold(
      3,
      'COUNT',
      '能力等级达到几级下楼须人背抬',
      'ability level from which somebody is carried down the stairs',
      'DESIGN',
    ),
    floor: threshold(
      3,
      'COUNT',
      '无电梯时从几楼起',
      'floor from which that takes two where there is no lift, the ground floor being 1',
      'DESIGN',
    ),
    meals: threshold(3, 'COUNT', '一日用餐服务超过几次', 'services of a meal in one day, more than'),
    ...weight(20),
  },
  sentences: {
    BATH_ALONE: {
      zh: '老人能力等级为{careLevel}级（完全失能），一名护理员单独做了{item}。',
      en: 'The senior is of ability level {careLevel} (complete loss); one caregiver alone gave the service {item}.',
    },
    NO_LIFT: {
      zh: '老人能力等级为{careLevel}级，住{homeFloor}楼，没有电梯；一名护理员单独做了{item}，须背抬上下楼。',
      en: 'The senior is of ability level {careLevel} and lives on floor {homeFloor} without a lift; one caregiver alone gave the service {item}, for which he is carried down and up.',
    },
    MEALS: {
      zh: '老人当日有{meals_count}次用餐服务，超过{meals}次。',
      en: '{meals_count} services of a meal are recorded for the senior on the day, more than {meals}.',
    },
    EXCLUDED_PAIR: {
      zh: '{since}起登记为互相回避，仍由这名护理员服务。',
      en: 'The two were declared not to be sent to each other since {since}; this caregiver served all the same.',
    },
  },
  sql: `
    SELECT ${ofVisit('BATH_ALONE', 'SCORE')}, jsonb_build_object('careLevel', a.level, 'item', s.item_code) AS inputs
      FROM visit_sheet s
      JOIN assessment.result a ON a.senior_id = s.senior_id AND a.valid @> s.day AND upper_inf(a.known)
     WHERE s.item_code LIKE '%BATH%' AND s.seats = 1 AND a.level >= {level} AND {judged}
    UNION ALL
    SELECT ${ofVisit('NO_LIFT', 'SCORE')}, jsonb_build_object('careLevel', a.level, 'homeFloor', h.floor, 'item', s.item_code)
      FROM visit_sheet s
      JOIN people.address h ON h.id = s.address_id AND h.floor >= {floor} AND NOT h.has_lift
      JOIN assessment.result a ON a.senior_id = s.senior_id AND a.valid @> s.day AND upper_inf(a.known)
     WHERE s.item_code IN (${OUT_OF_HOME}) AND s.seats = 1 AND a.level >= {carried} AND {judged}
    UNION ALL
    SELECT 'MEALS', 'SCORE', 'SENIOR', s.senior_id, s.day, min(s.county_id), min(s.region_id),
           (min(s.provider_id::text))::uuid, array_agg(s.visit_id), jsonb_build_object('meals_count', count(*))
      FROM visit_sheet s WHERE s.item_code LIKE 'MEAL%' AND s.seat = 1 AND {judged}
     GROUP BY s.senior_id, s.day HAVING count(*) > {meals}
    UNION ALL
    SELECT ${ofVisit('EXCLUDED_PAIR', 'SCORE')}, jsonb_build_object('since', (x.declared_at AT TIME ZONE 'Asia/Shanghai')::date)
      FROM dispatch.exclusion x
      JOIN visit_sheet s ON s.senior_id = x.senior_id AND s.caregiver_id = x.caregiver_id
     WHERE x.declared_at < s.starts_at AND (x.lifted_at IS NULL OR x.lifted_at > s.starts_at) AND {judged}`,
};
