/** What is known of the family's money for one order, in fen. */
export interface BillMoney {
  /** What became of the booking; null: it is still to be delivered. */
  readonly outcome: 'CAPTURED' | 'RELEASED' | null;
  /** The family's part as it was agreed. */
  readonly agreedFen: number;
  /** Of what was delivered, less what was taken back. */
  readonly dueFen: number;
  /** Confirmed payments after the service. */
  readonly paidFen: number;
  /** Paid ahead and applied to the delivered minutes. */
  readonly appliedFen: number;
  /** Paid ahead and still held. */
  readonly heldFen: number;
  /** Given back of what was paid or applied, or on its way back. */
  readonly backFen: number;
  /** Cash that one side has recorded and the other has not confirmed. */
  readonly unconfirmedFen: number;
}

export interface BillState {
  /** BOOKED: nothing to pay yet. PREPAID: held until the service. */
  readonly state: 'BOOKED' | 'PREPAID' | 'TO_PAY' | 'CASH_UNCONFIRMED' | 'PAID' | 'NOTHING_DUE';
  /** To be paid now. */
  readonly openFen: number;
  /** Paid beyond what is due, and not yet on its way back. */
  readonly surplusFen: number;
}

/**
 * What is to be paid, and what is to be given back. A service that was not delivered, was shorter, or was taken back
 * costs the family nothing for what it did not get: what it has paid beyond that is a surplus.
 * @param paysBefore the county collects before the service
 */
export function judgeBill(money: BillMoney, paysBefore: boolean): BillState {
  const { outcome, agreedFen, dueFen, heldFen, unconfirmedFen } = money;
  const has = money.paidFen + money.appliedFen - money.backFen;
  if (outcome === null) return beforeService(agreedFen, heldFen, has, paysBefore);
  const due = outcome === 'CAPTURED' ? dueFen : 0;
  const missing = Math.max(due - has, 0);
  const openFen = Math.max(missing - unconfirmedFen, 0);
  const surplusFen = Math.max(has - due, 0);
  if (openFen > 0) return { state: 'TO_PAY', openFen, surplusFen };
  if (missing > 0) return { state: 'CASH_UNCONFIRMED', openFen, surplusFen };
  return { state: due > 0 ? 'PAID' : 'NOTHING_DUE', openFen, surplusFen };
}

function beforeService(agreedFen: number, heldFen: number, has: number, paysBefore: boolean): BillState {
  const openFen = paysBefore ? Math.max(agreedFen - heldFen, 0) : 0;
  const state = openFen > 0 ? 'TO_PAY' : heldFen > 0 ? 'PREPAID' : agreedFen > 0 ? 'BOOKED' : 'NOTHING_DUE';
  // Nothing was delivered under this booking: what an earlier one was paid for goes back.
  return { state, openFen, surplusFen: Math.max(has, 0) };
}

/** A payment out of which money can go back. */
export interface PaidPart {
  readonly paymentId: string;
  /** Of it, what has not gone back. */
  readonly leftFen: number;
}

/** Which payments a surplus goes back to: the last one first, each at most what it brought. */
export function backTo(parts: readonly PaidPart[], surplusFen: number): { paymentId: string; fen: number }[] {
  let rest = surplusFen;
  return parts.flatMap(({ paymentId, leftFen }) => {
    const fen = Math.min(rest, leftFen);
    rest -= fen;
    return fen > 0 ? [{ paymentId, fen }] : [];
  });
}
