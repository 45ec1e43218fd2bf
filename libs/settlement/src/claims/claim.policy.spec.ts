import fc from 'fast-check';
import { priced, sum, takenBack, type Share } from './claim.policy';

const shares = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
  .map((c) => c.slice(1).map((cut, index) => cut - c[index]))
  .map(([centralBp, provinceBp, cityBp, countyBp, lotteryBp]) => ({
    ...{ centralBp, provinceBp, cityBp, countyBp, lotteryBp },
  }));
const share: fc.Arbitrary<Share> = fc.record({
  shares,
  rates: fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 3 }),
});
const amount = fc.integer({ min: 0, max: 10_000_000 });
const purses = (priced: { funding: object }): number => sum(Object.values(priced.funding) as number[]);

describe('What a programme pays for a line', () => {
  it('is what it owes less what the rules take off, to the fen, whoever puts it up', () => {
    fc.assert(
      fc.property(amount, share, (fen, how) => {
        const line = priced(fen, how);
        expect(line.deductedFen).toBe(sum(line.deductions));
        expect(purses(line)).toBe(fen - line.deductedFen);
        expect(Math.min(...line.deductions, line.deductedFen, fen - line.deductedFen)).toBeGreaterThanOrEqual(
          0,
        );
      }),
    );
  });

  it('is 20 % less for one missing element, and nothing after a rule that takes all', () => {
    const county = { centralBp: 0, provinceBp: 0, cityBp: 0, countyBp: 10_000, lotteryBp: 0 };
    expect(priced(12_001, { shares: county, rates: [2_000] })).toMatchObject({
      deductions: [2_400],
      funding: { countyFen: 9_601 },
    });
    expect(priced(12_001, { shares: county, rates: [10_000, 2_000] }).deductions).toEqual([12_001, 0]);
    // one after the other: 10 % of what 20 % left
    expect(priced(10_000, { shares: county, rates: [2_000, 1_000] }).deductions).toEqual([2_000, 800]);
  });
});

describe('What is taken back of a line', () => {
  it('in any pieces leaves what the rest alone would have cost, purse by purse and rule by rule', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 4 }), share, (fen, stays, how) => {
        const levels = [fen, ...stays.map((stay) => Math.min(stay, fen)).sort((a, b) => b - a)];
        const last = levels.at(-1) ?? 0;
        const all = [
          priced(fen, how),
          ...levels.slice(1).map((level, index) => takenBack(levels[index], level, how)),
        ];
        const rest = priced(last, how);
        expect(sum(all.map((each) => each.fen))).toBe(last);
        expect(sum(all.map((each) => each.deductedFen))).toBe(rest.deductedFen);
        for (const purse of Object.keys(rest.funding) as (keyof typeof rest.funding)[])
          expect(sum(all.map(({ funding }) => funding[purse]))).toBe(rest.funding[purse]);
      }),
    );
  });

  it('is never more than was paid for it', () => {
    fc.assert(
      fc.property(amount, amount, share, (a, b, how) => {
        const back = takenBack(Math.max(a, b), Math.min(a, b), how);
        expect(back.fen).toBeLessThanOrEqual(0);
        expect(back.deductedFen).toBeLessThanOrEqual(0);
        expect(back.deductedFen).toBeGreaterThanOrEqual(back.fen);
      }),
    );
  });
});
