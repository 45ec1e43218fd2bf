import fc from 'fast-check';
import { areaOf, cellOf, centroidOf, clip, contains, type ConvexPolygon, pointWithin } from './polygon';

const square: ConvexPolygon = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const inside = fc.tuple(fc.nat(100), fc.nat(100)).map(([x, y]) => ({ x: x / 10, y: y / 10 }));

describe('convex polygons', () => {
  it('measures a square', () => {
    expect(areaOf(square)).toBe(100);
    expect(centroidOf(square)).toEqual({ x: 5, y: 5 });
    expect(contains(square, { x: 10, y: 5 })).toBe(true);
    expect(contains(square, { x: 10.01, y: 5 })).toBe(false);
  });

  it('clips to a half, to all and to nothing', () => {
    expect(areaOf(clip(square, (p) => p.x - 4))).toBeCloseTo(60);
    expect(clip(square, (p) => p.x + 1)).toEqual(square);
    expect(clip(square, (p) => p.x - 11)).toEqual([]);
  });

  it('divides the whole polygon among the sites', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(inside, { minLength: 1, maxLength: 8, selector: (p) => `${p.x} ${p.y}` }),
        (sites) => {
          const cells = sites.map((site, at) =>
            cellOf(
              square,
              site,
              sites.filter((_, other) => other !== at),
            ),
          );
          expect(cells.reduce((sum, cell) => sum + areaOf(cell), 0)).toBeCloseTo(100, 6);
        },
      ),
    );
  });

  it('finds points within, all over', () => {
    const quarters = [0, 0, 0, 0];
    fc.assert(
      fc.property(share, share, share, (a, b, c) => {
        const numbers = [a, b, c];
        const point = pointWithin(square, () => numbers.shift() ?? 0);
        expect(point.x).toBeGreaterThanOrEqual(-1e-9);
        expect(point.x).toBeLessThanOrEqual(10 + 1e-9);
        expect(point.y).toBeGreaterThanOrEqual(-1e-9);
        expect(point.y).toBeLessThanOrEqual(10 + 1e-9);
      }),
    );
    for (let at = 0; at < 1000; at += 1) {
      const numbers = [((at * 7) % 1000) / 1000, ((at * 331) % 1000) / 1000, ((at * 577) % 1000) / 1000];
      const { x, y } = pointWithin(square, () => numbers.shift() ?? 0);
      quarters[(x < 5 ? 0 : 1) + (y < 5 ? 0 : 2)] += 1;
    }
    for (const count of quarters) expect(count).toBeGreaterThan(150);
  });
});
