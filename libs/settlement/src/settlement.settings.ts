import { defineSettings } from '@anzhi/platform';

export const SettlementSettings = defineSettings('settlement', {
  // DESIGN: captures of the last days have come in by then.
  freezeDay: {
    fallback: 3,
    least: 1,
    zh: '次月几日自动冻结结算单（日）',
    en: 'Day of the next month on which statements are frozen by themselves',
  },
  // policy.md 10.2 (MEM): statement by day 5, verify by 10, approve by 20, pay by the end of the month.
  confirmDay: {
    fallback: 5,
    least: 1,
    zh: '次月几日前机构确认结算单（日，遇休息日顺延）',
    en: 'Day of the next month by which the provider confirms; a day off moves it on',
  },
  verifyDay: {
    fallback: 10,
    least: 1,
    zh: '次月几日前镇街核验结算单（日，遇休息日顺延）',
    en: 'Day of the next month by which the townships verify; a day off moves it on',
  },
  approveDay: {
    fallback: 20,
    least: 1,
    zh: '次月几日前县区审批结算单（日，遇休息日顺延）',
    en: 'Day of the next month by which the county approves; a day off moves it on',
  },
  payDay: {
    fallback: 31,
    least: 1,
    zh: '次月几日前付款（日，31 为月末，遇休息日顺延）',
    en: 'Day of the next month by which finance pays, 31 for its last; a day off moves it on',
  },
  // DESIGN
  remindWorkingDays: {
    fallback: 2,
    least: 0,
    zh: '到期前几个工作日提醒（工作日）',
    en: 'Working days before a term ends on which whoever is to act is reminded',
  },
  // DESIGN: commands of the ledger are answered for 13 months.
  lookBackMonths: {
    fallback: 13,
    least: 2,
    zh: '从多少个月内入账的服务里找尚未结算的（月）',
    en: 'How many months back captures are looked through for what is not settled yet',
  },
  archiveDays: {
    fallback: 30,
    least: 1,
    zh: '付款多少天后归档（天）：归档后不再处理退票',
    en: 'Days after the payment on which a batch is archived; a bounced payment is taken back before',
  },
  // DESIGN: a provider that owes can still pay its caregivers.
  nettingLimitPercent: {
    fallback: 50,
    least: 0,
    zh: '每期最多用应付款的多少抵扣追回款（%）',
    en: 'Of what a provider has earned in a month, at most so much is kept for what it owes back, in percent',
  },
  // DESIGN: 0 for none. Above it the approver says why.
  batchLimitYuan: {
    fallback: 0,
    least: 0,
    zh: '单张结算单超过多少元须说明理由（元，0 为不限）',
    en: 'A statement above so many yuan is approved only with a reason; 0: none',
  },
  // policy.md 10.2 (DESIGN): a verified complaint costs 500 yuan.
  complaintYuan: {
    fallback: 500,
    least: 0,
    zh: '每件属实投诉扣多少元（元）',
    en: 'What a complaint that was found true costs, in yuan',
  },
});
