const both = (zh, en) => ({ zh, en });

export const CASE_STATES = {
  DRAFT: both('草稿', 'draft'),
  SUBMITTED: both('待安排', 'waits for an appointment'),
  SCHEDULED: both('已安排', 'scheduled'),
  IN_PROGRESS: both('评估中', 'in progress'),
  SCORED: both('待审核', 'waits for its review'),
  REVIEWED: both('待公布', 'waits for its publication'),
  PUBLISHED: both('已公布', 'published'),
  DISPUTED: both('有异议', 'disputed'),
  RE_ASSESSING: both('复评中', 'being re-assessed'),
  SUPERSEDED: both('已被新结果取代', 'superseded'),
  EXPIRED: both('已过期', 'expired'),
  CANCELLED: both('已撤销', 'cancelled'),
};

/** What the one who waits is told. */
export const CASE_NEXT = {
  DRAFT: both('请提交申请', 'Please hand the request in'),
  SUBMITTED: both('县区安排上门时间和两位评估师', 'The county names a day and two assessors'),
  SCHEDULED: both('评估师按约定时间上门', 'The assessors come at the time agreed'),
  IN_PROGRESS: both('评估师填写并签署评估表', 'The assessors fill in and sign the form'),
  SCORED: both('县区审核', 'The county reviews it'),
  REVIEWED: both('县区公布结果', 'The county publishes the result'),
  PUBLISHED: both('结果已生效；不同意可以提出异议', 'The result holds; it may be disputed'),
  DISPUTED: both('县区处理异议', 'The county decides the dispute'),
  RE_ASSESSING: both('由另外的评估师重新评估', 'Other assessors assess again'),
};

export const REQUEST_REASONS = {
  FIRST: both('第一次评估', 'the first one'),
  ROUTINE: both('满一年复评', 'a year has passed'),
  IMMEDIATE: both('身体状况有变化', 'the condition has changed'),
  OTHER: both('其他', 'something else'),
};
export const CASE_REASONS = {
  ...REQUEST_REASONS,
  DISPUTE_REVIEW: both('异议复评', 'after a dispute'),
  RE_CHECK: both('随机抽查复评', 'drawn at random for a re-check'),
};

export const PLACES = {
  HOME: both('老人家里', 'at home'),
  COMMUNITY: both('社区', 'in the community'),
  INSTITUTION: both('养老机构', 'in an institution'),
};

export const INFORMANTS = {
  SELF: both('老人本人', 'the senior'),
  SPOUSE: both('配偶', 'the spouse'),
  CHILD: both('子女', 'a child'),
  OTHER_RELATIVE: both('其他亲属', 'another relative'),
  HIRED_CARER: both('雇佣照护者', 'a hired carer'),
  VILLAGE_COMMITTEE: both('村（居）委会', 'the village committee'),
  OTHER: both('其他', 'somebody else'),
};

export const ACKNOWLEDGEMENTS = {
  SENIOR: both('老人本人签字', 'signed by the senior'),
  AGENT: both('代理人签字', 'signed by an agent'),
  DECLINED: both('不愿签字', 'declined to sign'),
};

export const RISK_EVENTS = {
  FALL: both('跌倒', 'falls'),
  WANDERING: both('走失', 'getting lost'),
  CHOKING: both('噎食', 'choking'),
  SUICIDE_SELF_HARM: both('自杀、自伤', 'suicide or self-harm'),
  OTHER: both('其他', 'other'),
};

export const ADJUSTMENTS = {
  COMA: both('昏迷', 'coma'),
  DEMENTIA: both('认知障碍/痴呆诊断（F00–F03）', 'diagnosis of dementia (F00–F03)'),
  OTHER_MENTAL: both('其他精神和行为障碍诊断（F04–F99）', 'another mental diagnosis (F04–F99)'),
  RISK_EVENTS: both('近 30 天发生 2 次以上照护风险事件', 'two or more risk events in 30 days'),
};
