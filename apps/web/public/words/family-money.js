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
