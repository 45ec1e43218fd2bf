import { clock, ofVisit, threshold, weight, type Rule } from '../rule';

export const R12: Rule = {
  code: 'R12',
  title: { zh: '事后补录或改动', en: 'Entered or edited afterwards' },
  severity: 'WITHHOLD',
  needs: [],
  thresholds: {
    hoursLate: threshold(
      24,
      'HOUR',
      '服务结束后几小时以上才上传',
      'hours from the end of a visit to its record',
    ),
    edited: threshold(
      5,
      'PERCENT',
      '机构当月更正的服务超过百分之几',
      "a provider's share of corrected visits in a month",
    ),
    leastVisits: threshold(
      20,
      'COUNT',
      '当月至少几次才看占比',
      'visits a month from which the share is looked at',
      'DESIGN',
    ),
    ...weight(40),
  },
  sentences: {
    LATE: {
      zh: '服务于{endedAt}结束，{hours}小时后（{receivedAt}）才有记录，超过{hoursLate}小时。',
      en: 'The service ended at {endedAt} and was recorded {hours} hours later ({receivedAt}), over {hoursLate}.',
    },
    EDITED_AFTER_FRAME: {
      zh: '抽样框已于{frozenAt}冻结，{editedAt}又对这次服务提出更正。',
      en: 'The sampling frame was frozen at {frozenAt}; a correction of this visit was asked for at {editedAt}.',
    },
    OFTEN_EDITED: {
      zh: '该机构当月{visits}次服务中有{count}次提出更正，占{percent}%，超过{edited}%。',
      en: "Of the provider's {visits} visits in the month {count} were corrected: {percent} %, over {edited} %.",
    },
  },
  sql: `
    SELECT ${ofVisit('LATE', 'WITHHOLD')},
           jsonb_build_object('endedAt', ${clock('s.out_at')}, 'receivedAt', ${clock('s.out_server_at')},
             'hours', floor(extract(epoch FROM s.out_server_at - s.out_at) / 3600)) AS inputs
      FROM visit_sheet s
     WHERE s.out_server_at - s.out_at > make_interval(hours => {hoursLate}::int) AND {judged}
    UNION ALL
    (SELECT DISTINCT ON (s.visit_id) ${ofVisit('EDITED_AFTER_FRAME', 'WITHHOLD')},
            jsonb_build_object('frozenAt', ${clock('f.frozen_at')}, 'editedAt', ${clock('c.requested_at')},
              'correction', c.id)
       FROM visits.correction c
       JOIN oversight.frame_unit u ON u.visit_id = c.visit_id
       JOIN oversight.sample_frame f ON (f.county_id, f.id) = (u.county_id, u.frame_id)
       JOIN visit_sheet s ON s.visit_id = c.visit_id
      WHERE c.requested_at > f.frozen_at AND {judged} ORDER BY s.visit_id, c.requested_at)
    UNION ALL
    SELECT 'OFTEN_EDITED', 'WITHHOLD', 'PROVIDER', s.provider_id, {month}, min(s.county_id), min(s.region_id),
           s.provider_id, array_agg(s.visit_id) FILTER (WHERE c.visit_id IS NOT NULL),
           jsonb_build_object('visits', count(*), 'count', count(c.visit_id),
                              'percent', round(100.0 * count(c.visit_id) / count(*), 1))
      FROM visit_sheet s
      LEFT JOIN (SELECT DISTINCT visit_id FROM visits.correction) c ON c.visit_id = s.visit_id
     WHERE s.provider_id IN (SELECT x.provider_id FROM visits.correction e JOIN visit_sheet x ON x.visit_id = e.visit_id)
       AND {judged} GROUP BY s.provider_id
    HAVING count(*) >= {leastVisits} AND count(c.visit_id) * 100 > count(*) * {edited}`,
};
