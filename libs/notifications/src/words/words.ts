/** What a code is called in a message; the desks' pages have words of their own. */
interface Words {
  readonly zh: string;
  readonly en: string;
}
type Table = Readonly<Record<string, Words>>;

const both = (zh: string, en: string): Words => ({ zh, en });

export const APPLICATION_WORDS: Table = {
  SUBMITTED: both('等待镇街初核', 'waiting for the township'),
  RETURNED: both('需要补充材料', 'more evidence is needed'),
  TOWN_CHECKED: both('镇街已初核，等待县区审批', 'waiting for the county'),
  COUNTY_APPROVED: both('县区已批准', 'approved by the county'),
  PUBLIC_NOTICE: both('正在公示', 'in public notice'),
  IN_FORCE: both('已生效', 'in force'),
  REFUSED: both('未批准，登录可看理由，可以申诉', 'refused; log in for the reason, you may appeal'),
  APPEALED: both('申诉正在处理', 'under appeal'),
  APPEAL_DECIDED: both('申诉未获支持', 'the appeal was dismissed'),
};

export const PAPER_WORDS: Table = {
  ADMITTED: both('已准入', 'admitted'),
  REFUSED: both('未获准入', 'not admitted'),
  SUSPENDED: both('已暂停接单', 'suspended'),
  BLACKLISTED: both('已列入黑名单', 'blacklisted'),
  APPROVED: both('已通过审核', 'approved'),
  REJECTED: both('未通过审核', 'rejected'),
  REVOKED: both('已被吊销', 'revoked'),
  EXPIRING: both('快到期了', 'about to expire'),
  EXPIRED: both('已过期', 'expired'),
};

export const VISIT_WORDS: Table = {
  NO_SHOW_SENIOR: both('没有人应门', 'nobody opened the door'),
  NO_SHOW_PROVIDER: both('没有人上门', 'nobody came'),
  ABORTED: both('服务中途停止', 'the service was broken off'),
  REJECTED: both('服务不予认定', 'the service was not accepted'),
};

export const DECISION_WORDS: Table = {
  UPHELD: both('成立', 'upheld'),
  DISMISSED: both('不成立，照常付款', 'dismissed; it is paid'),
};

export const ALERT_WORDS: Table = {
  OFFER_UNSEEN: both('派单没有人看', 'An offer nobody has seen'),
  NO_CAREGIVER: both('还没有安排护理员', 'No caregiver is assigned'),
  LATE_DEPARTURE: both('护理员还没有出发', 'The caregiver has not set out'),
  MISSED_CHECK_IN: both('护理员到点没有签到', 'Nobody has checked in'),
};

/** Why nobody can take an order. What is not here says nothing to its reader. */
export const UNMET_WORDS: Table = {
  NOT_ACCEPTED_IN_TIME: both('到时仍无机构接单', 'no provider accepted in time'),
  NO_ANSWER: both('没有及时答复', 'no answer in time'),
  DID_NOT_ANSWER: both('有机构没有答复', 'a provider did not answer'),
  DID_NOT_COME: both('上次失约的机构不再派', 'the provider that did not come is not asked again'),
  DECLINED_BEFORE: both('有机构谢绝了', 'a provider declined'),
  RETURNED_BEFORE: both('有机构接单后退回', 'a provider gave it back'),
  NO_PROVIDER_IN_AREA: both('本地没有机构提供这项服务', 'no provider in the area'),
  NO_SECOND_CAREGIVER: both('派不出两名护理员同时上门', 'nobody can send two caregivers at once'),
  NO_FREE_CAREGIVER: both('护理员都没空', 'every caregiver is busy'),
  NO_QUALIFIED_CAREGIVER: both('没有合格的护理员', 'no qualified caregiver'),
  OUTSIDE_SERVICE_AREA: both('不在服务范围', 'outside the service area'),
  BUSY: both('这段时间护理员有别的安排', 'caregivers are busy at that time'),
  OTHER_SEX_REQUIRED: both('没有同性别的护理员', 'no caregiver of the same sex'),
};
export const NO_REASON = both('暂时没有合适的护理员', 'no suitable caregiver at present');
