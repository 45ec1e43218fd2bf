import { threshold, weight, type Rule } from '../rule';
import { overlapSql } from './overlap';

/** A service by two has two visits of one order; those belong together. */
export const R03: Rule = {
  code: 'R03',
  title: { zh: '同一老人同时有两次服务', en: 'One senior served twice at once' },
  severity: 'BLOCK',
  needs: [],
  thresholds: {
    overlap: threshold(1, 'MINUTE', '重叠达到几分钟算', 'minutes of overlap from which it counts'),
    ...weight(80),
  },
  sentences: {
    SENIOR_TWICE: {
      zh: '同一老人{from}至{to}有这次服务，{otherFrom}至{otherTo}又有另一次服务，重叠{minutes}分钟，且不是双人服务。',
      en: 'The senior had this service from {from} to {to} and another from {otherFrom} to {otherTo}: {minutes} minutes at once, and no service by two.',
    },
  },
  atCapture: true,
  sql: overlapSql('SENIOR_TWICE', 'senior_id', 's.order_id = o.order_id'),
};
