import { word } from './codes.js';
import { CASE_STATES } from './oversight-codes.js';

/** What cases and samples say live; to the provider only once it is asked about a case. */
export const OVERSIGHT_EVENTS = {
  'oversight.case-moved.v1': {
    zh: (p) => `案件进入新阶段：${word(CASE_STATES, p.state)}。`,
    en: (p) => `A case has moved on: ${word(CASE_STATES, p.state)}.`,
  },
  'oversight.case-overdue.v1': {
    zh: () => '一个案件已超过办理期限，请尽快处理。',
    en: () => 'A case is overdue; it needs somebody now.',
  },
};
