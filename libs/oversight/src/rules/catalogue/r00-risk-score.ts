import { threshold, type Rule } from '../rule';

/** What several small reasons come to. Asked last, of what the others have found; refuted hits count nothing. */
export const R00: Rule = {
  code: 'R00',
  title: { zh: '综合风险分', en: 'Risk score' },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    hold: threshold(60, 'SCORE', '超过几分暂缓付款', 'payment is held over this score', 'policy.md 10.4'),
    openCase: threshold(85, 'SCORE', '超过几分立案', 'a case is opened over this score', 'policy.md 10.4'),
  },
  sentences: {
    HELD: {
      zh: '综合风险分{score}分，超过{hold}分：{codes}。',
      en: 'The risk score is {score}, over {hold}: {codes}.',
    },
    CASE: {
      zh: '综合风险分{score}分，超过{openCase}分：{codes}。',
      en: 'The risk score is {score}, over {openCase}: {codes}.',
    },
  },
  sql: `
    SELECT CASE WHEN t.score > {openCase} THEN 'CASE' ELSE 'HELD' END AS variant,
           CASE WHEN t.score > {openCase} THEN 'WITHHOLD' ELSE 'HOLD' END AS severity, 'VISIT' AS subject_kind,
           s.visit_id AS subject_id, s.day, s.county_id, s.region_id, s.provider_id, ARRAY[s.visit_id] AS visit_ids,
           jsonb_build_object('score', t.score, 'codes', t.codes) AS inputs
      FROM oversight.visit_risk t JOIN visit_sheet s ON s.visit_id = t.visit_id
     WHERE t.score > {hold} AND {judged}
       -- what withholds by itself needs no sum
       AND NOT EXISTS (
         SELECT FROM oversight.rule_hit_visit hv
           JOIN oversight.rule_hit h ON (h.county_id, h.id) = (hv.county_id, hv.hit_id)
          WHERE hv.visit_id = s.visit_id AND h.severity IN ('BLOCK', 'WITHHOLD') AND h.rule_code <> 'R00'
            AND NOT EXISTS (SELECT FROM oversight.hit_judgement j
                             WHERE (j.county_id, j.hit_id) = (h.county_id, h.id) AND j.outcome = 'REFUTED'))`,
};
