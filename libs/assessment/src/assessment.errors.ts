import { defineErrors } from '@anzhi/kernel';

export const AssessmentErrors = defineErrors('assessment', {
  seniorNotFound: { status: 404, zh: '没有找到这位老人', en: 'There is no such senior' },
  inTheFuture: { status: 422, zh: '评估日期不能晚于今天', en: 'The assessment must not be in the future' },
  olderThanCurrent: {
    status: 409,
    zh: '已有 {date} 的评估结果，不能补录更早或同一天的结果',
    en: 'There is a result of {date}; an older one or one of the same day cannot be added',
  },
  assessmentNotFound: { status: 404, zh: '没有找到这次评估', en: 'There is no such assessment' },
  healthConsentMissing: {
    status: 409,
    zh: '老人（或其代理人）尚未单独同意为能力评估处理健康信息，请先登记该项同意（HEALTH）',
    en: 'The senior has not yet consented to the use of health data for the assessment (HEALTH); record the consent first',
  },
  healthConsentRefused: {
    status: 409,
    zh: '老人（或其代理人）已于 {date} 拒绝或撤回为能力评估处理健康信息的同意（HEALTH）',
    en: 'The consent to the use of health data for the assessment (HEALTH) was refused or withdrawn on {date}',
  },
  deceased: { status: 422, zh: '老人已去世', en: 'The senior has died' },
  alreadyUnderWay: {
    status: 409,
    zh: '这位老人有一次评估正在进行',
    en: 'An assessment of this senior is under way',
  },
  notPossibleNow: {
    status: 409,
    zh: '这次评估现在是“{state}”，不能进行这一步',
    en: 'The assessment is {state}, in which this is not possible',
  },
  notACounty: { status: 422, zh: '请选择区县', en: 'This division is not a county' },
  countyNotFound: { status: 404, zh: '没有找到这个区县', en: 'There is no such county' },
  assessorNotFound: { status: 404, zh: '没有找到这位评估师', en: 'There is no such assessor' },
  assessorRegistered: {
    status: 409,
    zh: '这位评估师在这段时间已经登记',
    en: 'This assessor is registered for that time already',
  },
  assessorIsYourself: {
    status: 403,
    zh: '不能登记自己为评估师',
    en: 'Nobody registers himself as an assessor',
  },
  recheckIsDrawn: {
    status: 403,
    zh: '这是抽中的复评，只能由经办人员撤销',
    en: 'This re-check was drawn; only an officer may cancel it',
  },
  recheckNotOver: {
    status: 422,
    zh: '只能从已经过去的日子中抽取',
    en: 'Re-checks are drawn from days that are over',
  },
  recheckDrawnAlready: {
    status: 409,
    zh: '这段时间公布的评估已经抽过，每一天只抽一次',
    en: 'The assessments of this time have been drawn from; each day is drawn from once',
  },
  periodEmpty: { status: 422, zh: '截止日期不能早于开始日期', en: 'The last day is before the first' },
  endOutside: {
    status: 422,
    zh: '截止日期不能早于昨天，并须在登记期 {from} 至 {to} 之内',
    en: 'The last day is yesterday at the earliest and lies within {from} to {to}',
  },
  sameAssessor: { status: 422, zh: '两位评估师不能是同一人', en: 'The two assessors must be two persons' },
  noMedicalAssessor: {
    status: 422,
    zh: '两位评估师中至少一位须有医护背景',
    en: 'One of the two assessors must have a medical or nursing background',
  },
  assessorNotValid: {
    status: 422,
    zh: '这位评估师的资格在 {date} 无效',
    en: 'This assessor is not qualified on {date}',
  },
  assessorIsRelated: {
    status: 422,
    zh: '评估师是老人本人或其代理人，应当回避',
    en: 'The assessor is the senior or represents him',
  },
  assessedBefore: {
    status: 422,
    zh: '复评须由其他评估师进行',
    en: 'A disputed assessment is repeated by other assessors',
  },
  inThePast: { status: 422, zh: '预约时间不能早于现在', en: 'The appointment must not be in the past' },
  notAnOption: { status: 422, zh: '{item} 没有这个选项', en: '{item} has no such option' },
  answeredTwice: { status: 422, zh: '{item} 填写了两次', en: '{item} is answered twice' },
  incomplete: {
    status: 422,
    zh: '还有 {count} 项没有填写：{items}',
    en: '{count} items are not answered yet: {items}',
  },
  evidenceMissing: {
    status: 422,
    zh: '等级调整（{adjustment}）须附证明材料',
    en: 'The adjustment {adjustment} needs a document as evidence',
  },
  evidenceUnneeded: {
    status: 422,
    zh: '填写的情况不涉及等级调整（{adjustment}）',
    en: 'Nothing in the form calls for the adjustment {adjustment}',
  },
  formChanged: {
    status: 409,
    zh: '评估表已被修改，请重新核对后签字',
    en: 'The form has changed; read it again before you sign',
  },
  alreadySigned: { status: 409, zh: '您已经签字', en: 'You have signed already' },
  readFormFirst: {
    status: 403,
    zh: '请先说明用途、查看评估表，再打开证明材料',
    en: 'Read the form first, and say what for; then its documents can be opened',
  },
  evidenceNotFound: { status: 404, zh: '没有找到这份证明材料', en: 'There is no such document' },
  ownAssessment: {
    status: 403,
    zh: '评估师不能审核或公布自己的评估',
    en: 'An assessor neither reviews nor publishes his own assessment',
  },
  sameOfficer: {
    status: 403,
    zh: '审核人不能再办理这一步',
    en: 'Whoever reviewed the result does not decide this as well',
  },
  reasonNeeded: { status: 422, zh: '退回须说明理由', en: 'A return needs a reason' },
  disputeTooLate: {
    status: 409,
    zh: '异议期已于 {date} 届满',
    en: 'The time for a dispute ended on {date}',
  },
  disputedBefore: { status: 409, zh: '这次评估已提出过异议', en: 'This assessment was disputed before' },
  reviewIsFinal: { status: 409, zh: '复评结果为最终结果', en: 'The result of a dispute review is final' },
});
