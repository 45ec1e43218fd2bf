import { say, sayOf } from './language.js';

const both = (zh, en) => ({ zh, en });

export const ORDER_STATES = {
  HELD: both('正在找服务机构', 'Looking for a provider'),
  DISPATCHED: both('已询问机构，等答复', 'A provider is being asked'),
  ACCEPTED: both('机构已接单', 'Accepted by a provider'),
  IN_SERVICE: both('服务中', 'In service'),
  FULFILLED: both('已完成', 'Done'),
  CANCELLED_BY_FAMILY: both('家属已取消', 'Cancelled by the family'),
  CANCELLED_BY_OFFICER: both('工作人员已取消', 'Cancelled by an officer'),
  CANCELLED_BY_SYSTEM: both('系统已取消', 'Cancelled by the system'),
  NO_SHOW_SENIOR: both('老人不在家', 'The senior was not at home'),
  NO_SHOW_PROVIDER: both('护理员未到', 'The caregiver did not come'),
  ABORTED_HEALTH: both('因身体原因中止', 'Broken off for health reasons'),
  REJECTED: both('不予认定', 'Not accepted'),
  EXPIRED_UNSERVED: both('到时仍无人服务', 'Nobody could serve it in time'),
};

export const VISIT_STATES = {
  SCHEDULED: both('已排班', 'Scheduled'),
  EN_ROUTE: both('护理员在路上', 'On the way'),
  IN_SERVICE: both('服务中', 'In service'),
  CHECKED_OUT: both('等家属确认', 'Waits for the family'),
  CONFIRMED: both('家属已确认，待核验', 'Confirmed, waits for an officer'),
  DISPUTED: both('家属有异议', 'Disputed'),
  VERIFIED: both('已核验', 'Verified'),
  REJECTED: both('不予认定', 'Not accepted'),
  NO_SHOW_SENIOR: both('老人不在家', 'The senior was not at home'),
  NO_SHOW_PROVIDER: both('护理员未到', 'The caregiver did not come'),
  ABORTED: both('中止', 'Broken off'),
  CANCELLED: both('已取消', 'Cancelled'),
  REPLACED: both('已改派', 'Somebody else was sent'),
};

export const OFFER_STATES = {
  OPEN: both('等答复', 'asked'),
  ACCEPTED: both('接单', 'accepted'),
  DECLINED: both('不接', 'declined'),
  TIMED_OUT: both('没有及时答复', 'no answer'),
  WITHDRAWN: both('撤回', 'withdrawn'),
  RETURNED: both('接单后退回', 'given back'),
};

export const REVIEW_STATES = {
  APPROVED: both('审核通过', 'Approved'),
  OPEN: both('退回，待裁定', 'Returned, to be decided'),
  UPHELD: both('退回成立，时长还给老人', 'Return upheld, the minutes went back'),
  DISMISSED: both('退回不成立，照常付款', 'Return dismissed, the visit is paid'),
};

/** What became of held minutes. */
export const MINUTE_STEPS = {
  HELD: both('占用', 'held'),
  CAPTURED: both('核销', 'spent'),
  RELEASED: both('退还', 'given back'),
  EXPIRED: both('月末失效', 'lapsed'),
  CARRIED: both('结转', 'carried over'),
  REVERSED: both('追回', 'taken back'),
  WITHHELD: both('暂缓付款', 'payment withheld'),
  WITHHOLDING_ENDED: both('恢复付款', 'payment freed'),
};

export const ATTENTION = {
  OPEN_RETURN: both('已退回，待裁定', 'Returned, to be decided'),
  DISPUTED: both('家属有异议', 'Disputed by the family'),
  AWAITS_OFFICER: both('存疑，待审核', 'In doubt, waits for you'),
  FLAGGED: both('有提示，未查看', 'Flagged, not looked at'),
  NONE: both('无需处理', 'Nothing to do'),
};

