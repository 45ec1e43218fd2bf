import { threshold, weight, type Rule } from '../rule';

export const R34: Rule = {
  code: 'R34',
  title: { zh: '内部人员', en: 'An insider' },
  severity: 'WITHHOLD',
  needs: [],
  monthly: true,
  thresholds: {
    share: threshold(
      80,
      'PERCENT',
      '同一人审核通过一家机构的异常超过百分之几',
      "share of a provider's exceptions approved by one person",
    ),
    approvals: threshold(10, 'COUNT', '至少几件才看', 'approvals from which it is looked at', 'DESIGN'),
    nightFrom: threshold(22, 'HOUR', '几点以后算夜间', 'night begins at', 'policy.md 10.1'),
    nightTo: threshold(6, 'HOUR', '几点以前算夜间', 'night ends at', 'policy.md 10.1'),
    nightApprovals: threshold(3, 'COUNT', '夜间审核达到几件', 'approvals by night, or more', 'DESIGN'),
    kinDays: threshold(
      90,
      'DAY',
      '本人经手的政策生效后几日内亲属新得或多得权益',
      'days from a rule one has made to a new or larger grant of kin',
      'DESIGN',
    ),
    ...weight(40),
  },
  sentences: {
    ONE_OFFICER: {
      zh: '该机构当月{all}件异常中有{count}件由同一名经办人审核通过，占{percent}%，超过{share}%。',
      en: "Of the provider's {all} exceptions in the month {count} were approved by one officer: {percent} %, over {share} %.",
    },
    BY_NIGHT: {
      zh: '该经办人当月在夜间（{nightFrom}时至{nightTo}时）为该机构审核通过{count}件。',
      en: 'The officer approved {count} visits of the provider by night ({nightFrom} to {nightTo} h) in the month.',
    },
    OWN_KIN: {
      zh: '该经办人经手的政策{since}生效，{days}日后其亲属（{relation}）当月得到{amount}（之前{before}），不超过{kinDays}日。',
      en: 'A rule of which the officer was a maker took effect on {since}; {days} days later his kin ({relation}) was granted {amount} ({before} before), within {kinDays}.',
    },
  },
  sql: `
    WITH approval AS MATERIALIZED (
      SELECT r.opened_by, r.provider_id, r.visit_id, r.region_id, v.county_id,
             extract(hour FROM r.opened_at AT TIME ZONE 'Asia/Shanghai') AS hour
        FROM oversight.review r JOIN visits.visit v ON v.id = r.visit_id
       WHERE r.kind = 'APPROVAL' AND r.opened_at >= {month}::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND r.opened_at < ({month} + interval '1 month') AT TIME ZONE 'Asia/Shanghai'),
    of_provider AS (SELECT provider_id, count(*) AS approvals FROM approval GROUP BY 1),
    by_officer AS (
      SELECT a.opened_by, a.provider_id, min(a.county_id) AS county_id, min(a.region_id) AS region_id, count(*) AS count,
             min(p.approvals) AS all_of_them, array_agg(a.visit_id) AS visit_ids,
             count(*) FILTER (WHERE a.hour >= {nightFrom} OR a.hour < {nightTo}) AS nightly,
             array_agg(a.visit_id) FILTER (WHERE a.hour >= {nightFrom} OR a.hour < {nightTo}) AS nightly_ids
        FROM approval a JOIN of_provider p USING (provider_id) GROUP BY a.opened_by, a.provider_id)
    SELECT 'ONE_OFFICER' AS variant, 'WITHHOLD' AS severity, 'OFFICER' AS subject_kind, o.opened_by AS subject_id,
           {month} AS day, o.county_id, o.region_id, o.provider_id, o.visit_ids,
           jsonb_build_object('all', o.all_of_them, 'count', o.count, 'percent', round(100.0 * o.count / o.all_of_them)) AS inputs
      FROM by_officer o WHERE o.all_of_them >= {approvals} AND o.count * 100 > o.all_of_them * {share}
    UNION ALL
    SELECT 'BY_NIGHT', 'WITHHOLD', 'OFFICER', o.opened_by, {month}, o.county_id, o.region_id, o.provider_id,
           o.nightly_ids, jsonb_build_object('count', o.nightly)
      FROM by_officer o WHERE o.nightly >= {nightApprovals}
    UNION ALL
    (SELECT DISTINCT ON (r.account_id, r.senior_id) 'OWN_KIN', 'WITHHOLD', 'OFFICER', r.account_id, {month}, p.county_id,
            p.region_id, NULL::uuid, ARRAY(SELECT s.visit_id FROM visit_sheet s WHERE s.senior_id = r.senior_id AND {judged}),
            jsonb_build_object('since', lower(v.effective), 'days', d.granted_on - lower(v.effective),
              'relation', r.relation, 'amount', g.amount, 'before', coalesce(e.amount, 0), 'senior', r.senior_id)
       FROM entitlement.programme_version v
      CROSS JOIN LATERAL (VALUES (v.drafted_by), (v.approved_by)) AS maker (account_id)
       JOIN people.representative r ON r.account_id = maker.account_id AND r.revoked_at IS NULL
        AND r.relation IN ('SPOUSE', 'CHILD', 'GRANDCHILD', 'OTHER_RELATIVE')
       JOIN people.senior p ON p.id = r.senior_id
       JOIN entitlement.benefit_grant g ON g.county_id = p.county_id AND g.programme_id = v.programme_id
        AND g.senior_id = r.senior_id
        AND g.period = (extract(year FROM {month}) * 100 + extract(month FROM {month}))::int
      CROSS JOIN LATERAL (SELECT lower(g.usable) AS granted_on) d
       LEFT JOIN LATERAL (SELECT b.amount FROM entitlement.benefit_grant b
                           WHERE b.county_id = g.county_id AND b.programme_id = g.programme_id
                             AND b.senior_id = g.senior_id AND b.period < g.period
                           ORDER BY b.period DESC, b.seq LIMIT 1) e ON true
      WHERE v.state = 'APPROVED' AND d.granted_on - lower(v.effective) BETWEEN 0 AND {kinDays}
        AND g.amount > coalesce(e.amount, 0)
      ORDER BY r.account_id, r.senior_id, lower(v.effective) DESC)`,
};
