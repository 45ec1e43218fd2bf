import { median, movement, pairRatios, percentile, summarise } from './statistics';

describe('The median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('of nothing is an error', () => expect(() => median([])).toThrow('nothing was measured'));
});

describe('A percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [0, 1],
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])('at %d of 1 to 100 is %d', (share, expected) => expect(percentile(hundred, share)).toBe(expected));

  it('is always a value that was measured', () => expect(percentile([10, 20], 0.99)).toBe(20));
});

describe('Rounds', () => {
  it('are paired one by one', () => expect(pairRatios([2, 9], [4, 3])).toEqual([0.5, 3]));

  it('without a partner are an error', () =>
    expect(() => pairRatios([1], [1, 2])).toThrow('cannot be paired'));

  it('are summarised with their spread', () =>
    expect(summarise([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3 }));

  it('move by what lies between the lowest and the highest', () => {
    expect(movement([100, 115, 110])).toBeCloseTo(0.15);
    expect(movement([7])).toBe(0);
  });
});
