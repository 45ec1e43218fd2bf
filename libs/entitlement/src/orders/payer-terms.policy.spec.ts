import fc from 'fast-check';
import { fen } from '@anzhi/kernel';
import type { Payment, ServiceKind } from '../programmes/programme';
import type { Parameters } from '../rules/rule';
import { fill, inPayingOrder } from './payer-order.policy';
import { capLeft, capsOf, paramsOf, termsOf, type Used } from './payer-terms.policy';
import { waterfall } from './waterfall.policy';

const parameters = (values: Record<string, number | Record<string, number>>): Parameters =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, unit: 'FEN', citation: '测试', answeredBy: { level: 'NATION', regionName: '全国' } },
    ]),
  );

const VOUCHER: Payment = { by: 'RATIO', ratioParam: 'RATIO', capParams: ['CAP', 'CAP_BY_KIND'] };
/** policy.md 6.2: pilots of 2025, and the nation in 2026. */
const VALUES: Readonly<Record<number, Parameters>> = {
  202512: parameters({ RATIO: 4_000, CAP: 80_000, CAP_BY_KIND: { HOME: 50_000, INSTITUTION: 80_000 } }),
  202601: parameters({
    RATIO: { HOME: 5_000, INSTITUTION: 4_000 },
    CAP: 80_000,
    CAP_BY_KIND: { HOME: 80_000, INSTITUTION: 80_000 },
  }),
};

describe('The terms of a payer on a day', () => {
  it.each([
    [202512, 'HOME', 4_000, 50_000],
    [202512, 'INSTITUTION', 4_000, 80_000],
    [202601, 'HOME', 5_000, 80_000],
    [202601, 'INSTITUTION', 4_000, 80_000],
  ] as const)('of the voucher in %i for %s: %i basis points up to %i fen', (month, kind, bp, cap) => {
    expect(termsOf(VOUCHER, VALUES[month], kind)).toEqual({ by: 'RATIO', bp });
    expect(capLeft(capsOf(VOUCHER, VALUES[month], kind), [])).toBe(cap);
  });

  it('leave of the caps what the month has not used, by kind and in all', () => {
    const left = (kind: ServiceKind, ...used: Used[]) => capLeft(capsOf(VOUCHER, VALUES[202512], kind), used);
    expect(left('HOME', { serviceKind: 'HOME', fen: 10_000 })).toBe(40_000);
    expect(left('HOME', { serviceKind: 'INSTITUTION', fen: 45_000 })).toBe(35_000);
    expect(left('INSTITUTION', { serviceKind: 'HOME', fen: 50_000 })).toBe(30_000);
    expect(left('HOME', { serviceKind: 'HOME', fen: 50_000 })).toBe(0);
    expect(left('HOME', { serviceKind: 'HOME', fen: 60_000 })).toBe(0);
  });

  it('name the price of a visit, or none', () => {
    const visit: Payment = { by: 'VISIT', priceParam: 'MEAL' };
    expect(paramsOf(visit)).toEqual(['MEAL']);
    expect(termsOf(visit, parameters({ MEAL: 300 }), 'HOME')).toEqual({ by: 'VISIT', upToFen: 300 });
    expect(termsOf({ by: 'VISIT', priceParam: null }, {}, 'HOME')).toEqual({ by: 'VISIT', upToFen: null });
    expect(capLeft(capsOf({ by: 'MINUTE' }, {}, 'HOME'), [])).toBeNull();
  });

  it('are refused where a value is missing', () => {
    expect(() => termsOf(VOUCHER, {}, 'HOME')).toThrow(RangeError);
    expect(() => termsOf(VOUCHER, parameters({ RATIO: { HOME: 1 } }), 'INSTITUTION')).toThrow(RangeError);
  });
});

describe('A voucher over the turn of the year', () => {
  const service = fc.record({
    month: fc.constantFrom(202512, 202601),
    kind: fc.constantFrom<ServiceKind>('HOME', 'INSTITUTION'),
    price: fc.integer({ min: 0, max: 150_000 }),
  });

  it('passes no cap of any month, whatever comes in which order, and each month goes by its own values', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 20 }), (services) => {
        const used: Record<number, Used[]> = { 202512: [], 202601: [] };
        for (const { month, kind, price } of services) {
          const payment = termsOf(VOUCHER, VALUES[month], kind);
          const capFen = capLeft(capsOf(VOUCHER, VALUES[month], kind), used[month]);
          const { parts } = waterfall(fen(price), 60, [{ payment, available: 80_000, capFen }]);
          expect(parts[0].fen).toBeLessThanOrEqual(
            (price * (payment.by === 'RATIO' ? payment.bp : 0)) / 10_000,
          );
          used[month].push({ serviceKind: kind, fen: parts[0].fen });
        }
        const sum = (month: number, kind?: ServiceKind) =>
          used[month].reduce((all, part) => all + (kind && part.serviceKind !== kind ? 0 : part.fen), 0);
        expect(sum(202512, 'HOME')).toBeLessThanOrEqual(50_000);
        for (const month of [202512, 202601]) expect(sum(month)).toBeLessThanOrEqual(80_000);
      }),
    );
  });
});

describe('The order of payers', () => {
  const lots = ['NEXT', 'FIRST', 'NEXT', 'INSURANCE', 'VOUCHER'].map((programmeId) => ({ programmeId }));
  const payers = [
    { law: { id: 'FIRST', payerRank: 300 } },
    { law: { id: 'VOUCHER', payerRank: 200 } },
    { law: { id: 'NEXT', payerRank: 300 } },
    { law: { id: 'INSURANCE', payerRank: 100 } },
  ];

  it('is that of their ranks, then of their lots, however they are read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(payers, { minLength: payers.length }), (read) => {
        const ordered = inPayingOrder(read, lots).map(({ law }) => law.id);
        expect(ordered).toEqual(['INSURANCE', 'VOUCHER', 'NEXT', 'FIRST']);
      }),
    );
  });

  it('empties one lot after the other', () => {
    expect(fill([30, 60, 60], 75)).toEqual([30, 45, 0]);
    expect(fill([30, 60], 0)).toEqual([0, 0]);
  });
});
