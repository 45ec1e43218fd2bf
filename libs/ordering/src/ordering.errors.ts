import { defineErrors } from '@anzhi/kernel';

export const OrderingErrors = defineErrors('ordering', {
  orderNotFound: { status: 404, zh: '没有找到这张订单', en: 'There is no such order' },
  seniorNotFound: {
    status: 404,
    zh: '没有找到这位老人，或您没有为其下单的权限',
    en: 'There is no such senior, or you may not book for this senior',
  },
  seniorDeceased: {
    status: 409,
    zh: '这位老人已登记离世，不能再下单',
    en: 'This senior is registered as deceased; nothing can be booked',
  },
  regionNotFound: { status: 404, zh: '没有这个区划', en: 'There is no such division' },
  termsUnsound: {
    status: 422,
    zh: '服务条款前后矛盾，请检查这一项',
    en: 'The terms contradict themselves; please look at this one',
  },
  termsTooEarly: {
    status: 422,
    zh: '服务条款最早从明天起生效',
    en: 'Terms hold from tomorrow at the earliest',
  },
  termsLaterExist: {
    status: 409,
    zh: '已有 {date} 起生效的服务条款',
    en: 'Terms that hold from {date} have been set already',
  },
  addressNotFound: { status: 422, zh: '请选择这位老人的服务地址', en: 'Choose an address of this senior' },
  itemNotFound: { status: 422, zh: '没有这个服务项目', en: 'There is no such service item' },
  itemNotVisit: {
    status: 422,
    zh: '“{item}”不是上门服务，不能在这里预约',
    en: '{item} is not a home visit and cannot be booked here',
  },
  tooShort: {
    status: 422,
    zh: '这项服务至少 {minutes} 分钟',
    en: 'This service takes at least {minutes} minutes',
  },
  tooLong: {
    status: 422,
    zh: '一次服务最多 {minutes} 分钟',
    en: 'One visit takes at most {minutes} minutes',
  },
  wrongStep: {
    status: 422,
    zh: '服务时长请按 {minutes} 分钟的整数倍选择',
    en: 'Choose a duration in steps of {minutes} minutes',
  },
  tooSoon: {
    status: 422,
    zh: '请至少提前 {minutes} 分钟预约',
    en: 'Please book at least {minutes} minutes ahead',
  },
  tooFar: { status: 422, zh: '最多可预约 {days} 天内的服务', en: 'Please book at most {days} days ahead' },
  nightNeedsReason: {
    status: 422,
    zh: '{from} 点至次日 {to} 点为夜间，请填写夜间服务的原因',
    en: 'Between {from}:00 and {to}:00 please give the reason for a service at night',
  },
  onBehalfNeeded: {
    status: 422,
    zh: '代办下单请写明与老人的关系和老人如何授权',
    en: 'Booking for somebody else needs the relation and how the senior authorised it',
  },
  textHasPersonalData: {
    status: 422,
    zh: '请不要在这里填写电话号码或证件号码',
    en: 'Please do not write phone or identity numbers here',
  },
  priceChanged: {
    status: 409,
    zh: '费用有变化：总价 {totalYuan} 元，政府支付 {programmeMinutes} 分钟（{programmeYuan} 元），家庭自付 {familyYuan} 元。请确认后重新提交',
    en: 'The price has changed: {totalYuan} yuan in all, {programmeMinutes} minutes ({programmeYuan} yuan) paid by the programme, {familyYuan} yuan by the family. Please confirm it and send again',
  },
  seniorBusy: {
    status: 409,
    zh: '老人在这段时间已有另一张订单',
    en: 'The senior already has another order at that time',
  },
  followsNotFound: {
    status: 422,
    zh: '没有找到要衔接的那一单：须是同一位老人尚未完成的订单',
    en: 'There is no such order to come after: it must be one of this senior that is not over',
  },
  followsNotNeeded: {
    status: 422,
    zh: '“{item}”与“{other}”之间没有规定间隔，请分别预约',
    en: 'No gap is laid down between {other} and {item}; please book them on their own',
  },
  gapOutsideRule: {
    status: 422,
    zh: '两项服务的间隔须在 {least} 到 {most} 分钟之内',
    en: 'The gap between the two services must lie within {least} and {most} minutes',
  },
  gapNotKept: {
    status: 422,
    zh: '为与前一项服务衔接，开始时间须在 {from} 到 {to} 之间',
    en: 'To come after the service before it, it must start between {from} and {to}',
  },
  gapToNext: {
    status: 422,
    zh: '这样改期后，{next} 的后一项服务不再是本次结束后 {least} 到 {most} 分钟；请先取消或改约那一单',
    en: 'The service at {next} has to start {least} to {most} minutes after this one ends; please cancel or move that one first',
  },
  sameTime: {
    status: 422,
    zh: '订单本来就是这个时间',
    en: 'The order is for this time already',
  },
  notPossibleNow: {
    status: 409,
    zh: '订单已有变化，现在不能这样办理，请刷新后再看',
    en: 'The order has moved on ({state}); this is not possible now',
  },
});
