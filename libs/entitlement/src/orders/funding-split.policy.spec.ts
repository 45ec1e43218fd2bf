import { splitFunding, type FundingParts, type FundingShares } from './funding-split.policy';

const shares = (centralBp: number, [province, city, county, lottery]: readonly number[]): FundingShares => {
  const rest = 10_000 - centralBp;
  const [provinceBp, cityBp, lotteryBp] = [province, city, lottery].map((part) => (rest * part) / 100);
  expect(province + city + county + lottery).toBe(100);
  return { centralBp, provinceBp, cityBp, countyBp: rest - provinceBp - cityBp - lotteryBp, lotteryBp };
};

const listed = (parts: FundingParts): number[] => [
  parts.centralFen,
  parts.provinceFen,
  parts.cityFen,
  parts.countyFen,
  parts.lotteryFen,
];

/** How the rest below the centre is divided, in per cent: province, city, county, lottery. */
const BELOW = [
  [100, 0, 0, 0],
  [0, 0, 100, 0],
  [50, 25, 25, 0],
  [34, 33, 33, 0],
  [20, 20, 40, 20],
];

describe('The split among those who fund a programme', () => {
  it.each([8_500, 9_000, 9_500])(
    'is exact to the fen for every amount to 100 yuan with %i from the centre',
    (centralBp) => {
      const wrong: unknown[] = [];
      for (const below of BELOW) {
        const split = shares(centralBp, below);
        for (let amount = 1; amount <= 10_000; amount++) {
          const parts = listed(splitFunding(amount, split));
          const isExact = parts.reduce((sum, part) => sum + part, 0) === amount;
          const exact = listed(splitFunding(10_000, split)).map((part) => (part * amount) / 10_000);
          const isFair = parts.every((part, index) => part >= 0 && Math.abs(part - exact[index]) < 1);
          if (!isExact || !isFair) wrong.push({ amount, below, parts });
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    [1, [1, 0, 0, 0, 0]],
    [7, [6, 1, 0, 0, 0]],
    [10, [9, 1, 0, 0, 0]],
    [333, [283, 17, 17, 16, 0]],
  ])('gives the odd fen of %i to the largest remainders, the first of equal ones', (amount, parts) => {
    const split = { centralBp: 8_500, provinceBp: 500, cityBp: 500, countyBp: 500, lotteryBp: 0 };
    expect(listed(splitFunding(amount, split))).toEqual(parts);
  });

  it('keeps every digit of the largest amounts', () => {
    const split = { centralBp: 3_333, provinceBp: 3_333, cityBp: 3_334, countyBp: 0, lotteryBp: 0 };
    const parts = listed(splitFunding(Number.MAX_SAFE_INTEGER, split));
    expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(Number.MAX_SAFE_INTEGER));
  });

  it('refuses shares that are not the whole', () => {
    const split = { centralBp: 9_000, provinceBp: 0, cityBp: 0, countyBp: 999, lotteryBp: 0 };
    expect(() => splitFunding(100, split)).toThrow(RangeError);
    expect(() => splitFunding(100, { ...split, countyBp: 1_100, lotteryBp: -100 })).toThrow(RangeError);
  });
});
