import type { VisitState } from '@anzhi/visits';
import type { CaseState } from '../cases/case.state';

export type Wording = readonly [zh: string, en: string];

/** What became of a visit. */
const VISITS: Readonly<Record<VisitState, Wording>> = {
  SCHEDULED: ['服务已排班', 'The visit was scheduled'],
  EN_ROUTE: ['护理员出发', 'The caregiver set out'],
  IN_SERVICE: ['服务开始', 'The service began'],
  CHECKED_OUT: ['服务结束，等家属确认', 'The service ended, the family is to confirm'],
  CONFIRMED: ['服务已确认，待核验', 'The visit was confirmed, an officer is to verify'],
  DISPUTED: ['家属提出异议', 'The family disputed the visit'],
  VERIFIED: ['服务已核验', 'The visit was verified'],
  REJECTED: ['服务不予认定', 'The visit was not accepted'],
  NO_SHOW_SENIOR: ['老人不在家', 'The senior was not at home'],
  NO_SHOW_PROVIDER: ['护理员未到', 'The caregiver did not come'],
  ABORTED: ['服务中止', 'The visit was broken off'],
  CANCELLED: ['服务已取消', 'The visit was cancelled'],
  REPLACED: ['已改派他人', 'Somebody else was sent'],
};

const CASES: Readonly<Record<CaseState, Wording>> = {
  FLAGGED: ['发现线索，立为监督案件', 'A case was opened'],
  TRIAGED: ['案件已受理', 'The case was taken up'],
  EVIDENCE_ASKED: ['案件：要求机构举证', 'Case: evidence was asked for'],
  HEARING: ['案件：待机构申辩', 'Case: the provider may answer'],
  ANSWERED: ['案件：待认定', 'Case: a finding is due'],
  FOUND: ['案件已认定，待审批', 'Case: found, approval is due'],
  DECIDED: ['案件已决定，申诉期内', 'Case: decided, may be appealed'],
  APPEALED: ['案件：机构申诉', 'Case: the provider appealed'],
  CLOSED: ['案件已结案', 'The case was closed'],
};

/** Of a statement, whose number is {detail}. */
const STATEMENTS: Readonly<Record<string, Wording>> = {
  DRAFT: ['结算单 {detail} 开立', 'Statement {detail} was opened'],
  FROZEN: ['结算单 {detail} 已冻结，待机构确认', 'Statement {detail} was frozen, the provider is to confirm'],
  PROVIDER_CONFIRMED: ['机构已确认结算单 {detail}', 'The provider confirmed statement {detail}'],
  TOWNSHIP_VERIFIED: ['镇街已核验结算单 {detail}', 'The townships verified statement {detail}'],
  COUNTY_APPROVED: ['县区已审批结算单 {detail}', 'The county approved statement {detail}'],
  EXPORTED: ['结算单 {detail} 已送财务', 'Statement {detail} went to finance'],
  PAID: ['结算单 {detail} 已付款', 'Statement {detail} was paid'],
  ARCHIVED: ['结算单 {detail} 已归档', 'Statement {detail} was archived'],
};

/** By the kind of step: whose state it is, and the state. */
export const STEPS: Readonly<Record<string, Wording>> = Object.fromEntries(
  Object.entries({ VISIT: VISITS, CASE: CASES, BATCH: STATEMENTS }).flatMap(([of, states]) =>
    Object.entries(states).map(([state, words]) => [`${of}_${state}`, words]),
  ),
);

/** How an arrival or a departure was proved. */
export const METHODS: Readonly<Record<string, Wording>> = {
  POSITION: ['手机定位', 'position'],
  DOOR_TAG: ['门口标签', 'tag at the door'],
  CARD: ['老人卡', "the senior's card"],
  CODE: ['服务码', 'door code'],
  CALL_BACK: ['平台回电', 'call-back'],
  FACE: ['人脸', 'face'],
  PHOTO: ['照片', 'photo'],
  SIGNATURE: ['签名', 'signature'],
  CANNOT_SIGN: ['不能签名', 'cannot sign'],
  MANUAL: ['人工登记', 'by hand'],
  NONE: ['没有凭据', 'nothing'],
};
