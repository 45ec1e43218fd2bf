import type { Payment, Refund } from './money-store';
import type { FamilyBillView, FamilyPaymentView, FamilyRefundView, MonthSumsView } from './bills.dto';

export const paymentView = (payment: Payment): FamilyPaymentView => ({
  id: payment.id,
  seniorId: payment.seniorId,
  channel: payment.channel,
  timing: payment.timing,
  amountFen: payment.amountFen,
  askedAs: payment.askedAs,
  askedAt: payment.askedAt.toISOString(),
  state: payment.end ?? 'ASKED',
  endedAt: payment.endedAt?.toISOString() ?? null,
  receiptNumber: payment.receiptNumber,
  reason: payment.reason,
  orderIds: payment.items.map(({ orderId }) => orderId),
});

export const refundView = (refund: Refund): FamilyRefundView => ({
  id: refund.id,
  orderId: refund.orderId,
  channel: refund.channel,
  fen: refund.fen,
  reason: refund.reason,
  state: refund.endedAt ? 'PAID' : 'OWED',
  askedAt: refund.askedAt.toISOString(),
  endedAt: refund.endedAt?.toISOString() ?? null,
  receiptNumber: refund.receiptNumber,
});

/** What a month comes to. Services that were given up count as nothing. */
export function sumsOf(bills: readonly FamilyBillView[]): MonthSumsView {
  const sum = (of: (bill: FamilyBillView) => number): number =>
    bills.reduce((total, bill) => total + of(bill), 0);
  const own = ({ parts }: FamilyBillView): number =>
    parts.reduce((total, { payer, dueFen }) => total + (payer === 'SELF' ? dueFen : 0), 0);
  return {
    services: bills.filter(({ actualMinutes }) => (actualMinutes ?? 0) > 0).length,
    plannedMinutes: sum(({ plannedMinutes }) => plannedMinutes),
    actualMinutes: sum(({ actualMinutes }) => actualMinutes ?? 0),
    dueFen: sum(({ dueFen }) => dueFen),
    publicFen: sum((bill) => bill.dueFen - own(bill)),
    familyFen: sum(own),
    paidFen: sum(({ paidFen }) => paidFen),
    openFen: sum(({ openFen }) => openFen),
    refundedFen: sum(({ refunds }) =>
      refunds.reduce((total, { state, fen }) => total + (state === 'PAID' ? fen : 0), 0),
    ),
  };
}
