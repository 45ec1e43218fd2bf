import fc from 'fast-check';
import { backTo, judgeBill, type BillMoney } from './bill.policy';

const money = (change: Partial<BillMoney>): BillMoney => ({
  ...{ outcome: 'CAPTURED', agreedFen: 5_000, dueFen: 5_000, paidFen: 0, appliedFen: 0 },
  ...{ heldFen: 0, backFen: 0, unconfirmedFen: 0 },
  ...change,
});

describe('A bill', () => {
  it.each<[string, Partial<BillMoney>, boolean, object]>([
    ['is paid after the service', {}, false, { state: 'TO_PAY', openFen: 5_000, surplusFen: 0 }],
    [
      'is not paid before it',
      { outcome: null, dueFen: 0 },
      false,
      { state: 'BOOKED', openFen: 0, surplusFen: 0 },
    ],
    [
      'is paid ahead where the county says so',
      { outcome: null, dueFen: 0 },
      true,
      { state: 'TO_PAY', openFen: 5_000 },
    ],
    [
      'is held when paid ahead',
      { outcome: null, dueFen: 0, heldFen: 5_000 },
      true,
      { state: 'PREPAID', openFen: 0 },
    ],
    [
      'waits for the other side of cash',
      { unconfirmedFen: 5_000 },
      false,
      { state: 'CASH_UNCONFIRMED', openFen: 0 },
    ],
    [
      'asks for what the cash left open',
      { unconfirmedFen: 2_000 },
      false,
      { state: 'TO_PAY', openFen: 3_000 },
    ],
    ['is paid', { paidFen: 5_000 }, false, { state: 'PAID', openFen: 0, surplusFen: 0 }],
    [
      'is paid out of what was paid ahead',
      { appliedFen: 5_000 },
      true,
      { state: 'PAID', openFen: 0, surplusFen: 0 },
    ],
    [
      'gives back what was taken back',
      { dueFen: 2_000, paidFen: 5_000 },
      false,
      { state: 'PAID', surplusFen: 3_000 },
    ],
    ['gives it back once', { dueFen: 2_000, paidFen: 5_000, backFen: 3_000 }, false, { surplusFen: 0 }],
    [
      'gives all back when nothing is due any more',
      { dueFen: 0, paidFen: 5_000 },
      false,
      { state: 'NOTHING_DUE', openFen: 0, surplusFen: 5_000 },
    ],
    [
      'asks again for what is due again',
      { paidFen: 5_000, backFen: 5_000 },
      false,
      { state: 'TO_PAY', openFen: 5_000 },
    ],
    [
      'of a service that never was costs nothing',
      { outcome: 'RELEASED', dueFen: 0 },
      false,
      { state: 'NOTHING_DUE' },
    ],
  ])('%s', (_name, change, paysBefore, expected) => {
    expect(judgeBill(money(change), paysBefore)).toMatchObject(expected);
  });

  it('never asks for and gives back at once, and after both nothing is left to do', () => {
    const amount = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(amount, amount, amount, amount, (dueFen, paidFen, appliedFen, back) => {
        const backFen = Math.min(back, paidFen + appliedFen);
        const now = money({ dueFen, paidFen, appliedFen, backFen });
        const { openFen, surplusFen } = judgeBill(now, false);
        expect(Math.min(openFen, surplusFen)).toBe(0);
        const then = judgeBill({ ...now, paidFen: paidFen + openFen, backFen: backFen + surplusFen }, false);
        expect(then).toMatchObject({ openFen: 0, surplusFen: 0 });
      }),
    );
  });
});

describe('A surplus', () => {
  it('goes back to the last payment first, and never more than came', () => {
    const parts = [
      { paymentId: 'late', leftFen: 300 },
      { paymentId: 'early', leftFen: 500 },
    ];
    expect(backTo(parts, 200)).toEqual([{ paymentId: 'late', fen: 200 }]);
    expect(backTo(parts, 700)).toEqual([
      { paymentId: 'late', fen: 300 },
      { paymentId: 'early', fen: 400 },
    ]);
    expect(backTo(parts, 0)).toEqual([]);
    expect(backTo(parts, 9_000).reduce((sum, { fen }) => sum + fen, 0)).toBe(800);
  });
});
