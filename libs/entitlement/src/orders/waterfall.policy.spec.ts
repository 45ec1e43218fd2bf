import fc from 'fast-check';
import { fen } from '@anzhi/kernel';
import {
  settle,
  waterfall,
  type Agreed,
  type AgreedPart,
  type PayerTerms,
  type PaymentTerms,
  type Waterfall,
} from './waterfall.policy';

const payer = (payment: PaymentTerms, available: number, capFen: number | null = null): PayerTerms => ({
  payment,
  available,
  capFen: capFen === null ? null : fen(capFen),
});
const MINUTE: PaymentTerms = { by: 'MINUTE' };
const FULL: PaymentTerms = { by: 'FULL' };
const visit = (upToFen: number): PaymentTerms => ({ by: 'VISIT', upToFen: fen(upToFen) });
const ratio = (bp: number): PaymentTerms => ({ by: 'RATIO', bp });

const figures = ({ parts, selfFen }: Waterfall<unknown>) => [
  ...parts.map(({ fen: amount, units }) => [amount, units]),
  selfFen,
];

const agreedOf = (
  totalFen: number,
  minutes: number,
  payers: readonly PayerTerms[],
): Agreed<AgreedPart> & { selfFen: number } => {
  const { parts, selfFen } = waterfall(fen(totalFen), minutes, payers);
  return {
    minutes,
    totalFen: fen(totalFen),
    selfFen,
    payers: parts.map(({ from: { payment }, ...part }) => ({
      by: payment.by,
      bp: payment.by === 'RATIO' ? payment.bp : null,
      ...part,
    })),
  };
};

describe('Who pays for a service', () => {
  it.each<[string, number, number, PayerTerms[], unknown[]]>([
    ['nobody but the family', 20_000, 120, [], [20_000]],
    ['a programme with minutes enough', 20_000, 120, [payer(MINUTE, 480)], [[20_000, 120], 0]],
    ['a programme with half of the minutes', 20_000, 120, [payer(MINUTE, 60)], [[10_000, 60], 10_000]],
    ['a programme used up', 20_000, 120, [payer(MINUTE, 0)], [[0, 0], 20_000]],
    ['shares rounded down to the fen', 10_000, 90, [payer(MINUTE, 7)], [[777, 7], 9_223]],
    ['no minute for a service without a price', 0, 60, [payer(MINUTE, 60)], [[0, 0], 0]],
    [
      'each minute by one programme',
      20_000,
      120,
      [payer(MINUTE, 50), payer(MINUTE, 100)],
      [[8_333, 50], [11_667, 70], 0],
    ],
    ['the voucher its half', 20_001, 120, [payer(ratio(5_000), 80_000)], [[10_000, 10_000], 10_001]],
    [
      'the voucher up to its cap',
      200_000,
      120,
      [payer(ratio(5_000), 80_000, 50_000)],
      [[50_000, 50_000], 150_000],
    ],
    ['the voucher up to what is left on it', 20_000, 120, [payer(ratio(5_000), 300)], [[300, 300], 19_700]],
    [
      'insurance first, the voucher on the rest, the programme on that',
      20_000,
      120,
      [payer(ratio(7_000), 100_000), payer(ratio(5_000), 80_000), payer(MINUTE, 60)],
      [[14_000, 14_000], [3_000, 3_000], [1_500, 60], 1_500],
    ],
    ['one visit up to its price', 8_000, 60, [payer(visit(3_500), 4)], [[3_500, 1], 4_500]],
    ['one visit all of a cheap one', 2_000, 60, [payer(visit(3_500), 4)], [[2_000, 1], 0]],
    ['money as far as it goes', 8_000, 60, [payer(FULL, 6_000)], [[6_000, 6_000], 2_000]],
    [
      'nothing to whom nothing is left',
      8_000,
      60,
      [payer(FULL, 9_000), payer(MINUTE, 60)],
      [[8_000, 8_000], [0, 0], 0],
    ],
  ])('%s', (_name, total, minutes, payers, expected) => {
    expect(figures(waterfall(fen(total), minutes, payers))).toEqual(expected);
  });
});

