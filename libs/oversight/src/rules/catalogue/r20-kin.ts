import { threshold, weight, type Rule } from '../rule';

const THINGS = `CASE k.kind WHEN 'HUKOU' THEN '户口簿' WHEN 'ADDRESS' THEN '住址' WHEN 'PHONE' THEN '姓氏和电话' ELSE '银行账户' END`;
const THINGS_EN = `CASE k.kind WHEN 'HUKOU' THEN 'household register' WHEN 'ADDRESS' THEN 'address'
  WHEN 'PHONE' THEN 'surname and telephone' ELSE 'bank account' END`;

export const R20: Rule = {
  code: 'R20',
  title: { zh: '亲属或同户服务未申报', en: 'Undeclared kin or one household' },
  severity: 'WITHHOLD',
  needs: ['HOUSEHOLDS'],
  thresholds: {
    visits: threshold(1, 'COUNT', '达到几次服务算', 'visits from which it counts'),
    ...weight(70),
  },
  sentences: {
    ONE_HOUSEHOLD: {
      zh: '护理员与老人登记的{thing}相同而没有申报亲属关系，期间为其服务{visits}次。',
      en: 'Caregiver and senior have the same {thingEn} on record and no kinship was declared; {visits} visits in the time.',
    },
  },
  sql: `
    SELECT * FROM (
    SELECT 'ONE_HOUSEHOLD' AS variant, 'WITHHOLD' AS severity, 'VISIT' AS subject_kind, s.visit_id AS subject_id, s.day,
           s.county_id, s.region_id, s.provider_id, ARRAY[s.visit_id] AS visit_ids,
           jsonb_build_object('visits', count(*) OVER (PARTITION BY s.worker, s.senior_id), 'thing', k.thing,
                              'thingEn', k.thing_en) AS inputs
      FROM (SELECT a.caregiver_id, b.senior_id, string_agg(DISTINCT ${THINGS}, '、') AS thing,
                   string_agg(DISTINCT ${THINGS_EN}, ', ') AS thing_en, min(lower(k.valid)) AS since
              FROM oversight.household_link k
              JOIN oversight.household_link a ON a.id = k.id AND a.county_id = k.county_id AND a.caregiver_id IS NOT NULL
              JOIN oversight.household_link b ON (b.kind, b.key_index) = (k.kind, k.key_index) AND b.senior_id IS NOT NULL
               AND b.valid && a.valid
              JOIN providers.caregiver c ON c.id = a.caregiver_id
              JOIN people.senior p ON p.id = b.senior_id
             WHERE k.kind <> 'PHONE' OR left(c.name, 1) = left(p.name, 1)
             GROUP BY a.caregiver_id, b.senior_id) k
      JOIN visit_sheet s ON s.caregiver_id = k.caregiver_id AND s.senior_id = k.senior_id
     WHERE {judged} AND s.day >= k.since
       AND NOT EXISTS (SELECT FROM oversight.kinship_declaration d
                        WHERE d.caregiver_id = s.caregiver_id AND d.senior_id = s.senior_id AND d.declared_on <= s.day)) h
     WHERE (h.inputs->>'visits')::int >= {visits}`,
};
