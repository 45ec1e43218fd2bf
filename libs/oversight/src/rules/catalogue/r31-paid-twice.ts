import { clock, ofVisit, overlapMinutes, threshold, weight, type Rule } from '../rule';

/** The same minute is paid by one public fund only (policy.md 0.3 no. 5). Whoever pays himself may do as he likes. */
export const R31: Rule = {
  code: 'R31',
  title: { zh: '同一时间两笔公共资金', en: 'Paid twice by public money' },
  severity: 'BLOCK',
  needs: ['INSURED_SERVICES'],
  thresholds: {
    overlap: threshold(1, 'MINUTE', '重叠达到几分钟算', 'minutes of overlap from which it counts'),
    ...weight(90),
  },
  sentences: {
    INSURED: {
      zh: '{from}至{to}的服务中有{minutes}分钟已由长护险支付（{insuredFrom}至{insuredTo}）。',
      en: 'Long-term-care insurance has paid {minutes} minutes of the service from {from} to {to} ({insuredFrom} to {insuredTo}).',
    },
  },
  atCapture: true,
  sql: `
    SELECT DISTINCT ON (s.visit_id) ${ofVisit('INSURED', 'BLOCK')},
           jsonb_build_object('from', ${clock('s.in_at')}, 'to', ${clock('s.out_at')}, 'minutes', round(t.minutes),
             'insuredFrom', ${clock('lower(y.during)')}, 'insuredTo', ${clock('upper(y.during)')},
             'claim', y.claim_number) AS inputs
      FROM oversight.insured_service y
      JOIN visit_sheet s ON s.senior_id = y.senior_id AND tstzrange(s.in_at, s.out_at) && y.during
     CROSS JOIN LATERAL (SELECT ${overlapMinutes('s.in_at', 's.out_at', 'lower(y.during)', 'upper(y.during)')} AS minutes) t
     WHERE t.minutes >= {overlap} AND s.programme_fen > 0 AND {judged}
     ORDER BY s.visit_id, t.minutes DESC`,
};
