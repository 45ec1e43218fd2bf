import { defineErrors } from '@anzhi/kernel';

export const FamilyErrors = defineErrors('settlement', {
  billNotFound: { status: 404, zh: '没有找到这张账单', en: 'There is no such bill' },
  paymentNotFound: { status: 404, zh: '没有找到这笔付款', en: 'There is no such payment' },
  refundNotFound: { status: 404, zh: '没有找到这笔退款', en: 'There is no such refund' },
  nothingToPay: {
    status: 409,
    zh: '这些账单没有需要支付的金额',
    en: 'There is nothing to pay on these bills',
  },
  severalSeniors: {
    status: 422,
    zh: '一次只能支付同一位老人在同一县区的账单',
    en: 'One payment is for the bills of one senior in one county',
  },
  noPaymentService: {
    status: 503,
    zh: '线上支付暂未开通，可向护理员付现金并在平台登记',
    en: 'No payment service is configured; cash can be paid and recorded',
  },
  notThePaymentService: {
    status: 403,
    zh: '回调签名不正确',
    en: 'The callback does not bear the signature of the payment service',
  },
  amountDiffers: {
    status: 422,
    zh: '回调金额与应付金额不一致，已报警，未入账',
    en: 'The amount differs from what was asked for: not entered, and reported',
  },
  paidTwice: {
    status: 409,
    zh: '这笔付款已经入账，重复收到的款项已报警',
    en: 'This payment was entered before; the money that came again is reported',
  },
  cashAboveOpen: {
    status: 422,
    zh: '现金金额超过待付金额（{open} 元）',
    en: 'More cash than is to be paid ({open} yuan)',
  },
  cashAbovePayment: {
    status: 422,
    zh: '单笔现金不得超过 {limit} 元，请使用线上支付',
    en: 'At most {limit} yuan in cash at once; please pay online',
  },
  cashAboveDay: {
    status: 422,
    zh: '护理员当日收取的现金不得超过 {limit} 元，请使用线上支付',
    en: 'A caregiver takes at most {limit} yuan in cash a day; please pay online',
  },
  ended: { status: 409, zh: '这笔付款已有结果', en: 'This payment has ended already' },
  otherSide: {
    status: 403,
    zh: '现金须由另一方确认：护理员登记的由家属确认，家属登记的由护理员确认',
    en: 'Cash is confirmed by the other side: the family what the caregiver recorded, and the other way round',
  },
});
