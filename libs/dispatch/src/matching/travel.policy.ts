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

/** The same minutes, each way estimated once: for a computation that asks for it at every start. */
export function remembering(travel: Travel): Travel {
  const ways = new Map<Coordinate, Map<Coordinate, number>>();
  return (from, to) => {
    let known = ways.get(from);
    if (known === undefined) ways.set(from, (known = new Map()));
    let minutes = known.get(to);
    if (minutes === undefined) known.set(to, (minutes = travel(from, to)));
    return minutes;
  };
}
