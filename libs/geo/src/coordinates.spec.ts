import fc from 'fast-check';
import { type Coordinate, distanceMetres, toGcj02, toWgs84 } from './coordinates';

const wgs84 = (latitude: number, longitude: number): Coordinate => ({ latitude, longitude, datum: 'WGS84' });
const degrees = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const inChina = fc
  .tuple(degrees(18, 53), degrees(74, 135))
  .map(([latitude, longitude]) => wgs84(latitude, longitude));
const anywhere = fc.tuple(degrees(-89, 89), degrees(-180, 180)).map(([lat, lon]) => wgs84(lat, lon));

describe('WGS-84 and GCJ-02', () => {
  it.each([
    ['Shanghai', 31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
    ['Shenzhen', 22.543847, 113.912316, 22.540796131694766, 113.9171764808363],
    ['Beijing', 39.911954, 116.377817, 39.91334545536069, 116.38404722455657],
  ])('shifts %s as published', (_, latitude, longitude, expectedLatitude, expectedLongitude) => {
    const shifted = toGcj02(wgs84(latitude, longitude));
    expect(shifted.latitude).toBeCloseTo(expectedLatitude, 7);
    expect(shifted.longitude).toBeCloseTo(expectedLongitude, 7);
    expect(shifted.datum).toBe('GCJ02');
  });

  it('comes back to within 1e-7 degrees', () => {
    fc.assert(
      fc.property(inChina, (position) => {
        const back = toWgs84(toGcj02(position));
        expect(Math.abs(back.latitude - position.latitude)).toBeLessThan(1e-7);
        expect(Math.abs(back.longitude - position.longitude)).toBeLessThan(1e-7);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves positions outside China alone', () => {
    for (const position of [wgs84(51.5, -0.12), wgs84(-33.87, 151.2)]) {
      expect(toGcj02(position)).toEqual({ ...position, datum: 'GCJ02' });
      expect(toWgs84({ ...position, datum: 'GCJ02' })).toEqual(position);
    }
  });

  it('converts nothing that already has the datum', () => {
    const position = wgs84(33.94, 118.24);
    expect(toWgs84(position)).toBe(position);
    expect(toGcj02({ ...position, datum: 'GCJ02' })).toEqual({ ...position, datum: 'GCJ02' });
  });
});

describe('distanceMetres', () => {
  it('knows a degree of latitude', () => {
    expect(distanceMetres(wgs84(33, 118), wgs84(34, 118))).toBeCloseTo(111_195, -1);
  });

  it('sees one place in two datums as one place', () => {
    fc.assert(fc.property(inChina, (position) => distanceMetres(position, toGcj02(position)) < 0.02));
  });

  it('would be hundreds of metres off if a datum were forgotten', () => {
    const home = wgs84(33.94, 118.24);
    expect(distanceMetres(home, { ...toGcj02(home), datum: 'WGS84' })).toBeGreaterThan(300);
  });

  it('is a metric: zero to itself, symmetric, with the triangle inequality', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(distanceMetres(a, a)).toBe(0);
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 3);
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 0.01);
      }),
    );
  });

  it('is the same from a place that was measured from before', () => {
    const [home, there] = [{ ...wgs84(33.94, 118.24), datum: 'GCJ02' as const }, wgs84(33.99, 118.2)];
    const first = distanceMetres(home, there);
    expect(first).toBe(distanceMetres(toWgs84(home), there));
    expect(distanceMetres(home, there)).toBe(first);
    expect(distanceMetres({ ...home, latitude: 34 }, there)).not.toBe(first);
  });

  it('reaches the antipode without a rounding error', () => {
    expect(distanceMetres(wgs84(0, 0), wgs84(0, 180))).toBeCloseTo(20_015_115, -1);
    // 2.7 millionths of a degree short of it
    const short =
      distanceMetres(wgs84(0, 0), wgs84(0, 180)) - distanceMetres(wgs84(0, 0), wgs84(0, 179.9999973));
    expect(short).toBeCloseTo(0.3002, 3);
  });
});
