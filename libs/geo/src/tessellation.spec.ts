import { Random } from '@anzhi/kernel';
import fc from 'fast-check';
import { FIVE_CITIES, isStreet } from '../data/reference';
import { distanceMetres } from './coordinates';
import { areaOf, clip, contains, type ConvexPolygon, type Point } from './polygon';
import { countiesOfFiveCities, schematicMap } from './schematic-map';
import { type CountyToDraw, positionWithin, tessellate, type TownCell } from './tessellation';

const METRES = 111_195;

/** Metres around a fixed point: good enough to compare areas. */
const polygonOf = (cell: TownCell): ConvexPolygon =>
  cell.ring.slice(0, -1).map(([lon, lat]) => metres(lat, lon));
const metres = (latitude: number, longitude: number): Point => ({
  x: (longitude - 118) * METRES * 0.83,
  y: (latitude - 34) * METRES,
});

const overlapOf = (a: ConvexPolygon, b: ConvexPolygon): number =>
  areaOf(
    b.reduce<ConvexPolygon>((rest, from, at) => {
      if (rest.length === 0) return rest;
      const to = b[(at + 1) % b.length];
      return clip(rest, (p) => (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x));
    }, a),
  );

/** Rounding to 11 cm along a border of some kilometres. */
const ROUNDING_SQUARE_METRES = 20_000;

function expectSound(cells: readonly TownCell[]): void {
  const polygons = cells.map(polygonOf);
  cells.forEach((cell, at) => {
    expect(cell.schematic).toBe(true);
    expect(cell.ring.at(-1)).toEqual(cell.ring[0]);
    expect(areaOf(polygons[at])).toBeGreaterThan(0);
    expect(contains(polygons[at], metres(cell.centre.latitude, cell.centre.longitude))).toBe(true);
    const overlaps = polygons.slice(0, at).map((other) => overlapOf(polygons[at], other));
    expect(Math.max(0, ...overlaps)).toBeLessThan(ROUNDING_SQUARE_METRES);
  });
}

const realCounties = countiesOfFiveCities();

const county = (code: string): fc.Arbitrary<CountyToDraw> =>
  fc.record({
    code: fc.constant(code),
    latitude: fc.integer({ min: 3300, max: 3450 }).map((value) => value / 100),
    longitude: fc.integer({ min: 11700, max: 11900 }).map((value) => value / 100),
    towns: fc
      .array(fc.boolean(), { minLength: 1, maxLength: 12 })
      .map((urban) => urban.map((isUrban, at) => ({ code: `${code}${at}`, urban: isUrban }))),
  });

const apart = (counties: readonly CountyToDraw[]): boolean =>
  new Set(counties.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size === counties.length;

describe('tessellate', () => {
  it('draws every town of the five cities, none over another, each around its centre', () => {
    const map = schematicMap();
    const towns = FIVE_CITIES.flatMap((city) => city.counties).flatMap((each) => each.towns);
    expect([...map.keys()].sort()).toEqual(towns.map((town) => town.code).sort());
    expectSound([...map.values()]);
  });

  it('stays within 40 km of the county seat and keeps streets nearer to it than rural towns', () => {
    const cells = tessellate(realCounties, 'map');
    const distances = { street: [] as number[], rural: [] as number[] };
    for (const { code, latitude, longitude } of realCounties) {
      for (const cell of cells.filter((each) => each.countyCode === code)) {
        const distance = distanceMetres({ latitude, longitude, datum: 'WGS84' }, cell.centre);
        expect(distance).toBeLessThan(40_000);
        distances[isStreet(cell.townCode) ? 'street' : 'rural'].push(distance);
      }
    }
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(distances.street)).toBeLessThan(0.75 * mean(distances.rural));
  });

  it('is sound for any counties and any seed, and the same every time', () => {
    fc.assert(
      fc.property(
        fc.tuple(county('1'), county('2'), county('3')).filter(apart),
        fc.string(),
        (counties, seed) => {
          const cells = tessellate(counties, seed);
          expectSound(cells);
          expect(tessellate(counties, seed)).toEqual(cells);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('draws another map from another seed', () => {
    expect(tessellate(realCounties.slice(0, 2), 'a')).not.toEqual(tessellate(realCounties.slice(0, 2), 'b'));
  });

  it('refuses two counties with one centre', () => {
    const twin = { code: 'x', latitude: 33, longitude: 118, towns: [{ code: 'x1', urban: true }] };
    expect(() => tessellate([twin, { ...twin, code: 'y' }], 's')).toThrow(RangeError);
  });
});

describe('positionWithin', () => {
  it('stays within the cell', () => {
    const [cell] = tessellate(realCounties.slice(0, 3), 'map');
    const random = new Random('positions');
    for (let draw = 0; draw < 500; draw += 1) {
      const { latitude, longitude } = positionWithin(cell, () => random.next());
      const nearCentre = {
        x: longitude * 0.9999 + cell.centre.longitude * 0.0001,
        y: latitude * 0.9999 + cell.centre.latitude * 0.0001,
      };
      expect(
        contains(
          cell.ring.slice(0, -1).map(([x, y]) => ({ x, y })),
          nearCentre,
        ),
      ).toBe(true);
    }
  });
});
