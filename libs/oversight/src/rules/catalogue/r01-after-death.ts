import { ofVisit, threshold, weight, type Rule } from '../rule';

export const R01: Rule = {
  code: 'R01',
  title: { zh: '身故后仍有服务', en: 'Service after death' },
  severity: 'BLOCK',
  needs: ['DEATHS'],
  thresholds: {
    daysAfter: threshold(0, 'DAY', '身故日后超过几日算', 'days after the death that are let pass'),
    ...weight(100),
  },
  sentences: {
    AFTER_DEATH: {
      zh: '老人已于{diedOn}身故，{day}仍记有一次{actual}分钟的服务，晚了{days}日。',
      en: 'The senior died on {diedOn}; a service of {actual} minutes is recorded on {day}, {days} days later.',
    },
    AFTER_LEAVING: {
      zh: '老人的登记已于{goneOn}注销（迁出），{day}仍记有一次{actual}分钟的服务，晚了{days}日。',
      en: 'The registration ended on {goneOn} (moved away); a service of {actual} minutes is recorded on {day}, {days} days later.',
    },
  },
  atCapture: true,
  sql: `
    SELECT ${ofVisit('AFTER_DEATH', 'BLOCK')},
           jsonb_build_object('diedOn', p.deceased_on, 'day', s.day, 'days', s.day - p.deceased_on,
                              'actual', s.actual) AS inputs
      FROM people.senior p JOIN visit_sheet s ON s.senior_id = p.id
     WHERE p.deceased_on IS NOT NULL AND s.day > p.deceased_on + {daysAfter} AND {judged}
    UNION ALL
    SELECT ${ofVisit('AFTER_LEAVING', 'BLOCK')},
           jsonb_build_object('goneOn', e.on_date, 'day', s.day, 'days', s.day - e.on_date, 'actual', s.actual)
      FROM people.known_life_event e JOIN visit_sheet s ON s.senior_id = e.senior_id
     WHERE e.kind = 'MOVE_OUT' AND upper_inf(e.known) AND s.day > e.on_date + {daysAfter} AND {judged}
       AND NOT EXISTS (SELECT FROM people.known_life_event b WHERE b.senior_id = e.senior_id AND b.kind = 'MOVE'
                          AND upper_inf(b.known) AND b.on_date > e.on_date)`,
};
