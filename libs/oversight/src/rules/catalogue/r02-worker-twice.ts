import { threshold, weight, type Rule } from '../rule';
import { overlapSql } from './overlap';

export const R02: Rule = {
  code: 'R02',
  title: { zh: '同一护理员同时在两处', en: 'One caregiver in two homes at once' },
  severity: 'BLOCK',
  needs: [],
  thresholds: {
    overlap: threshold(1, 'MINUTE', '重叠达到几分钟算', 'minutes of overlap from which it counts'),
    ...weight(100),
  },
  sentences: {
    WORKER_TWICE: {
      zh: '同一护理员{from}至{to}在这里，又于{otherFrom}至{otherTo}在另一户服务，重叠{minutes}分钟。',
      en: 'The caregiver was here from {from} to {to} and in another home from {otherFrom} to {otherTo}: {minutes} minutes of both at once.',
    },
  },
  atCapture: true,
  sql: overlapSql('WORKER_TWICE', 'worker', 'false'),
};
