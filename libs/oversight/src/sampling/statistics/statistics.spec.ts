import fc from 'fast-check';
import { kappa } from './agreement.policy';
import { allocate } from './allocation.policy';
import { estimate, varianceOfTotal, type JudgedStratum } from './estimate.policy';
import { bandLimits, strataOf, TAKE_ALL, type FrameUnit } from './strata.policy';
import { studentCdf, studentQuantile } from './student-t.policy';

const TERMS = { confidence: 0.9, least: 30 };

describe('Student’s t', () => {
  // the printed tables, four places
  it.each([
    [0.9, 1, 3.0777],
    [0.9, 2, 1.8856],
    [0.9, 5, 1.4759],
    [0.9, 10, 1.3722],
    [0.9, 29, 1.3114],
    [0.9, 30, 1.3104],
    [0.9, 60, 1.2958],
    [0.9, 120, 1.2886],
    [0.9, 1e7, 1.2816],
    [0.95, 1, 6.3138],
    [0.95, 20, 1.7247],
    [0.975, 9, 2.2622],
    [0.975, 29, 2.0452],
    [0.99, 40, 2.4233],
    [0.995, 4, 4.6041],
  ])('of %d with %d degrees of freedom is %d', (p, degrees, value) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(value, 4);
  });

  it('is its own inverse, also between whole degrees', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.51, max: 0.999 }), fc.double({ min: 0.5, max: 5_000 }), (p, degrees) => {
        fc.pre(!Number.isNaN(p + degrees));
        expect(studentCdf(studentQuantile(p, degrees), degrees)).toBeCloseTo(p, 9);
      }),
      { numRuns: 200, seed: 44 },
    );
  });
});

describe('Published worked examples', () => {
  // Cochran, Sampling Techniques, 3rd ed., 5.6: 64 cities in two strata, 24 drawn
  const [first, second] = [
    { size: 16, variance: 53_843 },
    { size: 48, variance: 5_581 },
  ];
  it.each([
    ['proportional', 6, 18, 1_882_293],
    ['equal', 12, 12, 1_090_827],
  ])('variance of a total, %s allocation', (_, n1, n2, published) => {
    const variance =
      varianceOfTotal(first.size, n1, Math.sqrt(first.variance)) +
      varianceOfTotal(second.size, n2, Math.sqrt(second.variance));
    expect(Math.round(variance)).toBe(published);
  });
  it('Neyman’s allocation of the same, which comes out nearly equal', () => {
    const strata = [first, second].map(({ size, variance }) => ({ size, sd: Math.sqrt(variance) }));
    expect(allocate(strata, { total: 24, least: 1 })).toEqual([12, 12]);
  });

  // Cochran 5A.7: loans of 13,435 banks by their industrial share, five strata by cumulative √f
  it('limits by cumulative √f', () => {
    const counts = [
      3464, 2516, 2157, 1581, 1142, 746, 512, 376, 265, 207, 126, 107, 82, 50, 39, 25, 16, 19, 2, 3,
    ];
    const classes = counts.map((count, index) => ({ from: index * 5, count }));
    expect(bandLimits(classes, 5)).toEqual([5, 15, 25, 45]);
  });

  // Cohen 1960: 2 × 2 with 20, 5, 10, 15 of 50
  it('κ of two raters', () => {
    const pairs = (first: string, second: string, count: number): [string, string][] =>
      Array.from({ length: count }, () => [first, second]);
    const judged = [
      ...pairs('Y', 'Y', 20),
      ...pairs('Y', 'N', 5),
      ...pairs('N', 'Y', 10),
      ...pairs('N', 'N', 15),
    ];
    expect(kappa(judged)).toBeCloseTo(0.4, 12);
    expect(kappa(pairs('Y', 'Y', 5))).toBe(1);
    expect(kappa([])).toBeNull();
  });
});

