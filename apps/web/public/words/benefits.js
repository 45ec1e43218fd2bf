const both = (zh, en) => ({ zh, en });

export const UNITS = {
  MINUTE: both('分钟', 'minutes'),
  FEN: both('元', 'yuan'),
  VOUCHER: both('元消费券', 'yuan of a voucher'),
  VISIT: both('次', 'visits'),
};

export const GRANT_KINDS = {
  MONTHLY: both('当月发放', 'of the month'),
  SUPPLEMENT: both('补充发放', 'in addition'),
  BACK_PAY: both('补发', 'back pay'),
  CARRIED: both('结转', 'carried over'),
  RESTORED: both('恢复', 'given back'),
  ONCE: both('一次性', 'once'),
};

/** What a rule decided. */
export const OUTCOMES = {
  G: both('符合条件', 'entitled'),
  N: both('不符合条件', 'not entitled'),
  U: both('需要补充证明', 'evidence is needed'),
};

export const LEVELS_OF_LAW = {
  COUNTY: both('县级', 'county'),
  CITY: both('市级', 'city'),
  PROVINCE: both('省级', 'province'),
  NATION: both('国家', 'nation'),
};

export const APPLIED_AS = {
  SENIOR: both('老人本人申请', 'applied for by the senior'),
  REPRESENTATIVE: both('代理人申请', 'applied for by a representative'),
  OFFICE: both('工作人员代办', 'applied for by an office'),
};

export const STOP_KINDS = { STOP: both('停发', 'stopped'), SUSPEND: both('暂停', 'suspended') };

export const STOP_STATES = {
  IN_FORCE: both('执行中', 'in force'),
  APPEALED: both('申诉处理中', 'under appeal'),
  LIFTED: both('已撤销', 'lifted'),
};

export const STOP_STEPS = {
  record: both('登记', 'recorded'),
  end: both('停发期满', 'ended'),
  reopen: both('重新开始', 'began again'),
  appeal: both('提出申诉', 'appealed'),
  dismissAppeal: both('申诉未获支持', 'appeal dismissed'),
  lift: both('撤销', 'lifted'),
};

export const STOP_CASE_STATES = {
  OPEN: both('待核查', 'to be looked into'),
  CONFIRMED: both('核查属实，待决定', 'confirmed, to be decided'),
  DISMISSAL_PROPOSED: both('建议放行，待决定', 'dismissal proposed, to be decided'),
  CLAWED_BACK: both('已追回', 'taken back'),
  DISMISSED: both('已放行', 'dismissed'),
};

export const ACTORS = {
  SYSTEM: both('系统', 'the system'),
  SENIOR: both('老人本人', 'the senior'),
  REPRESENTATIVE: both('代理人', 'a representative'),
  VILLAGE_HELPER: both('村居协理员', 'village helper'),
  TOWN_HANDLER: both('镇街经办人', 'township handler'),
  TOWN_VERIFIER: both('镇街核验员', 'township verifier'),
  COUNTY_HANDLER: both('县区经办人', 'county handler'),
  COUNTY_REVIEWER: both('县区审核人', 'county reviewer'),
  COUNTY_APPROVER: both('县区审批人', 'county approver'),
  COUNTY_INSPECTOR: both('县区检查员', 'county inspector'),
  CALL_CENTER: both('热线坐席', 'hotline agent'),
};

/** Who takes over a part of a price. */
export const PAYERS = {
  INSURANCE: both('长期护理保险', 'care insurance'),
  VOUCHER: both('国家消费补贴', 'national voucher'),
  PROGRAMME: both('政府项目', 'programme'),
  SELF: both('家庭', 'family'),
};

