import { defineSettings } from '@anzhi/platform';

/** The numbers of ledger.md 4.2 and policy.md 10.1; what is not law there is [DESIGN] and set locally. */
export const SamplingSettings = defineSettings('oversight.sampling', {
  bands: { fallback: 4, least: 1, zh: '金额分层数（3 至 5）', en: 'Bands of amounts (three to five)' },
  takeAllFen: {
    fallback: 50_000,
    least: 1,
    zh: '单次服务财政金额达到多少分时全部检查',
    en: 'From so many fen of public money on every visit is judged',
  },
  lowScore: {
    fallback: 1,
    least: 1,
    zh: '风险分达到多少为中档',
    en: 'Risk score from which on the middle tier begins',
  },
  highScore: {
    fallback: 40,
    least: 1,
    zh: '风险分达到多少为高档',
    en: 'Risk score from which on the high tier begins',
  },
  leastPerStratum: {
    fallback: 30,
    least: 2,
    zh: '每层至少抽取多少次，不足时不推算',
    en: 'Visits judged in each stratum; with fewer nothing is projected',
  },
  leastInAll: { fallback: 100, least: 1, zh: '每次审计至少抽取多少次', en: 'Visits judged in an audit' },
  confidenceBp: {
    fallback: 9_000,
    least: 5_001,
    zh: '单侧下限的置信度（万分之）',
    en: 'Confidence of the one-sided lower bound (basis points)',
  },
  onSiteBp: {
    fallback: 3_000,
    least: 0,
    zh: '样本中上门核查的比例（万分之），其余电话回访',
    en: 'Share of a sample that is visited, the rest is called (basis points)',
  },
  rejudgeBp: {
    fallback: 1_000,
    least: 0,
    zh: '由另一人盲审复核的比例（万分之）',
    en: 'Share of judgements repeated blind by another (basis points)',
  },
  taskDays: { fallback: 10, least: 1, zh: '核查任务的期限（天）', en: 'Days to carry out a task' },
  attempts: { fallback: 3, least: 1, zh: '联系不上时最多尝试几次', en: 'Attempts to reach somebody' },
  callBackBp: {
    fallback: 2_000,
    least: 0,
    zh: '每家机构每月电话回访的比例（万分之）',
    en: 'Share of a provider’s visits in a month that is called back (basis points)',
  },
  voucherOnSiteBp: {
    fallback: 100,
    least: 0,
    zh: '消费补贴每月上门核查的最低比例（万分之）',
    en: 'Floor of visits on site for the national voucher in a month (basis points)',
  },
});
