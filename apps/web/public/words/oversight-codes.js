/** Words of cases: states, causes, outcomes, verdicts. */
export const CASE_STATES = {
  FLAGGED: { zh: '待受理', en: 'to be taken up' },
  TRIAGED: { zh: '已受理，待要求举证', en: 'taken up' },
  EVIDENCE_ASKED: { zh: '待机构举证', en: 'evidence asked for' },
  HEARING: { zh: '待机构申辩', en: 'the provider may answer' },
  ANSWERED: { zh: '待认定', en: 'finding due' },
  FOUND: { zh: '待审批', en: 'approval due' },
  DECIDED: { zh: '已决定，申诉期内', en: 'decided, may be appealed' },
  APPEALED: { zh: '申诉中', en: 'appealed' },
  CLOSED: { zh: '已结案', en: 'closed' },
};

export const CASE_CAUSES = {
  RULE_HIT: { zh: '风险规则', en: 'risk rule' },
  CALL_BACK: { zh: '电话回访', en: 'call-back' },
  ON_SITE: { zh: '现场核查', en: 'visit on site' },
  COMPLAINT: { zh: '投诉举报', en: 'complaint' },
  SAMPLE: { zh: '抽样审计', en: 'audit by sample' },
};

export const CASE_OUTCOMES = {
  DISMISSED: { zh: '不成立，解除暂缓', en: 'dismissed, payment freed' },
  CORRECTED: { zh: '更正时长', en: 'minutes corrected' },
  CLAWED_BACK: { zh: '追回', en: 'clawed back' },
  REFERRED: { zh: '移送', en: 'referred to another authority' },
};

export const VERDICTS = {
  SOUND: { zh: '属实', en: 'served as billed' },
  SHORT: { zh: '时长不足', en: 'served shorter' },
  FAKE: { zh: '未提供服务', en: 'not served' },
};

export const CASE_EVENTS = {
  flag: { zh: '发现线索', en: 'Something was found' },
  triage: { zh: '受理', en: 'Taken up' },
  takeUp: { zh: '自动受理', en: 'Taken up by itself' },
  askEvidence: { zh: '要求举证', en: 'Evidence asked for' },
  evidenceDue: { zh: '自动要求举证', en: 'Evidence asked for by itself' },
  proposeDismissal: { zh: '建议不成立', en: 'Dismissal proposed' },
  giveEvidence: { zh: '机构举证', en: 'Evidence handed in' },
  noEvidence: { zh: '逾期未举证', en: 'No evidence in time' },
  answer: { zh: '机构申辩', en: 'The provider answered' },
  noAnswer: { zh: '逾期未申辩', en: 'No answer in time' },
  find: { zh: '作出认定', en: 'Finding' },
  sendBack: { zh: '退回重议', en: 'Sent back' },
  sendBackUnheard: { zh: '退回听取申辩', en: 'Sent back to hear the provider' },
  approve: { zh: '审批同意', en: 'Approved' },
  approveDismissal: { zh: '审批不成立', en: 'Dismissal approved' },
  appeal: { zh: '机构申诉', en: 'Appeal' },
  close: { zh: '申诉期满结案', en: 'Closed, no appeal' },
  uphold: { zh: '维持原决定', en: 'The decision stands' },
  overturn: { zh: '撤销原决定', en: 'Overturned' },
};

export const MONEY_KINDS = {
  REVERSED: { zh: '已追回', en: 'Taken back' },
  REJECTED: { zh: '不予认定', en: 'Not accepted' },
  FREED: { zh: '解除暂缓', en: 'Payment freed' },
  PAID_AGAIN: { zh: '申诉后重新支付', en: 'Paid again' },
};

export const TASK_KINDS = {
  CALL_BACK: { zh: '电话回访', en: 'Call back' },
  ON_SITE: { zh: '上门核查', en: 'Go there' },
};

export const TASK_SOURCES = {
  SAMPLE: { zh: '抽样', en: 'sample' },
  HIT: { zh: '规则命中', en: 'hit of a rule' },
  FIRST_VISIT: { zh: '首次服务', en: 'first visit' },
  MONTH_SHARE: { zh: '月度回访', en: 'share of the month' },
  VOUCHER_FLOOR: { zh: '消费补贴抽查', en: 'floor of the voucher' },
};

export const TASK_OUTCOMES = {
  CONFIRMED: { zh: '服务属实', en: 'Served as billed' },
  SHORT: { zh: '时间不够', en: 'Shorter than billed' },
  NOBODY_CAME: { zh: '没有人来过', en: 'Nobody came' },
  UNREACHABLE: { zh: '联系不上', en: 'Not reached' },
  UNCLEAR: { zh: '说不清楚', en: 'Not clear' },
};

export const BASES = {
  PROJECTED: { zh: '按单侧下限推算。', en: 'Projected by the lower bound.' },
  NOTHING_FOUND: { zh: '样本中没有发现问题，不推算。', en: 'Nothing was found; nothing is projected.' },
  TOO_FEW: { zh: '样本不足，只追回查实部分。', en: 'Too few to project: only what is proved.' },
  NOTHING_TO_PROJECT: { zh: '全部核查，无需推算。', en: 'Everything was judged; nothing to project.' },
};

export const DISCLOSURE_KINDS = {
  BENEFICIARY: { zh: '补贴对象', en: 'Beneficiaries' },
  PROVIDER: { zh: '服务机构', en: 'Providers' },
  PRICE: { zh: '服务价格', en: 'Prices' },
  FINDING: { zh: '查处结果', en: 'Findings' },
  AUDIT: { zh: '抽样审计', en: 'Audits by sample' },
};

/** Grounds of the joint-punishment list that a person can give. */
export const LISTING_GROUNDS = {
  ELDER_RIGHT_HARM: { zh: '侵害老年人合法权益', en: 'Harmed the rights of seniors' },
  FRAUD_FUNDRAISING: { zh: '非法集资、诈骗、推销保健品', en: 'Illegal fund-raising or fraud' },
  ACCIDENT_LIABLE: { zh: '对安全事故负有责任', en: 'Liable for an accident' },
  SUBSIDY_FRAUD: { zh: '虚报冒领、骗取补贴', en: 'Subsidy fraud' },
  OBSTRUCT_INSPECTION: { zh: '拒绝检查、弄虚作假', en: 'Obstructed an inspection' },
  OTHER_SERIOUS: { zh: '其他严重失信', en: 'Other serious breach of trust' },
};

export const LISTINGS = {
  PROPOSED: { zh: '已提请，待决定', en: 'proposed' },
  LISTED: { zh: '在失信名单上', en: 'on the list' },
  REMOVAL_ASKED: { zh: '申请移出，待决定', en: 'asks to be taken off' },
};
