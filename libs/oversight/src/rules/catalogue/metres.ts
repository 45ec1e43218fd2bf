/** SQL of the metres between two points of one datum; good to a few per mille over a county. */
export const metres = (aLat: string, aLon: string, bLat: string, bLon: string): string =>
  `(111195 * sqrt((${aLat} - ${bLat}) ^ 2 + ((${aLon} - ${bLon}) * cos(radians(${aLat}))) ^ 2))`;
