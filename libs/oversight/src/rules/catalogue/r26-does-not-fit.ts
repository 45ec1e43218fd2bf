import { ofVisit, threshold, weight, type Rule } from '../rule';

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
    ...weight(20),
  },
  sentences: {
    BATH_ALONE: {
      zh: '老人能力等级为{careLevel}级（完全失能），一名护理员单独做了{item}。',
      en: 'The senior is of ability level {careLevel} (complete loss); one caregiver alone gave the service {item}.',
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
    SELECT ${ofVisit('EXCLUDED_PAIR', 'SCORE')}, jsonb_build_object('since', (x.declared_at AT TIME ZONE 'Asia/Shanghai')::date)
      FROM dispatch.exclusion x
      JOIN visit_sheet s ON s.senior_id = x.senior_id AND s.caregiver_id = x.caregiver_id
     WHERE x.declared_at < s.starts_at AND (x.lifted_at IS NULL OR x.lifted_at > s.starts_at) AND {judged}`,
};
