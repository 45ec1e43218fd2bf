import type { MatchRefusal } from './judge.policy';
import type { MatchRule } from './match-price.policy';

/** A sentence in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
const both = (zh: string, en: string): Words => ({ zh, en });

/** What a rule added to the price; `{n}` stands for equivalent minutes. */
export const PRICE_WORDS: Readonly<Record<MatchRule, Words>> = {
  travel: both('多走的路计 {n} 分钟', 'Extra travel counts {n} minutes'),
  lateness: both('预计迟到计 {n} 分钟', 'An expected delay counts {n} minutes'),
  familiarity: both(
    '老人对护理员不熟悉，计 {n} 分钟',
    'A caregiver the senior hardly knows counts {n} minutes',
  ),
  faces: both('一周内第三张面孔，计 {n} 分钟', 'A third face within a week counts {n} minutes'),
  sex: both('不是家属希望的性别，计 {n} 分钟', 'Not the sex the family prefers: {n} minutes'),
  dialect: both('不会说老人的方言，计 {n} 分钟', 'Does not speak the senior’s dialect: {n} minutes'),
  sparedSkill: both('会的其他技能本单用不上，计 {n} 分钟', 'Skills this service does not need: {n} minutes'),
  overtime: both('加班计 {n} 分钟', 'Overtime counts {n} minutes'),
  idle: both('护理员空等时间的变化计 {n} 分钟', 'The change in idle waiting counts {n} minutes'),
  caregiverFairness: both(
    '本周工时与同伴平均相比，计 {n} 分钟',
    'His week against the average of the others counts {n} minutes',
  ),
  providerFairness: both(
    '机构应得份额的平衡计 {n} 分钟',
    'The balance of the provider’s fair share counts {n} minutes',
  ),
  movedVisit: both('改动已公布的上门时间，计 {n} 分钟', 'Another time than the published one: {n} minutes'),
  changedCaregiver: both(
    '更换已公布的护理员，计 {n} 分钟',
    'Another caregiver than the published one: {n} minutes',
  ),
};

/** Why somebody was kept out. */
export const REFUSAL_WORDS: Readonly<Record<MatchRefusal, Words>> = {
  NOT_ADMITTED: both('机构未获准入', 'The provider is not admitted'),
  SUSPENDED: both('机构已暂停服务', 'The provider is suspended'),
  BLACKLISTED: both('机构在失信联合惩戒名单上', 'The provider is on the joint-punishment list'),
  ITEM_NOT_OFFERED: both('机构不做这项服务', 'The provider does not offer the service'),
  OUTSIDE_SERVICE_AREA: both('不在机构的服务范围内', 'Outside the provider’s service area'),
  LICENCE_NOT_VALID: both('机构证照在服务当天无效', 'A licence of the provider is not valid on the day'),
  NO_QUALIFIED_CAREGIVER: both('没有合格的护理员', 'No qualified caregiver'),
  NOT_ACTIVE: both('护理员已离职', 'The caregiver is no longer employed'),
  SKILL_MISSING: both('缺少所需技能', 'A skill is missing'),
  OTHER_SEX_REQUIRED: both('须由同性别护理员服务', 'A caregiver of the senior’s sex is required'),
  CREDENTIAL_NOT_VALID: both('护理员证书在服务当天无效', 'A certificate is not valid on the day'),
  NOT_WORKING: both('这段时间不上班', 'Not at work at that time'),
  EXCLUDED: both('老人与护理员登记为不匹配', 'Senior and caregiver are excluded from each other'),
  BUSY: both('这段时间有别的安排', 'Busy at that time'),
  WAY_TOO_LONG_BEFORE: both('从上一单赶不过来', 'Cannot arrive in time from the visit before'),
  WAY_TOO_LONG_AFTER: both('会耽误下一单', 'Would be late for the next visit'),
  LEGAL_REST: both('两个工作日之间休息时间不足', 'Too little rest between two working days'),
  DAILY_MAXIMUM: both('超过每日最长工时', 'Beyond the longest working day'),
};

/** 205 tenths: 「20.5」. */
export const sayPrice = (rule: MatchRule, tenths: number): Words => {
  const { zh, en } = PRICE_WORDS[rule];
  const n = String(tenths / 10);
  return { zh: zh.replace('{n}', n), en: en.replace('{n}', n) };
};
