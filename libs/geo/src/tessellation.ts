import { Random } from '@anzhi/kernel';
import type { Coordinate } from './coordinates';
import {
  areaOf,
  cellOf,
  centroidOf,
  type ConvexPolygon,
  type Point,
  pointWithin,
  squaredDistance,
} from './polygon';

export interface CountyToDraw {
  readonly code: string;
  /** WGS-84 degrees */
  readonly latitude: number;
  readonly longitude: number;
  readonly towns: readonly { readonly code: string; readonly urban: boolean }[];
}

/** Where a town is drawn. Schematic: neither its place nor its border is the real one. */
export interface TownCell {
  readonly countyCode: string;
  readonly townCode: string;
  readonly centre: Coordinate;
  /** WGS-84 `[longitude, latitude]`, convex, counter-clockwise, first vertex repeated at the end (GeoJSON ring). */
  readonly ring: readonly (readonly [longitude: number, latitude: number])[];
  readonly schematic: true;
}

const METRES_PER_DEGREE = 111_195;
// The five cities have 550 towns on about 41,000 km².
const SQUARE_METRES_PER_TOWN = 75e6;
const CIRCLE_CORNERS = 36;
const LEAST_TOWN_DISTANCE_METRES = 300;
/** Streets crowd around the county's seat: their distance from it is shortened to this share. */
const URBAN_PULL = 0.4;
/** Few rounds only: enough for compact cells, not so many that streets grow as large as rural towns. */
const RELAXATION_ROUNDS = 3;

/** Equirectangular plane in metres around the middle of what is drawn; one plane for all keeps borders exact. */
class LocalPlane {
  private readonly latitude: number;
  private readonly longitude: number;
  private readonly eastScale: number;

  constructor(places: readonly { latitude: number; longitude: number }[]) {
    this.latitude = places.reduce((sum, place) => sum + place.latitude, 0) / places.length;
    this.longitude = places.reduce((sum, place) => sum + place.longitude, 0) / places.length;
    this.eastScale = METRES_PER_DEGREE * Math.cos((this.latitude * Math.PI) / 180);
  }

  pointOf(place: { latitude: number; longitude: number }): Point {
    return {
      x: (place.longitude - this.longitude) * this.eastScale,
      y: (place.latitude - this.latitude) * METRES_PER_DEGREE,
    };
  }

  /** Rounded to 1e-6 degrees (11 cm), so that every machine draws the same map. */
  degreesOf(point: Point): [longitude: number, latitude: number] {
    return [
      round6(this.longitude + point.x / this.eastScale),
      round6(this.latitude + point.y / METRES_PER_DEGREE),
    ];
  }
}

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Draws every town of the counties: each county gets what is nearest to its centre within a radius that suits
 * its number of towns, and a relaxed Voronoi diagram divides that among its towns. Towns never overlap, within a
 * county or across counties drawn in the same call. The same seed gives the same map; a county's cells depend on
 * the other counties only through their centres.
 * @throws RangeError when two counties share a centre
 */
export function tessellate(counties: readonly CountyToDraw[], seed: string): TownCell[] {
  const plane = new LocalPlane(counties);
  const centres = counties.map((county) => plane.pointOf(county));
  return counties.flatMap((county, at) => {
    const others = centres.filter((_, other) => other !== at);
    if (others.some((other) => squaredDistance(other, centres[at]) < LEAST_TOWN_DISTANCE_METRES ** 2)) {
      throw new RangeError(`county ${county.code} shares its centre with another`);
    }
    const territory = territoryOf(centres[at], others, county.towns.length);
    return drawTowns(county, territory, centres[at], new Random(seed).fork(county.code), plane);
  });
}

function territoryOf(centre: Point, others: readonly Point[], towns: number): ConvexPolygon {
  const radius = Math.sqrt((Math.max(towns, 1) * SQUARE_METRES_PER_TOWN) / Math.PI);
  const circle = Array.from({ length: CIRCLE_CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CIRCLE_CORNERS;
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
  });
  return cellOf(circle, centre, others);
}

function drawTowns(
  county: CountyToDraw,
  territory: ConvexPolygon,
  seat: Point,
  random: Random,
  plane: LocalPlane,
): TownCell[] {
  let sites = scatter(county, territory, seat, random);
  let cells = cellsOf(territory, sites);
  for (let round = 0; round < RELAXATION_ROUNDS; round += 1) {
    sites = cells.map(centroidOf);
    cells = cellsOf(territory, sites);
  }
  return county.towns.map((town, at) => {
    const ring = cells[at].map((point) => plane.degreesOf(point));
    const [longitude, latitude] = plane.degreesOf(centroidOf(cells[at]));
    return {
      countyCode: county.code,
      townCode: town.code,
      centre: { latitude, longitude, datum: 'WGS84' },
      ring: [...ring, ring[0]],
      schematic: true,
    };
  });
}

const cellsOf = (territory: ConvexPolygon, sites: readonly Point[]): ConvexPolygon[] =>
  sites.map((site, at) =>
    cellOf(
      territory,
      site,
      sites.filter((_, other) => other !== at),
    ),
  );

/** One starting point a town, none on top of another (the distance shrinks where a territory is tiny). */
function scatter(county: CountyToDraw, territory: ConvexPolygon, seat: Point, random: Random): Point[] {
  let leastDistance = Math.min(
    LEAST_TOWN_DISTANCE_METRES,
    Math.sqrt(areaOf(territory) / (4 * Math.max(county.towns.length, 1))),
  );
  const sites: Point[] = [];
  for (const town of county.towns) {
    for (;;) {
      const pull = town.urban ? URBAN_PULL : 1;
      const point = pointWithin(territory, () => random.next());
      const site = { x: seat.x + pull * (point.x - seat.x), y: seat.y + pull * (point.y - seat.y) };
      if (sites.every((other) => squaredDistance(other, site) >= leastDistance ** 2)) {
        sites.push(site);
        break;
      }
      leastDistance *= 0.99;
    }
  }
  return sites;
}

/**
 * A position spread evenly over a town's cell.
 * @param next numbers in [0, 1)
 */
export function positionWithin(cell: TownCell, next: () => number): Coordinate {
  const polygon = cell.ring.slice(0, -1).map(([x, y]) => ({ x, y }));
  const point = pointWithin(polygon, next);
  return { latitude: round6(point.y), longitude: round6(point.x), datum: 'WGS84' };
}