export const FLAGS = {
  OUT_OF_RANGE: both('离老人家较远', 'Far from the address'),
  LOW_ACCURACY: both('定位不准', 'Inaccurate position'),
  NO_POSITION: both('没有定位', 'No position'),
  MANUAL: both('人工登记', 'By hand'),
  MOCK_POSITION: both('疑似模拟定位', 'Simulated position'),
  CLOCK_SKEW: both('手机时间偏快', 'Device clock ahead'),
  LATE_UPLOAD: both('事后补传', 'Handed in later'),
  OVERDUE: both('超过 24 小时才补传', 'Handed in after more than a day'),
  EARLY_ARRIVAL: both('到得过早', 'Far too early'),
  LATE_ARRIVAL: both('迟到', 'Late'),
  PROOF_SHORT: both('凭据不足', 'Not proven enough'),
  SHORT_VISIT: both('服务时间过短', 'Too short'),
  SECOND_UNPROVEN: both('第二名护理员没有凭据', 'Second caregiver unproven'),
  RULE_BLOCKED: both('规则阻止付款', 'A rule blocks payment'),
  UNPROVEN: both('到离都无凭据', 'Unproven'),
  TASKS_MISSING: both('有项目没做', 'Tasks left out'),
  CONTRAINDICATED: both('身体异常时仍做了有风险的项目', 'Done against an alarm'),
  VITALS_MISSING: both('该测的生命体征没有测', 'Vital signs not taken'),
  RISKS_UNREAD: both('签到前没有看风险提示', 'Risks not read before'),
};

export const ABILITY_LEVELS = {
  0: both('能力完好', 'intact'),
  1: both('轻度受损', 'mild loss'),
  2: both('中度受损', 'moderate loss'),
  3: both('重度受损', 'severe loss'),
  4: both('完全丧失', 'complete loss'),
};

export const CHANGE_REASONS = {
  NOT_NEEDED: both('不需要了', 'No longer needed'),
  TIME_UNSUITABLE: both('时间不合适', 'The time does not suit'),
  SENIOR_AWAY: both('老人不在家', 'The senior is away'),
  SENIOR_UNWELL: both('老人身体不适', 'The senior is unwell'),
  BOOKED_BY_MISTAKE: both('订错了', 'Booked by mistake'),
  OTHER: both('其他原因', 'Something else'),
};

export const REFUSAL_REASONS = {
  NO_STAFF: both('人手不够', 'No staff'),
  CAREGIVER_ILL: both('护理员生病', 'The caregiver is ill'),
  TIME_UNSUITABLE: both('时间不合适', 'The time does not suit'),
  TOO_FAR: both('路太远', 'Too far'),
  NOT_OUR_SERVICE: both('不做这项服务', 'Not our service'),
  OTHER: both('其他原因', 'Something else'),
};

