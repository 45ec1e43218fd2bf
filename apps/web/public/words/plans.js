const both = (zh, en) => ({ zh, en });

export const PLAN_STATES = {
  DRAFT: both('排队等待计算', 'waiting to be computed'),
  RUNNING: both('正在计算', 'being computed'),
  READY: both('已算好，待采用', 'ready, not taken up'),
  PUBLISHED: both('已采用', 'taken up'),
  DISCARDED: both('已作废', 'thrown away'),
  FAILED: both('没有算成', 'failed'),
};

export const KEEPS = {
  PUBLISHED: both('方案已发布的不动，其余可调', 'What a plan has published stays, the rest may move'),
  ALL: both('已派的都不动，只排没派的', 'Every assignment stays; plan only what has nobody'),
  NONE: both('都可以调，每次改动都计代价', 'Everything may move; each change has its price'),
};

export const FAILURES = {
  NO_ORDERS: both('这一天没有可排的订单', 'There are no orders on this day'),
  TOO_MANY_ORDERS: both('订单太多，请分镇街编制', 'Too many orders; plan township by township'),
  NOT_GATHERED: both('读取当天资料失败', 'The day could not be read'),
  ENGINE_FAILED: both('计算出错', 'The computation failed'),
  WORKER_GONE: both('计算进程多次中断', 'The computing process broke off again and again'),
};

export const UNSERVED_REASONS = {
  'nobody-able': both('没有人可以去', 'Nobody may go'),
  'outside-working-hours': both('谁的空白一天也排不进', 'It does not fit into any empty day'),
  'no-room': both('能去的人都排满了', 'Everybody who may go is full'),
};

export const PLAN_REFUSALS = {
  OTHER_PROVIDER: both('不是这家机构的人', 'of another provider'),
  NOT_WANTED: both('老人与护理员不匹配', 'senior and caregiver do not want each other'),
  CREDENTIAL_NOT_VALID: both('证书当天无效', 'no valid certificate'),
  SKILL_MISSING: both('没有这项技能', 'skill missing'),
  OTHER_SEX_REQUIRED: both('须同性服务', 'same sex required'),
  ABSENT: both('请假', 'absent'),
  NOT_WORKING: both('不在上班时间', 'not working then'),
};

/** Equivalent minutes by rule. */
export const PRICES = {
  travel: both('路上', 'Travel'),
  lateness: both('迟到', 'Lateness'),
  latest: both('最晚一单', 'Latest start'),
  familiarity: both('生面孔', 'Unfamiliar caregiver'),
  faces: both('一周第三张面孔', 'Third face in a week'),
  sex: both('性别意愿未满足', 'Preferred sex not met'),
  dialect: both('方言意愿未满足', 'Preferred dialect not met'),
  overtime: both('加班', 'Overtime'),
  idle: both('空等', 'Idle waiting'),
  caregiverFairness: both('护理员工时不均', 'Uneven hours'),
  providerFairness: both('机构份额不均', 'Uneven shares'),
  change: both('改动已有安排', 'Changes'),
  unserved: both('未排上', 'Left out'),
};

export const FIGURES = {
  unserved: both('未排上（单）', 'Left out (orders)'),
  travelMinutes: both('路上（分钟）', 'Travel (min)'),
  lateMinutes: both('迟到合计（分钟）', 'Late in all (min)'),
  latestMinutes: both('最多迟到（分钟）', 'Latest (min)'),
  familiarVisits: both('熟面孔上门（次）', 'By a familiar caregiver (visits)'),
  overtimeMinutes: both('加班（分钟）', 'Overtime (min)'),
  changedVisits: both('改动已有安排（次）', 'Changed visits'),
  caregivers: both('出动护理员（人）', 'Caregivers who go out'),
};

export const OUTCOMES = {
  PUBLISHED: both('已派', 'assigned'),
  UNCHANGED: both('原已派他', 'was his already'),
  REFUSED: both('没有派成', 'not assigned'),
};

export const OUTCOME_CODES = {
  'dispatch.plan-of-provider': both('机构自己的方案', 'a plan of the provider'),
  'dispatch.caregiver-busy': both('护理员这段时间已有安排', 'the caregiver is busy then'),
  'dispatch.caregiver-not-found': both(
    '机构现在没有这位护理员上班',
    'the caregiver does not work then any more',
  ),
  'dispatch.caregiver-not-qualified': both('证书或技能已不符合', 'a certificate or skill is missing now'),
  'dispatch.caregiver-is-dispatcher': both('调度员不能派自己', 'a dispatcher may not send himself'),
  'dispatch.caregiver-not-wanted': both('老人与护理员不匹配', 'senior and caregiver do not want each other'),
  'dispatch.order-moved-on': both('订单状态已变', 'the order has moved on'),
  'dispatch.plan-order-held-by-nobody': both('还没有机构接单', 'no provider has accepted the order'),
  'dispatch.plan-order-of-other': both('订单在其他机构', 'the order is with another provider'),
  'dispatch.plan-order-moved': both('订单改了时间', 'the order was moved'),
  'dispatch.plan-changed-meanwhile': both('编制后已另作安排', 'it was arranged otherwise meanwhile'),
};