describe('What a delivery costs whom', () => {
  const agreed = agreedOf(20_000, 120, [payer(MINUTE, 60)]);

  it.each([
    [120, [[10_000, 60], 10_000]],
    [200, [[10_000, 60], 10_000]],
    [90, [[10_000, 60], 5_000]],
    [60, [[10_000, 60], 0]],
    [45, [[7_500, 45], 0]],
    [0, [[0, 0], 0]],
  ])('after %i of 120 minutes', (actual, expected) => {
    expect(figures(settle(agreed, actual))).toEqual(expected);
  });

  it('is the part of the law for a voucher too: half of the delivered price, not half of its cap', () => {
    const capped = agreedOf(200_000, 120, [payer(ratio(5_000), 80_000)]);
    expect(figures(settle(capped, 120))).toEqual([[80_000, 80_000], 120_000]);
    expect(figures(settle(capped, 60))).toEqual([[50_000, 50_000], 50_000]);
  });

  it('uses a visit up as soon as anything of it was delivered', () => {
    expect(figures(settle(agreedOf(8_000, 60, [payer(visit(3_500), 4)]), 15))).toEqual([[2_000, 1], 0]);
  });
});

const anyPayment = fc.oneof(
  fc.constant(MINUTE),
  fc.constant(FULL),
  fc.integer({ min: 1, max: 20_000 }).map(visit),
  fc.constant<PaymentTerms>({ by: 'VISIT', upToFen: null }),
  fc.integer({ min: 0, max: 10_000 }).map(ratio),
);
const anyPayer: fc.Arbitrary<PayerTerms> = fc.record({
  payment: anyPayment,
  available: fc.integer({ min: 0, max: 100_000 }),
  capFen: fc.option(fc.integer({ min: 0, max: 100_000 }).map(fen)),
});
const anyBooking = fc.record({
  total: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100_000_000 })),
  minutes: fc.integer({ min: 1, max: 1_440 }),
  payers: fc.array(anyPayer, { maxLength: 6 }),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const minutesIn = (parts: Waterfall<PayerTerms>['parts']): number =>
  sum(parts.filter(({ from }) => from.payment.by === 'MINUTE').map(({ units }) => units));

describe('Whatever the price and the payers', () => {
  it('the parts are the price, none is negative, and nothing is overdrawn', () => {
    fc.assert(
      fc.property(anyBooking, ({ total, minutes, payers }) => {
        const { parts, selfFen } = waterfall(fen(total), minutes, payers);
        expect(sum(parts.map(({ fen: amount }) => amount)) + selfFen).toBe(total);
        expect(minutesIn(parts)).toBeLessThanOrEqual(minutes);
        expect(selfFen).toBeGreaterThanOrEqual(0);
        for (const { from, fen: amount, units } of parts) {
          expect(Math.min(amount, units)).toBeGreaterThanOrEqual(0);
          expect(amount > 0).toBe(units > 0);
          expect(units).toBeLessThanOrEqual(from.available);
          expect(amount).toBeLessThanOrEqual(from.capFen ?? total);
          if (from.payment.by === 'FULL' || from.payment.by === 'RATIO') expect(units).toBe(amount);
        }
      }),
    );
  });

  it('a delivery is never dearer than what was agreed, for anybody, and a full one is what was agreed', () => {
    fc.assert(
      fc.property(anyBooking, fc.integer({ min: 0, max: 1_500 }), ({ total, minutes, payers }, actual) => {
        const agreed = agreedOf(total, minutes, payers);
        const done = settle(agreed, actual);
        expect(sum(done.parts.map(({ fen: amount }) => amount)) + done.selfFen).toBe(done.dueFen);
        expect(done.selfFen).toBeLessThanOrEqual(agreed.selfFen);
        for (const { from, fen: amount, units } of done.parts) {
          expect(amount).toBeLessThanOrEqual(from.fen);
          expect(units).toBeLessThanOrEqual(from.units);
        }
        if (actual >= minutes)
          expect(figures(done)).toEqual([
            ...agreed.payers.map((each) => [each.fen, each.units]),
            agreed.selfFen,
          ]);
      }),
    );
  });

  it('more delivered costs nobody less: so what is found missing is taken back from everybody who paid for it', () => {
    fc.assert(
      fc.property(
        anyBooking,
        fc.integer({ min: 0, max: 1_440 }),
        fc.integer({ min: 0, max: 1_440 }),
        ({ total, minutes, payers }, one, other) => {
          const agreed = agreedOf(total, minutes, payers);
          const less = settle(agreed, Math.min(one, other));
          const more = settle(agreed, Math.max(one, other));
          expect(less.selfFen).toBeLessThanOrEqual(more.selfFen);
          for (const [index, part] of less.parts.entries()) {
            expect(part.fen).toBeLessThanOrEqual(more.parts[index].fen);
            expect(part.units).toBeLessThanOrEqual(more.parts[index].units);
          }
        },
      ),
    );
  });
});
