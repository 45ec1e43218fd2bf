import { defineSettings } from '@anzhi/platform';

/** The clocks of a case. Five and ten working days are ledger.md 4.4; the others are [DESIGN] or [MEM] and set locally. */
export const CaseSettings = defineSettings('oversight.case', {
  triageDays: {
    fallback: 2,
    least: 1,
    zh: '线索多少个工作日内受理，逾期自动受理',
    en: 'Working days to take a case up; then it is taken up by itself',
  },
  askDays: {
    fallback: 3,
    least: 1,
    zh: '受理后多少个工作日内要求机构举证，逾期自动发出',
    en: 'Working days to ask the provider for evidence; then it is asked by itself',
  },
  evidenceDays: {
    fallback: 5,
    least: 1,
    zh: '机构举证期限（工作日）',
    en: 'Working days the provider has for its evidence',
  },
  answerDays: {
    fallback: 10,
    least: 1,
    zh: '机构申辩期限（工作日）',
    en: 'Working days the provider has for its answer',
  },
  findingDays: {
    fallback: 10,
    least: 1,
    zh: '经办人作出认定的期限（工作日）',
    en: 'Working days for the finding',
  },
  approvalDays: {
    fallback: 5,
    least: 1,
    zh: '审批期限（工作日）',
    en: 'Working days for the approval',
  },
  // MEM: administrative reconsideration may be applied for within 60 days
  appealDays: {
    fallback: 60,
    least: 1,
    zh: '机构申诉期限（自然日）',
    en: 'Days within which the provider may appeal',
  },
  appealHearingDays: {
    fallback: 60,
    least: 1,
    zh: '申诉处理期限（自然日）',
    en: 'Days to decide an appeal',
  },
});