describe('An estimate', () => {
  const some = (
    stratum: number,
    size: number,
    wrong: number,
    judged: number,
    fen = 5_000,
  ): JudgedStratum => ({
    ...{ stratum, size },
    overpaidFen: Array.from({ length: judged }, (_, index) => (index < wrong ? fen : 0)),
  });

  it('of one stratum, worked by hand: 6 of 100 visits of 2,000, 50 yuan each', () => {
    const { pointFen, standardError, lowerFen, degrees, provenFen, extrapolatedFen, basis } = estimate(
      [some(1, 2_000, 6, 100)],
      TERMS,
    );
    expect(pointFen).toBe(600_000);
    // s² = 6·94/(100·99) · 5000², SE = √(2000·1900·s²/100)
    expect(standardError).toBeCloseTo(Math.sqrt((2_000 * 1_900 * ((6 * 94) / 9_900) * 25e6) / 100), 6);
    expect(degrees).toBeCloseTo(99, 9);
    expect(lowerFen).toBe(Math.floor(600_000 - studentQuantile(0.9, 99) * standardError));
    expect([basis, provenFen, extrapolatedFen]).toEqual(['PROJECTED', 30_000, lowerFen - 30_000]);
  });

  it('adds strata, and one that was judged whole without any error', () => {
    const whole = some(0, 12, 5, 12, 80_000);
    const alone = estimate([some(1, 900, 9, 60), some(2, 400, 4, 40)], TERMS);
    const both = estimate([whole, some(1, 900, 9, 60), some(2, 400, 4, 40)], TERMS);
    expect(both.pointFen).toBe(alone.pointFen + 400_000);
    expect(both.standardError).toBe(alone.standardError);
    expect(both.lowerFen).toBe(alone.lowerFen + 400_000);
  });

  it.each([
    [
      'nothing found: no projection, the upper bound is published',
      [some(1, 2_000, 0, 100)],
      'NOTHING_FOUND',
      0.03,
    ],
    ['29 in a stratum: proven only', [some(1, 2_000, 6, 29)], 'TOO_FEW', null],
    ['30 in it', [some(1, 2_000, 6, 30)], 'PROJECTED', null],
    ['judged whole', [some(1, 20, 6, 20)], 'NOTHING_TO_PROJECT', null],
  ] as const)('%s', (_, judged, basis, upper) => {
    const found = estimate(judged, TERMS);
    expect([found.basis, found.upperShare]).toEqual([basis, upper]);
    if (basis !== 'PROJECTED') expect(found.extrapolatedFen).toBe(0);
  });

  it('never takes back the point estimate, and always whole fen', () => {
    const strata = fc
      .array(
        fc.record({
          size: fc.integer({ min: 31, max: 5_000 }),
          judged: fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 30, maxLength: 60 }),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((all) =>
        all.map(({ size, judged }, index) => ({
          ...{ stratum: index + 1, size },
          overpaidFen: judged.slice(0, Math.min(size, judged.length)),
        })),
      );
    fc.assert(
      fc.property(strata, (judged) => {
        const found = estimate(judged, TERMS);
        expect(found.lowerFen).toBeLessThanOrEqual(found.pointFen);
        expect(Number.isSafeInteger(found.provenFen + found.extrapolatedFen)).toBe(true);
        expect(found.extrapolatedFen + found.provenFen).toBeLessThanOrEqual(
          Math.max(found.pointFen, found.provenFen),
        );
      }),
      { numRuns: 300, seed: 44 },
    );
  });
});

describe('An allocation', () => {
  it('keeps its floors where there are so many, never exceeds a stratum, and reaches its total', () => {
    const strata = fc.array(
      fc.record({ size: fc.integer({ min: 0, max: 3_000 }), sd: fc.integer({ min: 0, max: 9_000 }) }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(strata, fc.integer({ min: 100, max: 800 }), (all, total) => {
        const sizes = allocate(all, { total, least: 30 });
        sizes.forEach((n, index) => {
          expect(n).toBeLessThanOrEqual(all[index].size);
          expect(n).toBeGreaterThanOrEqual(Math.min(30, all[index].size));
        });
        const known = all.some(({ sd }) => sd > 0);
        const reachable = all.reduce(
          (sum, { size, sd }, i) => sum + (known && sd === 0 ? sizes[i] : size),
          0,
        );
        const drawn = sizes.reduce((sum, n) => sum + n, 0);
        expect(drawn).toBeGreaterThanOrEqual(Math.min(total, reachable));
      }),
      { numRuns: 300, seed: 44 },
    );
  });
});

describe('Strata', () => {
  const units = (count: number, fenOf: (i: number) => number, tierOf: (i: number) => number): FrameUnit[] =>
    Array.from({ length: count }, (_, i) => ({ unitId: `u${i}`, fen: fenOf(i), tier: tierOf(i) }));
  const TERMS_OF_STRATA = { bands: 4, takeAllFen: 50_000, least: 30 };

  it('are bands by tiers, with what is large judged whole', () => {
    const all = units(
      1_200,
      (i) => (i % 100 === 0 ? 60_000 : 2_000 + (i % 8) * 1_000),
      (i) => (i % 10 === 0 ? 1 : 0),
    );
    const strata = strataOf(all, TERMS_OF_STRATA);
    all.forEach(({ fen }, i) => expect(strata[i] === TAKE_ALL).toBe(fen >= 50_000));
    const sizes = new Map<number, number>();
    for (const stratum of strata) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
    sizes.delete(TAKE_ALL);
    expect(sizes.size).toBeGreaterThan(2);
    for (const size of sizes.values()) expect(size).toBeGreaterThanOrEqual(30);
  });

  it('of a small frame are few, and equal amounts are never parted within a tier', () => {
    const all = units(
      70,
      (i) => 4_000 + (i % 2) * 1_000,
      () => 0,
    );
    const strata = strataOf(all, TERMS_OF_STRATA);
    expect(new Set(strata)).toEqual(new Set([1]));
    const many = units(
      2_000,
      (i) => (i % 5) * 1_000,
      () => 0,
    );
    const of = strataOf(many, TERMS_OF_STRATA);
    const byFen = new Map<number, Set<number>>();
    many.forEach(({ fen }, i) => byFen.set(fen, (byFen.get(fen) ?? new Set()).add(of[i])));
    for (const group of byFen.values()) expect(group.size).toBe(1);
  });

  it('do not depend on the order in which the units come', () => {
    const all = units(
      900,
      (i) => (i * 37) % 9_000,
      (i) => i % 3,
    );
    const strata = strataOf(all, TERMS_OF_STRATA);
    const back = strataOf(all.toReversed(), TERMS_OF_STRATA).toReversed();
    expect(back).toEqual(strata);
  });
});
