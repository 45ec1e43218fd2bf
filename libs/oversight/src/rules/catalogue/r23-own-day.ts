import { clock, ofVisit, overlapMinutes, threshold, weight, type Rule } from '../rule';

export const R23: Rule = {
  code: 'R23',
  title: { zh: '护理员当日另有去处', en: "The caregiver's own day contradicts" },
  severity: 'WITHHOLD',
  needs: ['WORK_ELSEWHERE'],
  thresholds: {
    overlap: threshold(1, 'MINUTE', '重叠达到几分钟算', 'minutes of overlap from which it counts'),
    ...weight(70),
  },
  sentences: {
    ELSEWHERE: {
      zh: '{from}至{to}的服务期间，护理员{where}（{otherFrom}至{otherTo}），重叠{minutes}分钟。',
      en: 'During the service from {from} to {to} the caregiver was {whereEn} ({otherFrom} to {otherTo}): {minutes} minutes of both.',
    },
  },
  sql: `
    SELECT DISTINCT ON (s.visit_id) ${ofVisit('ELSEWHERE', 'WITHHOLD')},
           jsonb_build_object('from', ${clock('s.in_at')}, 'to', ${clock('s.out_at')}, 'kind', a.kind,
             'where', CASE a.kind WHEN 'OTHER_JOB' THEN '正在另一单位上班打卡' WHEN 'HOSPITAL' THEN '自己正在就医'
                        ELSE '工资单记为缺勤' END,
             'whereEn', CASE a.kind WHEN 'OTHER_JOB' THEN 'clocked in at another job'
                          WHEN 'HOSPITAL' THEN 'in hospital himself' ELSE 'absent by the pay-roll' END,
             'otherFrom', ${clock('lower(a.during)')}, 'otherTo', ${clock('upper(a.during)')},
             'minutes', round(t.minutes)) AS inputs
      FROM oversight.caregiver_absence a
      JOIN visit_sheet s ON s.caregiver_id = a.caregiver_id AND tstzrange(s.in_at, s.out_at) && a.during
     CROSS JOIN LATERAL (SELECT ${overlapMinutes('s.in_at', 's.out_at', 'lower(a.during)', 'upper(a.during)')} AS minutes) t
     WHERE a.kind IN ('OTHER_JOB', 'HOSPITAL', 'OFF_PAYROLL') AND t.minutes >= {overlap} AND {judged}
     ORDER BY s.visit_id, t.minutes DESC`,
};
