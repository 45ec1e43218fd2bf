import { defineErrors } from '@anzhi/kernel';

export const DispatchErrors = defineErrors('dispatch', {
  offerNotFound: { status: 404, zh: '没有找到这一派单', en: 'There is no such offer' },
  offerEnded: {
    status: 409,
    zh: '这一单已被其他机构接下，感谢您的响应；有合适的新订单会马上通知您',
    en: 'Another provider has taken this order. Thank you for answering; you will hear of the next one at once',
  },
  offerAlreadyAccepted: {
    status: 409,
    zh: '贵机构已接下这一单，请安排护理员',
    en: 'Your organisation has already accepted this order; please assign a caregiver',
  },
  offerWithdrawn: {
    status: 409,
    zh: '这一派单已撤回（家属取消或改期，或订单已有变化），感谢您的响应',
    en: 'This offer was withdrawn because the order was cancelled, moved or changed. Thank you for answering',
  },
  offerExpired: {
    status: 409,
    zh: '这一派单已过答复时限，已转给其他机构；下次请在时限内答复',
    en: 'The time to answer this offer has passed and the order has moved on; please answer in time next time',
  },
  offerAnswered: {
    status: 409,
    zh: '贵机构已答复过这一派单',
    en: 'Your organisation has already answered this offer',
  },
  licenceLapsed: {
    status: 409,
    zh: '贵机构的登记或相关许可证在服务当天无效，这一单已转给其他机构；请更新证照后再接单',
    en: 'A registration or licence of yours is not valid for this service; the order has moved on. Please renew it first',
  },
  notEligible: {
    status: 409,
    zh: '贵机构目前不符合这一单的要求，订单已转给其他机构；如有疑问请联系县区民政部门',
    en: 'Your organisation does not meet the requirements of this order at present; it has moved on to another provider',
  },
  offerToCaregiver: {
    status: 409,
    zh: '这一派单直接发给了护理员本人，由本人答复',
    en: 'This offer was made to the caregiver himself, who answers it',
  },
  outsideDivision: {
    status: 403,
    zh: '这个县区不在您的管辖范围内',
    en: 'This county is outside your divisions',
  },
  itemNotFound: { status: 422, zh: '没有这个服务项目', en: 'There is no such service item' },
  notYourOrganisation: {
    status: 403,
    zh: '只能为自己的机构设置',
    en: 'You can decide this for your own organisation only',
  },
  orderNotFound: { status: 404, zh: '没有找到这张订单', en: 'There is no such order' },
  orderMovedOn: {
    status: 409,
    zh: '订单已有变化，现在不能这样办理，请刷新后再看',
    en: 'The order has moved on; this is not possible now',
  },
  alreadyAssigned: {
    status: 409,
    zh: '这一单已安排护理员，如需更换请办理换人',
    en: 'A caregiver is assigned already; use a change of assignment',
  },
  secondCaregiverNeeded: {
    status: 422,
    zh: '这项服务须两名护理员同时上门，请安排第二名',
    en: 'Two caregivers come to this service at once; please name the second one',
  },
  oneCaregiverOnly: {
    status: 422,
    zh: '这一单只差一名护理员',
    en: 'This order lacks one caregiver only',
  },
  twoDifferentPeople: {
    status: 422,
    zh: '两名护理员不能是同一个人',
    en: 'The two caregivers must be two different people',
  },
  whomToReplace: {
    status: 422,
    zh: '这一单有两名护理员，请说明替换哪一位',
    en: 'Two caregivers are assigned; please say which of them is replaced',
  },
  notAssigned: {
    status: 409,
    zh: '这一单还没有安排护理员',
    en: 'No caregiver is assigned to this order yet',
  },
  sameCaregiver: {
    status: 422,
    zh: '这位护理员已经安排在这一单上',
    en: 'This caregiver is assigned to the order already',
  },
  caregiverNotFound: {
    status: 422,
    zh: '本机构没有这位护理员',
    en: 'Your organisation has no such caregiver',
  },
  caregiverBusy: {
    status: 409,
    zh: '这位护理员在这段时间已有安排，到 {until} 才有空',
    en: 'This caregiver is busy at that time, until {until}',
  },
  caregiverNotQualified: {
    status: 422,
    zh: '这位护理员不能承担这项服务（{rules}）',
    en: 'This caregiver may not provide this service ({rules})',
  },
  caregiverIsDispatcher: {
    status: 403,
    zh: '调度员不能把订单派给自己，请由其他调度员安排',
    en: 'A dispatcher may not assign himself; ask another dispatcher',
  },
  weightsNotFound: {
    status: 404,
    zh: '没有找到这一版派单权重',
    en: 'There is no such version of the weights',
  },
  weightsNotInCharge: {
    status: 403,
    zh: '只能为本人负责的市或县区制定派单权重',
    en: 'Weights can be set only for a city or county in your charge',
  },
  weightsSamePerson: {
    status: 403,
    zh: '起草和审批须由两个人分别办理',
    en: 'Drafting and approving take two different people',
  },
  weightsDecided: {
    status: 409,
    zh: '这一版派单权重已有决定',
    en: 'This version of the weights has been decided already',
  },
  weightsDaysReversed: {
    status: 422,
    zh: '结束日期须在开始日期之后',
    en: 'The last day must come after the first',
  },
  weightsContradict: {
    status: 422,
    zh: '派单权重前后矛盾：标出的这一项不能低于它的前一档',
    en: 'The weights contradict each other: the line marked may not be lower than the step before it',
  },
  weightsTooEarly: {
    status: 422,
    zh: '新的派单权重最早从 {day} 起执行',
    en: 'New weights begin on {day} at the earliest',
  },
  weightsOverlap: {
    status: 409,
    zh: '从 {from} 起已有另一版派单权重，请调整起止日期',
    en: 'Another version begins on {from}; please choose other days',
  },
  exclusionNotFound: {
    status: 404,
    zh: '没有找到这条不匹配记录',
    en: 'There is no such exclusion',
  },
  exclusionExists: {
    status: 409,
    zh: '这位老人和这位护理员已登记为不匹配',
    en: 'This senior and this caregiver are excluded already',
  },
  unmetNotFound: { status: 404, zh: '没有找到这条未满足需求', en: 'There is no such unmet demand' },
  unmetResolved: {
    status: 409,
    zh: '这条未满足需求已处理完毕',
    en: 'This unmet demand has been resolved already',
  },
});
