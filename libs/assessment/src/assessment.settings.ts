import { defineSettings } from '@anzhi/platform';

export const AssessmentSettings = defineSettings('assessment', {
  // SRC:A6,V10: 12 months in practice and for the national voucher; the clause itself was not seen.
  validMonths: { fallback: 12, zh: '评估结果有效期（月）', en: 'Months a result holds' },
});
