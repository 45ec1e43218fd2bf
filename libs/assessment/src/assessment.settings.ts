import { defineSettings } from '@anzhi/platform';

export const AssessmentSettings = defineSettings('assessment', {
  // SRC:A6,V10: 12 months in practice and for the national voucher; the clause itself was not seen.
  validMonths: { fallback: 12, zh: '评估结果有效期（月）', en: 'Months a result holds' },
  // DESIGN, policy.md 1.5 "validity start"; the numbers are those of LEVEL_EFFECTS.
  levelEffect: {
    fallback: 0,
    zh: '等级生效日：0 报告之日，1 评估之日，2 报告次月一日',
    en: 'A level takes effect on: 0 the day of the report, 1 the day of the assessment, 2 the first of the next month',
  },
  // MEM:med, policy.md 1.5: local rules give 5 to 30 days.
  disputeDays: {
    fallback: 15,
    zh: '公布后可提出异议的天数',
    en: 'Days after publication within which a result may be disputed',
  },
  // DESIGN, after the field checks of policy.md 10.1: at least 5 % of persons.
  recheckShareBp: {
    fallback: 500,
    least: 1,
    zh: '评估公布后随机复评的比例（万分比，向上取整）',
    en: 'Share of published assessments drawn for a re-check (basis points, rounded up)',
  },
  // DESIGN: time enough to request and schedule the next one.
  dueSoonDays: {
    fallback: 30,
    zh: '到期前多少天提醒复评',
    en: 'Days before its end at which a re-assessment is called for',
  },
});