/** Why something ended, was passed over or was not possible. */
const REASONS = {
  ...CHANGE_REASONS,
  ...REFUSAL_REASONS,
  PLAN_CHANGED: both('当天排班有调整', 'The day was planned anew'),
  NO_ANSWER: both('没有及时答复', 'No answer in time'),
  CAREGIVER_NOT_WORKING: both('这段时间不上班', 'Not at work at that time'),
  FOUND_OUT_ANEW: both('情况有变，已另行登记', 'Found out anew, under another entry'),
  DECIDED_TOGETHER: both('几单合并派定', 'Decided together with others'),
  NOBODY_SENT: both('接单后没有派人', 'Accepted, and sent nobody'),
  TAKEN_BY_ANOTHER: both('已被其他机构接下', 'Taken by another provider'),
  ORDER_RESCHEDULED: both('订单改了时间', 'The order was moved'),
  RESCHEDULED: both('改了时间', 'Moved to another time'),
  CANCELLED_BY_FAMILY: both('家属已取消', 'Cancelled by the family'),
  CANCELLED_BY_OFFICER: both('工作人员已取消', 'Cancelled by an officer'),
  CANCELLED_BY_SYSTEM: both('系统已取消', 'Cancelled by the system'),
  SENIOR_DECEASED: both('老人已离世', 'The senior has died'),
  SENIOR_IN_HOSPITAL: both('老人住院', 'The senior is in hospital'),
  SENIOR_IN_INSTITUTION: both('老人入住养老机构', 'The senior lives in an institution'),
  SENIOR_MOVED_OUT: both('老人已迁出', 'The senior has moved away'),
  ENTITLEMENT_STOPPED: both('待遇已停止', 'The benefit was stopped'),
  NOT_ACCEPTED_IN_TIME: both('到时仍无机构接单', 'No provider accepted in time'),
  NO_PROVIDER_LEFT: both('可问的机构都问过了', 'Every provider was asked'),
  NO_PROVIDER_FOUND: both('没有找到机构', 'No provider was found'),
  NO_PROVIDER_IN_AREA: both('本地没有机构提供这项服务', 'No provider in the area'),
  DECLINED_BEFORE: both('已谢绝', 'Declined'),
  RETURNED_BEFORE: both('接单后退回', 'Accepted, then gave it back'),
  DID_NOT_ANSWER: both('没有答复', 'Did not answer'),
  DID_NOT_COME: both('上次接单没有来人', 'Sent nobody last time'),
  BEING_ASKED: both('正在询问', 'Being asked'),
  NO_SECOND_CAREGIVER: both('派不出两名护理员同时上门', 'Cannot send two caregivers at once'),
  NO_FREE_CAREGIVER: both('护理员都没空', 'Every caregiver is busy'),
  NO_QUALIFIED_CAREGIVER: both('没有合格的护理员', 'No qualified caregiver'),
  NOT_IN_QUESTION: both('不能提供这项服务', 'Not in question'),
  NOT_ADMITTED: both('机构未获准入', 'Not admitted'),
  ITEM_NOT_OFFERED: both('不做这项服务', 'Does not offer the service'),
  OUTSIDE_SERVICE_AREA: both('不在服务范围', 'Outside its area'),
  LICENCE_NOT_VALID: both('证照无效', 'Licence not valid'),
  CREDENTIAL_NOT_VALID: both('证书无效', 'Credential not valid'),
  CAREGIVER_NOT_QUALIFIED: both('护理员不再合格', 'The caregiver no longer qualifies'),
  SKILL_MISSING: both('缺少所需技能', 'Skill missing'),
  OTHER_SEX_REQUIRED: both('须由同性别护理员服务', 'The other sex is required'),
  BUSY: both('这段时间有别的安排', 'Busy at that time'),
  IS_DISPATCHER: both('调度员不能派给自己', 'A dispatcher may not send himself'),
  PREFERRED_BY_FAMILY: both('家属指定', 'Chosen by the family'),
  HAD_THE_ORDER: both('原来就由它服务', 'Had the order before'),
  CAREGIVER_PREFERRED_BY_FAMILY: both('家属指定了护理员', 'The family chose its caregiver'),
  LOWEST_PRICE: both('综合最优', 'Best by all rules'),
  FAMILIAR_CAREGIVER: both('老人熟悉的护理员', 'Familiar caregiver'),
  DISTANCE: both('距离近', 'Nearest'),
  EXCLUDED: both('老人与护理员不匹配', 'Not to be sent to this senior'),
  NOT_ACTIVE: both('已离职', 'No longer employed'),
  NOT_WORKING: both('这段时间不上班', 'Not at work at that time'),
  WAY_TOO_LONG_BEFORE: both('从上一单赶不过来', 'Cannot arrive in time from the visit before'),
  WAY_TOO_LONG_AFTER: both('会耽误下一单', 'Would be late for the next visit'),
  LEGAL_REST: both('休息时间不足', 'Too little rest'),
  DAILY_MAXIMUM: both('超过每日最长工时', 'Beyond the longest working day'),
};

export const DISTANCES = {
  UNDER_1_KM: both('1 公里以内', 'under 1 km'),
  '1_TO_3_KM': both('1 至 3 公里', '1 to 3 km'),
  '3_TO_5_KM': both('3 至 5 公里', '3 to 5 km'),
  '5_TO_10_KM': both('5 至 10 公里', '5 to 10 km'),
  OVER_10_KM: both('10 公里以上', 'over 10 km'),
};

export const SEXES = { MALE: both('男', 'male'), FEMALE: both('女', 'female') };

export const LIFE_EVENTS = {
  DEATH: both('离世', 'death'),
  HOSPITAL_ADMISSION: both('住院', 'admission to hospital'),
  DISCHARGE: both('出院', 'discharge from hospital'),
  MOVE: both('迁居', 'a move'),
  MOVE_OUT: both('迁出本县区', 'a move out of the county'),
  INSTITUTION_ADMISSION: both('入住养老机构', 'admission to an institution'),
  INSTITUTION_DISCHARGE: both('离开养老机构', 'leaving an institution'),
};

