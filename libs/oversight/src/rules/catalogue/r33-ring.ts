import { threshold, weight, type Rule } from '../rule';

/**
 * Communities of caregivers, tied by a device they share or by one account that confirms for both, and for more seniors
 * than a family has: a daughter whose parents have two caregivers ties nobody. Their density is
 * held against what all caregivers of the providers concerned have among them, and never against less than one chance
 * tie for each of them: in a small team two colleagues who once lent each other a phone are dense already. A ring has
 * other hits besides, and one of them at least speaks against the money by itself (ledger.md 4.1).
 */
export const R33: Rule = {
  code: 'R33',
  title: { zh: '串通团伙', en: 'Collusion ring' },
  severity: 'WITHHOLD',
  needs: ['DEVICE'],
  monthly: true,
  thresholds: {
    density: threshold(3, 'COUNT', '联系密度超过预期的几倍', 'times the density that would be expected'),
    rules: threshold(3, 'COUNT', '并命中其他规则至少几条', 'other rules that hit its members, or more'),
    members: threshold(3, 'COUNT', '至少几名护理员', 'caregivers, or more', 'DESIGN'),
    seniors: threshold(
      3,
      'COUNT',
      '一个账号为几位以上老人确认才算联系',
      'more seniors than this confirmed by one account make it a tie',
      'ledger.md 4.1 R24',
    ),
    ...weight(60),
  },
  sentences: {
    RING: {
      zh: '{members_count}名护理员之间有{ties}对共用设备或同一确认账号，密度是预期的{times}倍，并命中{codes}等{count}条规则。',
      en: '{members_count} caregivers share devices or confirming accounts in {ties} pairs, {times} times the expected density, and {count} other rules hit them ({codes}).',
    },
  },
  sql: `
    WITH RECURSIVE stranger AS MATERIALIZED (
      SELECT confirmed_by AS account
        FROM (SELECT DISTINCT s.confirmed_by, s.senior_id FROM visit_sheet s
               WHERE s.confirmed_by IS NOT NULL AND {judged}) each
       GROUP BY confirmed_by HAVING count(*) > {seniors}),
    used AS MATERIALIZED (
      SELECT DISTINCT s.worker, s.provider_id, s.device_id AS thing FROM visit_sheet s
       WHERE s.device_id IS NOT NULL AND {judged}
      UNION
      SELECT DISTINCT s.worker, s.provider_id, s.confirmed_by FROM visit_sheet s
        JOIN stranger c ON c.account = s.confirmed_by WHERE {judged}),
    shared AS (SELECT thing FROM used GROUP BY thing HAVING count(DISTINCT worker) BETWEEN 2 AND 50),
    tie AS MATERIALIZED (
      SELECT DISTINCT a.worker AS a, b.worker AS b FROM used a JOIN shared USING (thing) JOIN used b USING (thing)
       WHERE a.worker <> b.worker),
    reach (member, leader) AS (
      SELECT a, a FROM tie
      UNION
      SELECT t.b, r.leader FROM reach r JOIN tie t ON t.a = r.member WHERE r.leader::text <= t.b::text),
    community AS MATERIALIZED (SELECT member AS worker, (min(leader::text))::uuid AS leader FROM reach GROUP BY member),
    size AS (
      SELECT c.leader, count(DISTINCT c.worker) AS members, count(*) / 2 AS ties
        FROM community c JOIN tie t ON t.a = c.worker GROUP BY c.leader HAVING count(DISTINCT c.worker) >= {members}),
    place AS MATERIALIZED (
      SELECT c.leader, (min(u.provider_id::text))::uuid AS provider_id, array_agg(DISTINCT u.provider_id) AS providers
        FROM community c JOIN used u USING (worker) GROUP BY c.leader),
    staff AS MATERIALIZED (
      SELECT DISTINCT p.leader, u.worker FROM place p CROSS JOIN LATERAL unnest(p.providers) AS of (provider_id)
        JOIN used u ON u.provider_id = of.provider_id),
    crowd AS (
      SELECT s.leader, count(DISTINCT s.worker) AS workers, count(t.a) / 2 AS ties
        FROM staff s LEFT JOIN tie t ON t.a = s.worker GROUP BY s.leader),
    judged AS (
      SELECT z.leader, z.members, z.ties, p.provider_id,
             (2.0 * z.ties / (z.members * (z.members - 1)))
               / greatest(2.0 * k.ties / (k.workers * (k.workers - 1)), 1.0 / (k.workers - 1)) AS times
        FROM size z JOIN place p USING (leader) JOIN crowd k USING (leader)),
    theirs AS MATERIALIZED (
      SELECT c.leader, s.visit_id, s.device_id, s.confirmed_by FROM visit_sheet s JOIN community c ON c.worker = s.worker
       WHERE {judged}),
    hits AS (
      SELECT t.leader, count(DISTINCT h.rule_code) AS rules, bool_or(h.severity <> 'SCORE') AS is_about_money,
             string_agg(DISTINCT h.rule_code, ', ') AS codes
        FROM theirs t
        JOIN oversight.rule_hit_visit hv ON hv.visit_id = t.visit_id
        JOIN oversight.rule_hit h ON (h.county_id, h.id) = (hv.county_id, hv.hit_id)
       WHERE h.rule_code NOT IN ('R00', 'R33') GROUP BY t.leader),
    meeting AS (
      SELECT t.leader, array_agg(t.visit_id) AS visit_ids FROM theirs t
       WHERE t.device_id IN (SELECT thing FROM shared) OR t.confirmed_by IN (SELECT thing FROM shared)
       GROUP BY t.leader)
    SELECT 'RING' AS variant, 'WITHHOLD' AS severity, 'CAREGIVER' AS subject_kind, j.leader AS subject_id, {month} AS day,
           v.county_id, v.region_id, j.provider_id, coalesce(m.visit_ids, '{}') AS visit_ids,
           jsonb_build_object('members_count', j.members, 'ties', j.ties, 'times', round(j.times, 1), 'count', h.rules,
                              'codes', h.codes) AS inputs
      FROM judged j JOIN hits h USING (leader) JOIN providers.provider v ON v.id = j.provider_id
      LEFT JOIN meeting m USING (leader)
     WHERE j.times > {density} AND h.rules >= {rules} AND h.is_about_money`,
};
