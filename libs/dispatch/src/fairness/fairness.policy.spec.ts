import { decayed, fairnessEffect, fairnessPrice, jainIndex, qualityFactor, settle } from './fairness.policy';

describe('The price of fairness', () => {
  const price = (deficitMinutes: number, shareHours = 20, ageDays = 0) =>
    fairnessPrice({ deficitMinutes, shareHours, ageDays }, 5);

  it.each([
    ['in balance', 0, 0],
    ['owed an hour by twenty hours of share', 60, -15],
    ['an hour ahead', -60, 15],
    ['owed more than counts', 10_000, -30],
    ['ahead by more than counts', -10_000, 30],
  ])('%s', (_, deficit, expected) => {
    expect(price(deficit)).toBe(expected);
  });

  it('is half after seven days, and a quarter after fourteen', () => {
    expect(price(60, 20, 7)).toBe(-7.5);
    expect(decayed(-80, 14)).toBe(-20);
  });

  it('is nothing for a provider without a share', () => {
    expect(price(60, 0)).toBe(0);
  });
});

describe('Quality', () => {
  it.each([
    [4, 4, 1],
    [5, 0, 1.2],
    [10, 5, 1],
    [10, 10, 0.8],
  ])('of %s answers, %s of them against it', (answers, against, expected) => {
    expect(qualityFactor({ answers, against })).toBeCloseTo(expected);
  });
});

describe('Jain’s index', () => {
  const of = (...pairs: [number, number][]) =>
    jainIndex(pairs.map(([receivedMinutes, shareHours]) => ({ receivedMinutes, shareHours })));

  it('is 1 when each receives by its share, 1/n when one has all', () => {
    expect(of([60, 10], [120, 20])).toBeCloseTo(1);
    expect(of([60, 10], [0, 10], [0, 10], [0, 10])).toBeCloseTo(0.25);
  });

  it('is nothing when there is nothing to compare', () => {
    expect(of([0, 10], [0, 20])).toBeNull();
    expect(of()).toBeNull();
    expect(of([60, 0])).toBeNull();
  });
});

describe('A day’s account', () => {
  it('moves what one has too much to those who have too little, and sums to what it was', () => {
    const account = (
      providerId: string,
      deficitMinutes: number,
      shareHours: number,
      receivedMinutes: number,
    ) => ({
      ...{ providerId, deficitMinutes, shareHours, receivedMinutes },
    });
    const after = settle([account('a', 10, 10, 120), account('b', -10, 20, 0), account('c', 0, 0, 0)]);
    expect(Object.fromEntries(after)).toEqual({ a: -70, b: 70, c: 0 });
  });
});

describe('What fairness did to a decision', () => {
  const priced = (providerId: string, travel: number, providerFairness: number) => ({
    ...{ providerId, total: travel + providerFairness, price: { providerFairness } },
  });

  it('is nothing where the cheapest wins anyhow', () => {
    expect(fairnessEffect([priced('a', 100, 50), priced('b', 200, 0)])).toEqual({ changed: false, cost: 0 });
  });

  it('is another provider, farther by so much', () => {
    const refused = { providerId: 'c', total: null, price: null };
    expect(fairnessEffect([refused, priced('a', 100, 150), priced('b', 180, -100)])).toEqual({
      changed: true,
      cost: 80,
    });
  });

  it('is nothing of nobody', () => {
    expect(fairnessEffect([])).toEqual({ changed: false, cost: 0 });
  });
});
