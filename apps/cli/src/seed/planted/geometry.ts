import { distanceMetres, toGcj02, type Coordinate, type Datum } from '@anzhi/geo';

const METRES_PER_DEGREE = 111_320;

/** So many metres from here in this direction (radians from north), to the six digits a phone reports. */
export function offset(place: Coordinate, metres: number, bearing: number): Coordinate {
  const north = metres * Math.cos(bearing);
  const east = metres * Math.sin(bearing);
  return {
    latitude: round(place.latitude + north / METRES_PER_DEGREE),
    longitude: round(
      place.longitude + east / (METRES_PER_DEGREE * Math.cos((place.latitude * Math.PI) / 180)),
    ),
    datum: place.datum,
  };
}

/** The same point as a phone with this datum would tell it. */
export function told(place: Coordinate, datum: Datum): Coordinate {
  if (place.datum === datum || datum === 'WGS84') return place;
  const moved = toGcj02(place);
  return { latitude: round(moved.latitude), longitude: round(moved.longitude), datum: 'GCJ02' };
}

export const metres = (a: Coordinate, b: Coordinate): number => distanceMetres(a, b);

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
