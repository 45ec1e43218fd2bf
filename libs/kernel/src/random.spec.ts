import fc from 'fast-check';
import { Random } from './random';

const draws = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  it('repeats itself for the same seed and differs for another', () => {
    expect(draws(new Random('宿迁'), 50)).toEqual(draws(new Random('宿迁'), 50));
    expect(draws(new Random('宿迁'), 5)).not.toEqual(draws(new Random('淮安'), 5));
  });

  it('gives these numbers for ever', () => {
    const random = new Random('anzhi');
    expect([random.uint32(), random.uint32(), random.uint32()]).toEqual([
      2_248_147_038, 923_895_826, 934_598_015,
    ]);
  });

  it('forks by purpose, whatever was drawn before', () => {
    const used = new Random('s');
    draws(used, 7);
    expect(draws(used.fork('towns'), 5)).toEqual(draws(new Random('s').fork('towns'), 5));
    expect(draws(used.fork('towns'), 5)).not.toEqual(draws(used.fork('seniors'), 5));
  });

  it('stays within the bounds of integer()', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -1e6, max: 1e6 }), fc.nat(1e6), (seed, low, span) => {
        const value = new Random(seed).integer(low, low + span);
        return Number.isInteger(value) && value >= low && value <= low + span;
      }),
    );
    expect(() => new Random('s').integer(2, 1)).toThrow(RangeError);
  });

  it('spreads evenly', () => {
    const random = new Random('even');
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) counts[random.integer(0, 9)] += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('follows the weights and never picks a weight of 0', () => {
    const random = new Random('weights');
    const counts = { a: 0, b: 0, never: 0 };
    for (let draw = 0; draw < 40_000; draw += 1) {
      counts[
        random.weighted([
          ['a', 3],
          ['b', 1],
          ['never', 0],
        ] as const)
      ] += 1;
    }
    expect(counts.never).toBe(0);
    expect(counts.a / counts.b).toBeCloseTo(3, 0);
    expect(() => random.weighted([['x', 0]])).toThrow(RangeError);
  });

  it('shuffles a copy that keeps every item', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const before = [...items];
        const shuffled = new Random(seed).shuffle(items);
        expect(items).toEqual(before);
        expect([...shuffled].sort()).toEqual([...before].sort());
      }),
    );
  });

  it('has the mean and the deviation asked for', () => {
    const random = new Random('normal');
    const values = Array.from({ length: 20_000 }, () => random.normal(50, 10));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(50, 0);
    expect(Math.sqrt(variance)).toBeCloseTo(10, 0);
  });
});
