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