export const ACCOUNT_KINDS = {
  LOT: both('发放的权益', 'grants'),
  SOURCE: both('发放来源', 'where grants come from'),
  SPENT: both('已核销', 'spent'),
  LAPSED: both('已失效', 'lapsed'),
  PAYABLE: both('应付', 'owed by the programme'),
  FUNDING: both('资金来源（无预算）', 'money without a budget'),
  BUDGET: both('预算', 'budget'),
  PROVIDER: both('应付机构', 'owed to the provider'),
  PROVIDER_PAID: both('已付机构', 'paid to the provider'),
  PROVIDER_DEDUCTED: both('结算扣减', 'deducted for good'),
  PROVIDER_RECOVERED: both('按审计结果追缴', 'claimed back after an audit'),
  FAMILY_DUE: both('家庭自付', 'owed by the family'),
  OWED_BY_FAMILIES: both('家庭应付机构', 'owed to the provider by families'),
  FAMILY_PREPAID: both('家庭预付款', 'paid ahead by the family'),
  FAMILY_COLLECTED: both('家庭付款来源', 'where payments of families come from'),
};

/** How the ledger is checked. */
export const LEDGER_CHECKS = {
  SINCE: both('每十分钟核对变动', 'what has moved, every ten minutes'),
  FULL: both('每晚全部核对', 'everything, every night'),
};

export const MOVES = {
  GRANT: both('发放', 'granted'),
  HOLD: both('预约占用', 'held'),
  RELEASE: both('退还', 'given back'),
  CAPTURE: both('核销', 'spent'),
  REVERSE: both('追回', 'taken back'),
  EXPIRE: both('失效', 'lapsed'),
  CARRY: both('结转', 'carried over'),
  FUND: both('安排预算', 'allotted'),
  OWE: both('记应付', 'owed'),
  SETTLE: both('结算', 'settled'),
  ADJUST: both('调整', 'adjusted'),
  RESTORE: both('恢复', 'restored'),
};

export const LIST_CHANGES = {
  BEGUN: both('新增类别', 'category begins'),
  ENDED: both('类别终止', 'category ends'),
  RECORDED: both('登记事件', 'event recorded'),
};

export const IMPORT_STATES = {
  UPLOADED: both('试运行中', 'dry run under way'),
  CHECKED: both('试运行完成，等待应用', 'checked, to be applied'),
  APPLYING: both('应用中', 'being applied'),
  APPLIED: both('已应用', 'applied'),
  DISCARDED: both('已放弃', 'given up'),
};

export const ROW_OUTCOMES = {
  NEW: both('新增', 'new'),
  CHANGED: both('变动', 'changed'),
  UNCHANGED: both('无变动', 'unchanged'),
  FAILED: both('有问题', 'failed'),
};

/** policy.md 6.1 */
export const CATEGORIES = {
  TEKUN_SCATTERED: both('分散供养特困人员', 'destitute, supported at home'),
  TEKUN_CENTRAL: both('集中供养特困人员', 'destitute, supported in an institution'),
  DIBAO: both('最低生活保障对象', 'minimum living allowance'),
  DIBAO_EDGE: both('低保边缘家庭成员', 'just above the minimum living allowance'),
  RIGID_EXPENSE: both('刚性支出困难家庭', 'household with unavoidable high expenses'),
  LOW_INCOME: both('低收入人口', 'low income'),
  JISHENG_SPECIAL: both('计划生育特殊家庭', 'lost or disabled only child'),
  YOUFU_KEY: both('重点优抚对象', 'entitled veteran group'),
  LIVING_ALONE: both('独居', 'living alone'),
  EMPTY_NEST: both('空巢', 'empty nest'),
  LEFT_BEHIND: both('留守', 'left behind'),
  DISABLED_LV2: both('中度失能', 'moderate functional loss'),
  DISABLED_LV3: both('重度失能', 'severe functional loss'),
  DISABLED_LV4: both('完全失能', 'complete functional loss'),
  SEVERE_HANDICAP: both('重度残疾（1–2 级）', 'severe handicap (grade 1 or 2)'),
  DEMENTIA: both('认知障碍', 'dementia'),
  LABOR_MODEL: both('省部级以上劳模等', 'model worker and similar honours'),
};
