import { defineErrors } from '@anzhi/kernel';

export const EntitlementErrors = defineErrors('entitlement', {
  seniorNotFound: { status: 404, zh: '没有找到这位老人', en: 'There is no such senior' },
  programmeNotFound: {
    status: 404,
    zh: '没有找到在该月有效的项目 {code}',
    en: 'There is no programme {code} in force in that month',
  },
  noCountyInScope: {
    status: 404,
    zh: '您管辖的区划内没有该项目覆盖的县区',
    en: 'None of the counties of this programme is in your charge',
  },
  periodTooFar: {
    status: 422,
    zh: '只能发放本月额度，以及从 {from} 起发放下月额度',
    en: 'Only this month can be issued, and from {from} on the next one',
  },
  nothingDecided: {
    status: 404,
    zh: '该月没有可以判定的情况：老人当时不在册或已去世',
    en: 'There is nothing to decide for that month: the senior was not on file or had died',
  },
  issuanceRunNotFound: { status: 404, zh: '没有找到这个发放批次', en: 'There is no such issuance run' },
  issuanceState: {
    status: 409,
    zh: '发放批次目前的状态是“{state}”，不能这样办理',
    en: 'The issuance run is in state {state}; this cannot be done now',
  },
  issuanceFourEyes: {
    status: 403,
    zh: '计划发放的人不能自己审批，须由另一位同事审批',
    en: 'Who planned the issuance cannot approve it; another person has to',
  },
  itemUnknown: { status: 422, zh: '服务目录中没有这个项目', en: 'The catalogue has no such item' },
  addressUnknown: { status: 422, zh: '没有找到这位老人的该地址', en: 'The senior has no such address' },
  priceUnknown: {
    status: 422,
    zh: '当地尚未公布该项目的参考价，暂不能预约',
    en: 'No guided price is set for this item there, so it cannot be booked',
  },
  monthNotIssued: {
    status: 409,
    zh: '{month}的服务时长将于 {from} 起发放，发放后即可预约该月的服务',
    en: 'The minutes for {month} are issued from {from} on; services of that month can be booked then',
  },
  orderAlreadyHeld: {
    status: 409,
    zh: '该订单的时长已经冻结，不能重复冻结',
    en: 'The order already has its hold',
  },
  orderNotHeld: {
    status: 409,
    zh: '该订单没有待处理的冻结',
    en: 'The order has no hold that is still open',
  },
  orderNotCaptured: { status: 409, zh: '该订单尚未扣减，无可冲回', en: 'Nothing was captured for the order' },
  orderAlreadyReversed: {
    status: 409,
    zh: '该订单的扣减已经冲回',
    en: 'The capture has already been reversed',
  },
  reversalTooLarge: {
    status: 422,
    zh: '追回的时长超过该订单仍计费的 {billed} 分钟',
    en: 'More is to be taken back than the {billed} minutes that are still billed',
  },
  captureBlocked: {
    status: 409,
    zh: '该服务暂不能结算：{reason}',
    en: 'The service cannot be paid for: {reason}',
  },
  // Statements.
  providerNotFound: {
    status: 404,
    zh: '没有找到该机构在您管辖范围内的账户',
    en: 'The provider has no account in your charge',
  },
  countyNotFound: { status: 404, zh: '没有找到该县区', en: 'There is no such county in your charge' },
  countyNeeded: {
    status: 422,
    zh: '该机构在多个县区有账户，请指明县区',
    en: 'Several counties owe this provider something: name one of them',
  },
  statementTooLong: {
    status: 422,
    zh: '明细超过 {most} 行，请缩短时间范围',
    en: 'The statement has more than {most} lines: ask for a shorter time',
  },
  // Applications.
  applicationNotFound: { status: 404, zh: '没有找到这份申请', en: 'There is no such application' },
  seniorDeceased: {
    status: 422,
    zh: '登记显示老人已离世，不能申请',
    en: 'The senior is registered as deceased; nothing can be applied for',
  },
  seniorMoved: {
    status: 409,
    zh: '老人已不在本县区居住，请撤回后在新居住地申请',
    en: 'The senior no longer lives in this county: withdraw, and apply where he lives now',
  },
  noApplicationNeeded: {
    status: 422,
    zh: '该项目不需要申请，符合条件的老人自动享受',
    en: 'This programme asks for no application: who meets its conditions has it',
  },
  onBehalfNeeded: {
    status: 422,
    zh: '代办申请须写明是谁委托、老人如何同意',
    en: 'An office that applies for a senior must say who asked and how the senior agreed',
  },
  alreadyApplied: {
    status: 409,
    zh: '老人在该项目已有办理中或已生效的申请',
    en: 'The senior has an application in this programme that is under way or in force',
  },
  applicationStepNotPossible: {
    status: 409,
    zh: '申请目前的状态是“{state}”，不能这样办理',
    en: 'The application is in state {state}; this cannot be done now',
  },
  anotherPerson: {
    status: 403,
    zh: '您已办理过其中另一个环节，须由另一位同事办理',
    en: 'You took part at another level of this procedure; another person has to do this',
  },
  notEligible: {
    status: 422,
    zh: '按今天的情况不符合条件，不能批准：{why}',
    en: 'The conditions are not met today, so it cannot be approved: {why}',
  },
  evidenceNeeded: {
    status: 422,
    zh: '还缺少证明，不能批准，请退回补充：{facts}',
    en: 'Evidence is missing, so it cannot be approved; return it for more: {facts}',
  },
  appealTooLate: {
    status: 422,
    zh: '申诉期限到 {until} 为止',
    en: 'Appeals were possible until {until}',
  },
  noticeNotFound: {
    status: 404,
    zh: '没有找到正在公示的这份申请',
    en: 'There is no such application in public notice',
  },
  alreadyObjected: {
    status: 409,
    zh: '您已对这份申请提出过异议',
    en: 'You have raised an objection to this application already',
  },
  objectionNotFound: { status: 404, zh: '没有找到这条异议', en: 'There is no such objection' },
  objectionDecided: { status: 409, zh: '这条异议已有结论', en: 'This objection has been decided already' },
  // Stops.
  stopNotFound: { status: 404, zh: '没有找到这次停发', en: 'There is no such stop' },
  stopStepNotPossible: {
    status: 409,
    zh: '这次停发目前的状态是“{state}”，不能这样办理',
    en: 'The stop is in state {state}; this cannot be done now',
  },
  alreadyAppealed: {
    status: 409,
    zh: '这次停发已经申诉过',
    en: 'There was an appeal against this stop already',
  },
  stopCaseNotFound: { status: 404, zh: '没有找到这个追回案件', en: 'There is no such case' },
  stopCaseStepNotPossible: {
    status: 409,
    zh: '案件目前的状态是“{state}”，不能这样办理',
    en: 'The case is in state {state}; this cannot be done now',
  },
  // Programmes, parameters, choices, budgets.
  regionNotInCharge: {
    status: 404,
    zh: '没有这个行政区划，或不在您的管辖范围内',
    en: 'There is no such division in your charge',
  },
  programmeExists: {
    status: 409,
    zh: '已有代码为 {code} 的项目',
    en: 'There is a programme {code} already',
  },
  programmeVersionNotFound: {
    status: 404,
    zh: '没有找到项目 {code} 的第 {version} 版',
    en: 'There is no version {version} of a programme {code}',
  },
  templateNotFound: { status: 404, zh: '没有模板 {code}', en: 'There is no template {code}' },
  versionStepNotPossible: {
    status: 409,
    zh: '该版本目前的状态是 {state}，不能这样办理',
    en: 'The version is in state {state}; this cannot be done now',
  },
  notYourDraft: {
    status: 403,
    zh: '只有起草人可以修改、提交或撤回',
    en: 'Only whoever drafted it may change, submit or withdraw it',
  },
  samePerson: {
    status: 403,
    zh: '起草和审批须由两个人分别办理',
    en: 'Drafting and approving take two different people',
  },
  versionHasProblems: {
    status: 422,
    zh: '还有 {count} 处问题，不能提交或批准',
    en: '{count} problems stand against it; it cannot be submitted or approved',
  },
  endTooEarly: {
    status: 422,
    zh: '最早只能从明天（{day}）起停止执行',
    en: 'It can end tomorrow ({day}) at the earliest',
  },
  endNotEarlier: {
    status: 422,
    zh: '该版本执行到 {day}，只能提前结束；延长须另立新版本',
    en: 'It ends on {day} as it is. An end can only come earlier; going on takes a new version',
  },
  noEndProposed: { status: 409, zh: '没有待审批的提前结束', en: 'No earlier end waits for approval' },
  parameterNotFound: { status: 404, zh: '没有找到这个参数取值', en: 'There is no such value' },
  parameterDecided: { status: 409, zh: '这个取值已有结论', en: 'This value has been decided already' },
  parameterOverlaps: {
    status: 409,
    zh: '{from} 起已有取值，日期重叠',
    en: 'Another value holds from {from} on: the days overlap',
  },
  parameterTooEarly: {
    status: 422,
    zh: '已有取值的日期只能从明天（{day}）起改变',
    en: 'Where there is a value, another one begins tomorrow ({day}) at the earliest',
  },
  daysReversed: { status: 422, zh: '结束日须晚于开始日', en: 'The end must come after the beginning' },
  groupUnknown: {
    status: 404,
    zh: '没有这组可选的项目，或该项目不在其中',
    en: 'There is no such group to choose from, or the programme is not in it',
  },
  budgetProgrammeUnknown: {
    status: 404,
    zh: '该县区在 {year} 年没有项目 {code}',
    en: 'The county has no programme {code} in {year}',
  },
  allotmentNotFound: { status: 404, zh: '没有找到这笔预算', en: 'There is no such allotment' },
  allotmentDecided: { status: 409, zh: '这笔预算已有结论', en: 'This allotment has been decided already' },
  // What-if and re-verification.
  whatIfNotFound: { status: 404, zh: '没有找到这次试算', en: 'There is no such what-if' },
  whatIfState: {
    status: 409,
    zh: '试算目前的状态是“{state}”，不能这样办理',
    en: 'The what-if is in state {state}; this cannot be done now',
  },
  whatIfNoDraft: {
    status: 422,
    zh: '只能试算起草中或待审批的草案',
    en: 'Only a draft or what waits for approval can be tried',
  },
  whatIfRuleUnsound: {
    status: 422,
    zh: '草案的规则还有 {count} 处问题，不能试算',
    en: 'The rule of the draft has {count} problems; it cannot be tried',
  },
  whatIfParameterMissing: {
    status: 422,
    zh: '参数 {name} 在 {region} {day} 没有取值，不能试算',
    en: 'The parameter {name} has no value in {region} on {day}, so it cannot be tried',
  },
  whatIfMonthTooFar: {
    status: 422,
    zh: '只能试算到 {until} 的月份',
    en: 'Months up to {until} can be tried',
  },
  campaignNotFound: { status: 404, zh: '没有找到这次复核', en: 'There is no such re-verification' },
  campaignState: {
    status: 409,
    zh: '这次复核目前的状态是“{state}”，不能这样办理',
    en: 'The re-verification is in state {state}; this cannot be done now',
  },
  campaignDueTooEarly: {
    status: 422,
    zh: '核查期限不能早于今天（{day}）',
    en: 'The last day for outcomes cannot lie before today ({day})',
  },
  campaignUnfinished: {
    status: 409,
    zh: '还有 {count} 户没有结论，不能结束',
    en: '{count} households have no result yet; it cannot be closed',
  },
  campaignTaskNotFound: { status: 404, zh: '没有找到这个复核任务', en: 'There is no such task' },
  campaignTaskState: {
    status: 409,
    zh: '复核任务目前的状态是“{state}”，不能这样办理',
    en: 'The task is in state {state}; this cannot be done now',
  },
  campaignTaskTaken: {
    status: 409,
    zh: '这户已由另一位同事领取',
    en: 'Somebody else has taken this household on',
  },
  campaignProofNeeded: {
    status: 422,
    zh: '恢复待遇须上传照片或证明',
    en: 'Giving a claim back takes a photograph or a paper',
  },
  campaignNoticeRuns: {
    status: 409,
    zh: '告知期到 {until} 为止，期满后才能暂停待遇',
    en: 'The notice runs until {until}; the claim can be suspended after it',
  },
});
