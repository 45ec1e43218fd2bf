import { distanceMetres, type Coordinate } from '@anzhi/geo';

export interface Pace {
  readonly metresPerMinute: number;
  readonly detourPercent: number;
}

/** Whole minutes from door to door. */
export type Travel = (from: Coordinate, to: Coordinate) => number;

/** An estimate: the straight line, longer by the detour of roads, at the usual pace; started minutes count. */
export const travelAt =
  ({ metresPerMinute, detourPercent }: Pace): Travel =>
  (from, to) =>
    Math.ceil((Math.round(distanceMetres(from, to)) * detourPercent) / (100 * metresPerMinute));
