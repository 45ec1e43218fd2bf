import { threshold, weight, type Rule } from '../rule';

const wordOf = (role: string): string =>
  `CASE ${role} WHEN 'PROVIDER_OWNER' THEN '负责人' WHEN 'DISPATCHER' THEN '调度员' ELSE '质检员' END`;
const englishOf = (role: string): string =>
  `CASE ${role} WHEN 'PROVIDER_OWNER' THEN 'owner' WHEN 'DISPATCHER' THEN 'dispatcher' ELSE 'quality officer' END`;

/** One person with a desk login and a caregiver's: the same account, or the same name in the same provider. */
export const R21: Rule = {
  code: 'R21',
  title: { zh: '管理人员自己打卡', en: 'Staff who serve' },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    share: threshold(
      1,
      'PERCENT',
      '管理人员的服务超过机构当月的百分之几',
      "staff's share of the provider's visits in the month",
    ),
    ...weight(50),
  },
  sentences: {
    STAFF: {
      zh: '该机构{roles}兼任护理员并有{visits}次服务；管理人员合计{staff}次，占机构当月{all}次的{percent}%，超过{share}%。',
      en: "The provider's {rolesEn} also serves as a caregiver (visits: {visits}); its desk served {staff} of its {all} visits in the month, {percent} %, over {share} %.",
    },
  },
  sql: `
    WITH desk AS (
      SELECT t.provider_id, t.account_id, a.name, t.role, t.since, t.until
        FROM providers.staff t JOIN identity.account a ON a.id = t.account_id
      UNION ALL
      SELECT g.organisation_id, g.account_id, a.name, g.role, g.valid_from, g.valid_to
        FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id
       WHERE g.role IN ('PROVIDER_OWNER', 'DISPATCHER', 'QA')),
    both_roles AS MATERIALIZED (
      SELECT c.id AS caregiver_id, d.provider_id, string_agg(DISTINCT ${wordOf('d.role')}, '、') AS roles,
             string_agg(DISTINCT ${englishOf('d.role')}, ', ') AS roles_en, min(d.since) AS since,
             max(coalesce(d.until, 'infinity')) AS until
        FROM desk d JOIN providers.caregiver c ON c.provider_id = d.provider_id
         AND (c.account_id = d.account_id OR c.name = d.name)
       GROUP BY c.id, d.provider_id),
    of_provider AS (SELECT s.provider_id, count(*) AS visits FROM visit_sheet s WHERE {judged} GROUP BY s.provider_id)
    SELECT 'STAFF' AS variant, 'WITHHOLD' AS severity, 'CAREGIVER' AS subject_kind, w.worker AS subject_id,
           {month} AS day, w.county_id, w.region_id, w.provider_id, w.visit_ids,
           jsonb_build_object('roles', w.roles, 'rolesEn', w.roles_en, 'visits', cardinality(w.visit_ids), 'staff', w.staff,
             'all', p.visits, 'percent', round(100.0 * w.staff / p.visits, 1)) AS inputs
      FROM (SELECT s.worker, s.provider_id, min(s.county_id) AS county_id, min(s.region_id) AS region_id,
                   array_agg(s.visit_id) AS visit_ids, min(b.roles) AS roles, min(b.roles_en) AS roles_en,
                   sum(count(*)) OVER (PARTITION BY s.provider_id) AS staff
              FROM both_roles b
              JOIN visit_sheet s ON s.caregiver_id = b.caregiver_id AND s.provider_id = b.provider_id
               AND s.in_at >= b.since AND s.in_at < b.until
             WHERE {judged} GROUP BY s.worker, s.provider_id) w
      JOIN of_provider p ON p.provider_id = w.provider_id
     WHERE w.staff * 100 > p.visits * {share}`,
};
