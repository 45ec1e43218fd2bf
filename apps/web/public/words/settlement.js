import { word } from './codes.js';

const both = (zh, en) => ({ zh, en });

export const BATCH_STATES = {
  DRAFT: both('待冻结', 'open'),
  FROZEN: both('待机构确认', 'with the provider'),
  PROVIDER_CONFIRMED: both('待镇街核验', 'with the townships'),
  TOWNSHIP_VERIFIED: both('待县区审批', 'with the county'),
  COUNTY_APPROVED: both('待财务拨付', 'with finance'),
  EXPORTED: both('待付款', 'to be paid'),
  PAID: both('已付款', 'paid'),
  ARCHIVED: both('已归档', 'archived'),
};

/** What a statement waits for, and who it is that keeps it waiting. */
export const TERMS = {
  FREEZE: both('冻结', 'to be frozen'),
  CONFIRM: both('机构确认', 'the provider'),
  VERIFY: both('镇街核验', 'the townships'),
  APPROVE: both('县区审批', 'the county'),
  PAY: both('财务付款', 'finance'),
};

export const BATCH_EVENTS = {
  freeze: both('冻结', 'frozen'),
  confirm: both('机构确认', 'confirmed by the provider'),
  verify: both('镇街核验', 'verified by the township'),
  approve: both('县区审批', 'approved by the county'),
  export: both('送财务', 'sent to finance'),
  pay: both('付款', 'paid'),
  bounce: both('银行退回', 'returned by the bank'),
  archive: both('归档', 'archived'),
};

export const EXIT_CAUSES = {
  WITHHELD: both('暂缓付款', 'withheld'),
  TAKEN_BACK: both('已追回', 'taken back'),
  DISPUTED: both('机构有异议，转入下期', 'disputed, goes to the next month'),
};

export const PENALTY_KINDS = {
  SATISFACTION: both('满意度', 'satisfaction'),
  COMPLAINT: both('属实投诉', 'complaints found true'),
  CONTRACT: both('合同扣款', 'contract'),
};

export const DEDUCTION_CODES = {
  SHORT_SERVICE: both('服务时长不足', 'service too short'),
  MISSING_EVIDENCE: both('证明缺项', 'proof missing'),
  LATE_START: both('晚到', 'late start'),
};

export const PURSES = {
  centralFen: both('中央', 'nation'),
  provinceFen: both('省', 'province'),
  cityFen: both('市', 'city'),
  countyFen: both('县区', 'county'),
  lotteryFen: both('福彩', 'lottery'),
};

/** What statements say live. */
export const SETTLEMENT_EVENTS = {
  'settlement.batch-moved.v1': {
    zh: (p) => `结算单 ${p.number}：${word(BATCH_STATES, p.state)}。`,
    en: (p) => `Statement ${p.number}: ${word(BATCH_STATES, p.state)}.`,
  },
  'settlement.step-due.v1': {
    zh: (p) => `结算单 ${p.number} ${p.overdue ? '已过期' : '快到期'}，办理期限 ${p.day}。`,
    en: (p) => `Statement ${p.number} ${p.overdue ? 'is overdue' : 'is due soon'}: ${p.day}.`,
  },
};