/** How far the issuance of a month has come. */
export const RUN_STATES = {
  PLANNED: both('已计划', 'planned'),
  DRY_RUN: both('试算中', 'being tried'),
  AWAITING_APPROVAL: both('等待审批', 'waits for approval'),
  APPROVED: both('已审批', 'approved'),
  RUNNING: both('发放中', 'being granted'),
  CLOSED: both('已发放', 'granted'),
  CANCELLED: both('已取消', 'cancelled'),
};

/** Why a benefit was stopped or suspended. */
export const STOP_REASONS = {
  DEATH: both('老人离世', 'death'),
  HOSPITAL: both('住院', 'a stay in hospital'),
  MOVE_OUT: both('迁出本县区', 'a move out of the county'),
  INSTITUTION: both('入住养老机构', 'admission to an institution'),
  CATEGORY_LOST: both('不再符合人员类别条件', 'a category that is gone'),
  LEVEL_CHANGED: both('能力等级变化', 'another ability level'),
  CAMPAIGN: both('资格复核', 're-verification'),
  OFFICER: both('民政部门决定', 'a decision of the bureau'),
};

export const WHAT_IF_STATES = {
  PLANNED: both('已安排', 'planned'),
  RUNNING: both('进行中', 'under way'),
  DONE: both('完成', 'done'),
  CANCELLED: both('已取消', 'cancelled'),
};

export const CAMPAIGN_STATES = {
  SELECTING: both('正在确定复核对象', 'households are being selected'),
  READY: both('复核对象已确定', 'the households are selected'),
  RUNNING: both('正在核查', 'under way'),
  CLOSED: both('已结束', 'closed'),
  CANCELLED: both('已取消', 'cancelled'),
};

export const CAMPAIGN_TASK_STATES = {
  OPEN: both('等待核查', 'waiting to be verified'),
  CONFIRMED: both('情况属实', 'confirmed'),
  NOTICED: both('已告知家属', 'the family has been told'),
  REPORTED: both('情况有变，等待决定', 'something has changed; a decision follows'),
  STOPPED: both('待遇已停', 'benefits were stopped'),
  KEPT: both('待遇不变', 'benefits stay'),
};

/** How far an application for a benefit has come. */
export const APPLICATION_STATES = {
  SUBMITTED: both('等待镇街初核', 'waiting for the township'),
  RETURNED: both('需要补充材料', 'more evidence is needed'),
  TOWN_CHECKED: both('等待县区审批', 'waiting for the county'),
  COUNTY_APPROVED: both('县区已批准', 'approved by the county'),
  PUBLIC_NOTICE: both('公示中', 'in public notice'),
  IN_FORCE: both('已生效', 'in force'),
  REFUSED: both('未批准', 'refused'),
  APPEALED: both('申诉处理中', 'under appeal'),
  APPEAL_DECIDED: both('申诉未获支持', 'appeal dismissed'),
  WITHDRAWN: both('已撤回', 'withdrawn'),
};

/** States of providers and of their papers. */
export const PAPER_STATES = {
  APPLIED: both('已申请', 'applied'),
  CHECKED: both('已初审', 'checked'),
  ADMITTED: both('已准入', 'admitted'),
  REFUSED: both('未获准入', 'refused'),
  SUSPENDED: both('已暂停', 'suspended'),
  BLACKLISTED: both('已列入黑名单', 'blacklisted'),
  LEFT: both('已退出', 'left'),
  PENDING: both('待审核', 'to be checked'),
  APPROVED: both('已通过', 'approved'),
  REJECTED: both('未通过', 'rejected'),
  REVOKED: both('已吊销', 'revoked'),
  EXPIRING: both('即将到期', 'about to expire'),
  EXPIRED: both('已过期', 'expired'),
};

/** @returns {string} the word for a code; the code itself when we have none */
export const word = (words, code) => (words[code] ? sayOf(words[code]) : code);

/** A reason: a code of ours, or somebody's own words; a code that means nothing to a reader is left out. */
export const reasonWord = (reason) => {
  if (!reason) return '';
  return REASONS[reason] ? sayOf(REASONS[reason]) : /^[A-Z0-9_]+$/.test(reason) ? '' : reason;
};

/** 「人手不够」 as an addition to a sentence, or nothing. */
export const because = (reason) => {
  const words = reasonWord(reason);
  return words && say(`（${words}）`, ` (${words})`);
};
