const both = (zh, en) => ({ zh, en });

export const BILL_STATES = {
  BOOKED: both('已预约', 'booked'),
  PREPAID: both('已预付', 'paid ahead'),
  TO_PAY: both('待支付', 'to pay'),
  CASH_UNCONFIRMED: both('现金待确认', 'cash to be confirmed'),
  PAID: both('已付清', 'paid'),
  NOTHING_DUE: both('无需支付', 'nothing to pay'),
};
export const PAYERS = {
  INSURANCE: both('长期护理保险', 'care insurance'),
  VOUCHER: both('消费补贴', 'voucher'),
  PROGRAMME: both('政府项目', 'programme'),
  SELF: both('家庭自付', 'family'),
};
export const PAYMENT_CHANNELS = { GATEWAY: both('线上支付', 'online'), CASH: both('现金', 'cash') };
export const PAYMENT_STATES = {
  ASKED: both('待确认', 'waiting'),
  CONFIRMED: both('已入账', 'paid'),
  REFUSED: both('未认可', 'denied'),
};
export const REFUND_STATES = { OWED: both('退款中', 'on its way'), PAID: both('已退', 'paid back') };

const PAYMENT = {
  ASKED: { zh: '一笔自付费用等待支付或确认。', en: 'A payment waits to be made or confirmed.' },
  CONFIRMED: { zh: '自付费用已入账，收据已开具。', en: 'The payment has come in; there is a receipt.' },
  REFUSED: { zh: '一笔现金付款被另一方否认。', en: 'The other side denies a cash payment.' },
  FAILED: { zh: '支付没有成功，可以重新支付。', en: 'The payment failed; it can be tried again.' },
};

/** What families and finance officers hear of money. */
export const FAMILY_MONEY_EVENTS = {
  'entitlement.order-taken-back.v1': {
    zh: () => '一次服务的费用已收回，账单随之更新。',
    en: () => 'What was billed for a service is taken back; the bill follows.',
  },
  'settlement.family-payment-moved.v1': {
    zh: (p) => (PAYMENT[p.state] ?? PAYMENT.ASKED).zh,
    en: (p) => (PAYMENT[p.state] ?? PAYMENT.ASKED).en,
  },
  'settlement.family-refund-moved.v1': {
    zh: (p) => (p.state === 'PAID' ? '多付的费用已退回。' : '多付的费用正在退回。'),
    en: (p) =>
      p.state === 'PAID' ? 'What was paid too much is back.' : 'What was paid too much is on its way back.',
  },
  'settlement.family-payment-alarm.v1': {
    zh: () => '支付平台的回调与应收不符，未入账，请核对。',
    en: () => 'The payment service said what does not fit what was asked for; it was not entered.',
  },
};
