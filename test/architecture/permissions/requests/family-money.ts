import { newId } from '@anzhi/kernel';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, reason, type Requests } from './request';

const bill = ({ openBillId }: World): { orderId: string } => ({ orderId: openBillId });

export const FAMILY_MONEY: Requests = {
  'GET /family-bills': {
    call: ({ world }) => ({ query: { seniorId: world.household.senior.id, month: '2026-11' } }),
    shows: ({ world }) => world.openBillId,
  },
  'GET /family-bills/:orderId': about(bill),
  'GET /family-bills/:orderId/document': about(bill),
  'GET /family-payments/:id': about(({ paymentId }) => ({ id: paymentId })),
  'GET /cash-payments': { call: ({ world }) => ({ query: bill(world) }) },
  'POST /cash-payments': { call: ({ world }) => ({ body: { ...bill(world), amountFen: 1 } }) },
  'POST /family-payments': { call: ({ world }) => ({ body: { orderIds: [world.openBillId] } }) },
  'POST /cash-payments/:id/confirmation': about(({ cashIds }) => ({ id: cashIds[0] })),
  'POST /cash-payments/:id/refusal': about(({ cashIds }) => ({ id: cashIds[1] }), reason()),
  'POST /family-refunds/:id/receipt': about(({ cashRefundId }) => ({ id: cashRefundId })),
  'POST /family-payments/callbacks': anywhere('the signature is the proof, and this one is none', () => ({
    body: { reference: 'W', status: 'PAID', subjectId: newId(), amountFen: 1, signature: 'none' },
  })),
};
