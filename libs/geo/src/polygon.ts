/** Convex polygons in a plane, vertices counter-clockwise, no vertex repeated at the end. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
export type ConvexPolygon = readonly Point[];

const cross = (origin: Point, a: Point, b: Point): number =>
  (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x);

export const squaredDistance = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

/** The part where `side` is not negative; `side` must be linear in the point. */
export function clip(polygon: ConvexPolygon, side: (point: Point) => number): ConvexPolygon {
  const kept: Point[] = [];
  polygon.forEach((point, at) => {
    const next = polygon[(at + 1) % polygon.length];
    const here = side(point);
    const there = side(next);
    if (here >= 0) kept.push(point);
    if (here > 0 !== there > 0 && here !== 0 && there !== 0) {
      const share = here / (here - there);
      kept.push({ x: point.x + share * (next.x - point.x), y: point.y + share * (next.y - point.y) });
    }
  });
  return kept;
}

/**
 * The part of a polygon that lies nearer to one site than to any of the others: its Voronoi cell. The sites are
 * distinct by more than a rounding error.
 */
export function cellOf(polygon: ConvexPolygon, site: Point, others: readonly Point[]): ConvexPolygon {
  return others.reduce<ConvexPolygon>(
    (cell, other) => clip(cell, (point) => squaredDistance(point, other) - squaredDistance(point, site)),
    polygon,
  );
}

export const areaOf = (polygon: ConvexPolygon): number =>
  polygon.reduce((sum, point, at) => {
    const next = polygon[(at + 1) % polygon.length];
    return sum + (point.x * next.y - next.x * point.y) / 2;
  }, 0);

export function centroidOf(polygon: ConvexPolygon): Point {
  const [origin] = polygon;
  let area = 0;
  let x = 0;
  let y = 0;
  for (let at = 1; at + 1 < polygon.length; at += 1) {
    const triangle = cross(origin, polygon[at], polygon[at + 1]);
    area += triangle;
    x += (triangle * (origin.x + polygon[at].x + polygon[at + 1].x)) / 3;
    y += (triangle * (origin.y + polygon[at].y + polygon[at + 1].y)) / 3;
  }
  return { x: x / area, y: y / area };
}

export const contains = (polygon: ConvexPolygon, point: Point): boolean =>
  polygon.every((vertex, at) => cross(vertex, polygon[(at + 1) % polygon.length], point) >= 0);

/** A point spread evenly over the polygon, from three numbers in [0, 1). */
export function pointWithin(polygon: ConvexPolygon, next: () => number): Point {
  const [origin] = polygon;
  let rest = next() * 2 * areaOf(polygon);
  let corner = 1;
  while (corner + 2 < polygon.length) {
    const triangle = cross(origin, polygon[corner], polygon[corner + 1]);
    if (rest < triangle) break;
    rest -= triangle;
    corner += 1;
  }
  let u = next();
  let v = next();
  if (u + v > 1) [u, v] = [1 - u, 1 - v];
  const [a, b] = [polygon[corner], polygon[corner + 1]];
  return {
    x: origin.x + u * (a.x - origin.x) + v * (b.x - origin.x),
    y: origin.y + u * (a.y - origin.y) + v * (b.y - origin.y),
  };
}
