import { clock, ofVisit, overlapMinutes, threshold, weight, type Rule } from '../rule';

export const R22: Rule = {
  code: 'R22',
  title: { zh: '护理员不得上门', en: 'The caregiver was not allowed' },
  severity: 'BLOCK',
  needs: ['CONTRACTS', 'LEAVE'],
  thresholds: {
    overlap: threshold(
      1,
      'MINUTE',
      '与请假或出行重叠几分钟算',
      'minutes of leave or travel from which it counts',
    ),
    ...weight(90),
  },
  sentences: {
    NO_CONTRACT: {
      zh: '{day}护理员与该机构没有劳动合同。',
      en: 'On {day} the caregiver had no contract with the provider.',
    },
    ON_LEAVE: {
      zh: '{from}至{to}的服务期间，护理员正在{absence}（{leaveFrom}至{leaveTo}）。',
      en: 'During the service from {from} to {to} the caregiver was {absenceEn} ({leaveFrom} to {leaveTo}).',
    },
    NO_CREDENTIAL: {
      zh: '这项服务需要{credential}，护理员{day}没有有效证书。',
      en: 'The service takes {credential}; on {day} the caregiver had no valid one.',
    },
    LISTED: {
      zh: '护理员{since}起被列入失信联合惩戒名单，{day}仍有服务。',
      en: 'The caregiver was on the joint-punishment list from {since} and still served on {day}.',
    },
    EXCLUDED: {
      zh: '机构{since}起被列入失信联合惩戒名单，{day}仍有服务。',
      en: 'The provider was on the joint-punishment list from {since} and still served on {day}.',
    },
  },
  atCapture: true,
  sql: `
    WITH told AS MATERIALIZED (SELECT county_id, covered FROM oversight.feed_coverage WHERE feed = 'CONTRACTS')
    SELECT ${ofVisit('NO_CONTRACT', 'BLOCK')}, jsonb_build_object('day', s.day) AS inputs
      FROM visit_sheet s
      JOIN providers.provider p ON p.id = s.provider_id
      JOIN told f ON f.county_id = p.county_id AND f.covered @> s.day
      LEFT JOIN oversight.contract k ON k.caregiver_id = s.caregiver_id AND k.provider_id = s.provider_id
       AND k.valid @> s.day
     WHERE k.id IS NULL AND {judged}
    UNION ALL
    (SELECT DISTINCT ON (s.visit_id) ${ofVisit('ON_LEAVE', 'BLOCK')},
           jsonb_build_object('from', ${clock('s.in_at')}, 'to', ${clock('s.out_at')}, 'kind', a.kind,
             'absence', CASE a.kind WHEN 'LEAVE' THEN '休假' WHEN 'TRAVEL' THEN '乘车（机）途中' ELSE '境外' END,
             'absenceEn', CASE a.kind WHEN 'LEAVE' THEN 'on leave' WHEN 'TRAVEL' THEN 'on a journey' ELSE 'abroad' END,
             'leaveFrom', ${clock('lower(a.during)')}, 'leaveTo', ${clock('upper(a.during)')})
      FROM (SELECT caregiver_id, kind, during FROM oversight.caregiver_absence WHERE kind IN ('LEAVE', 'TRAVEL', 'ABROAD')
            UNION ALL SELECT caregiver_id, 'LEAVE', during FROM providers.absence) a
      JOIN visit_sheet s ON s.caregiver_id = a.caregiver_id AND tstzrange(s.in_at, s.out_at) && a.during
     WHERE ${overlapMinutes('s.in_at', 's.out_at', 'lower(a.during)', 'upper(a.during)')} >= {overlap} AND {judged}
     ORDER BY s.visit_id, lower(a.during))
    UNION ALL
    (SELECT DISTINCT ON (s.visit_id) ${ofVisit('NO_CREDENTIAL', 'BLOCK')},
           jsonb_build_object('credential', n.type, 'day', s.day)
      FROM visit_sheet s
      JOIN (SELECT i.code, t.type FROM catalogue.item i CROSS JOIN unnest(i.required_credentials) AS t (type)) n
        ON n.code = s.item_code
      LEFT JOIN providers.credential c ON c.caregiver_id = s.caregiver_id AND c.type = n.type
       AND c.state = 'APPROVED' AND c.valid @> s.day
     WHERE c.id IS NULL AND {judged} ORDER BY s.visit_id, n.type)
    UNION ALL
    -- on the list when he came, whatever became of it since
    (SELECT DISTINCT ON (s.visit_id) ${ofVisit('LISTED', 'BLOCK')}, jsonb_build_object('since', ${clock('l.at')}, 'day', s.day)
      FROM providers.person_listing_step l
      JOIN providers.caregiver c ON c.identity_index = l.identity_index
      JOIN visit_sheet s ON s.caregiver_id = c.id
     WHERE l.kind = 'LIST' AND l.at <= s.in_at AND {judged}
       AND NOT EXISTS (SELECT FROM providers.person_listing_step r
                        WHERE r.identity_index = l.identity_index AND r.kind = 'REMOVE' AND r.at > l.at AND r.at <= s.in_at)
     ORDER BY s.visit_id, l.at DESC)
    UNION ALL
    SELECT ${ofVisit('EXCLUDED', 'BLOCK')},
           jsonb_build_object('since', ${clock('p.blacklisted_at')}, 'day', s.day)
      FROM visit_sheet s JOIN providers.provider p ON p.id = s.provider_id
     WHERE p.blacklisted_at IS NOT NULL AND p.blacklisted_at <= s.in_at AND {judged}`,
};
