import { ofVisit, threshold, weight, type Rule } from '../rule';

export const R24: Rule = {
  code: 'R24',
  title: { zh: '确认太容易', en: 'Confirmed too easily' },
  severity: 'WITHHOLD',
  needs: ['CONFIRMATION'],
  thresholds: {
    seconds: threshold(60, 'SECOND', '签退后几秒内确认', 'confirmed within so many seconds of leaving'),
    share: threshold(95, 'PERCENT', '这样的确认达到百分之几', 'share of such confirmations, or more'),
    leastVisits: threshold(
      20,
      'COUNT',
      '当月至少几次才看',
      'visits a month from which it is looked at',
      'DESIGN',
    ),
    seniors: threshold(
      3,
      'COUNT',
      '一个账号为几位以上老人确认',
      'more seniors than this confirmed by one account',
    ),
    ...weight(40),
  },
  sentences: {
    AT_ONCE: {
      zh: '护理员当月{visits}次确认中有{quick}次在签退后{seconds}秒内完成，占{percent}%。',
      en: "Of the caregiver's {visits} confirmations in the month {quick} came within {seconds} seconds of his leaving: {percent} %.",
    },
    BY_CAREGIVER: {
      zh: '这次服务是由护理员自己的账号（或与其同一电话的账号）确认的。',
      en: "The service was confirmed by the caregiver's own account, or one with his telephone.",
    },
    ONE_FOR_MANY: {
      zh: '同一账号当月为{seniors_count}位老人确认服务，超过{seniors}位。',
      en: 'One account confirmed services of {seniors_count} seniors in the month, more than {seniors}.',
    },
    SAME_SIGNATURE: {
      zh: '这次的签名图像与{otherDay}另一位老人的完全相同。',
      en: "The image of the signature is that of another senior's on {otherDay}.",
    },
  },
  sql: `
    SELECT 'AT_ONCE' AS variant, 'SCORE' AS severity, 'CAREGIVER' AS subject_kind, s.worker AS subject_id,
           {month} AS day, min(s.county_id) AS county_id, min(s.region_id) AS region_id,
           (min(s.provider_id::text))::uuid AS provider_id, '{}'::uuid[] AS visit_ids,
           jsonb_build_object('visits', count(*), 'quick', count(*) FILTER (WHERE q.quick),
             'percent', round(100.0 * count(*) FILTER (WHERE q.quick) / count(*))) AS inputs
      FROM visit_sheet s
     CROSS JOIN LATERAL (SELECT s.confirmed_at - s.out_server_at <= make_interval(secs => {seconds}) AS quick) q
     WHERE s.confirmed_at IS NOT NULL AND NOT s.automatic AND {judged}
     GROUP BY s.worker
    HAVING count(*) >= {leastVisits} AND count(*) FILTER (WHERE q.quick) * 100 >= count(*) * {share}
    UNION ALL
    SELECT ${ofVisit('BY_CAREGIVER', 'WITHHOLD')}, jsonb_build_object('account', s.confirmed_by)
      FROM visit_sheet s JOIN providers.caregiver c ON c.id = s.caregiver_id AND c.account_id = s.confirmed_by
     WHERE {judged}
    UNION ALL
    (SELECT ${ofVisit('ONE_FOR_MANY', 'WITHHOLD')}, jsonb_build_object('seniors_count', m.seniors)
      FROM (SELECT confirmed_by, count(*) AS seniors
              FROM (SELECT DISTINCT s.confirmed_by, s.senior_id FROM visit_sheet s
                     WHERE s.confirmed_by IS NOT NULL AND {judged}) each
             GROUP BY confirmed_by HAVING count(*) > {seniors}) m
      JOIN visit_sheet s ON s.confirmed_by = m.confirmed_by WHERE {judged})
    UNION ALL
    -- of each other senior's visits with the very same signature the earliest is named
    (WITH signature AS (
       SELECT p.sha256, p.visit_id FROM visits.proof p
        WHERE p.method = 'SIGNATURE' AND p.sha256 IS NOT NULL
          AND p.service_month >= {month} - interval '1 month' AND p.service_month <= {month} + interval '1 month'),
     signed AS MATERIALIZED (
       SELECT p.sha256, s.visit_id, s.senior_id, s.in_at
         FROM (SELECT sha256 FROM signature GROUP BY sha256 HAVING count(*) > 1) often
         JOIN signature p USING (sha256) JOIN visit_sheet s ON s.visit_id = p.visit_id),
     repeated AS MATERIALIZED (
       SELECT * FROM signed JOIN (SELECT sha256 FROM signed GROUP BY sha256 HAVING count(*) > 1) again USING (sha256)),
     earliest AS (
       SELECT DISTINCT ON (sha256) sha256, visit_id, senior_id FROM repeated ORDER BY sha256, in_at, visit_id),
     other AS (
       SELECT DISTINCT ON (r.sha256) r.sha256, r.visit_id FROM repeated r JOIN earliest e USING (sha256)
        WHERE r.senior_id <> e.senior_id ORDER BY r.sha256, r.in_at, r.visit_id)
     SELECT DISTINCT ON (s.visit_id) 'SAME_SIGNATURE', 'WITHHOLD', 'VISIT', s.visit_id, s.day, s.county_id, s.region_id,
            s.provider_id, ARRAY[s.visit_id, o.visit_id], jsonb_build_object('otherVisit', o.visit_id, 'otherDay', o.day)
       FROM repeated r
       JOIN earliest e USING (sha256)
       JOIN other n USING (sha256)
       JOIN visit_sheet s ON s.visit_id = r.visit_id
       JOIN visit_sheet o ON o.visit_id = CASE WHEN r.senior_id <> e.senior_id THEN e.visit_id ELSE n.visit_id END
      WHERE {judged} ORDER BY s.visit_id, o.in_at)`,
};
