/** WGS-84 is what satellites give; GCJ-02 is what maps in China show, shifted by up to several hundred metres. */
export type Datum = 'WGS84' | 'GCJ02';

/** A position in degrees. The datum travels with it: without it a distance may be wrong by 500 m. */
export interface Coordinate {
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}

interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

// Krasovsky 1940, the ellipsoid of the GCJ-02 formula
const SEMI_MAJOR_AXIS_METRES = 6378245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;
const MEAN_EARTH_RADIUS_METRES = 6371008.8;
const INVERSE_PRECISION_DEGREES = 1e-9;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The rectangle in which the formula applies; outside it both datums agree. */
const isOutsideChina = ({ latitude, longitude }: Degrees): boolean =>
  longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271;

const wave = (value: number, terms: readonly (readonly [amplitude: number, frequency: number])[]): number =>
  terms.reduce((sum, [amplitude, frequency]) => sum + amplitude * Math.sin(value * frequency * Math.PI), 0) *
  (2 / 3);

/** How far GCJ-02 lies from WGS-84 at a WGS-84 position, in degrees (the published formula). */
function shiftAt({ latitude, longitude }: Degrees): Degrees {
  const x = longitude - 105;
  const y = latitude - 35;
  const root = Math.sqrt(Math.abs(x));
  const common = wave(x, [
    [20, 6],
    [20, 2],
  ]);
  const northMetres =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    common +
    wave(y, [
      [20, 1],
      [40, 1 / 3],
      [160, 1 / 12],
      [320, 1 / 30],
    ]);
  const eastMetres =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    common +
    wave(x, [
      [20, 1],
      [40, 1 / 3],
      [150, 1 / 12],
      [300, 1 / 30],
    ]);
  const phi = radians(latitude);
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(phi) ** 2;
  const meridianRadius = (SEMI_MAJOR_AXIS_METRES * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
  const parallelRadius = (SEMI_MAJOR_AXIS_METRES / Math.sqrt(magic)) * Math.cos(phi);
  return {
    latitude: northMetres / radians(meridianRadius),
    longitude: eastMetres / radians(parallelRadius),
  };
}

export function toGcj02(position: Coordinate): Coordinate {
  if (position.datum === 'GCJ02') return position;
  const shift = isOutsideChina(position) ? { latitude: 0, longitude: 0 } : shiftAt(position);
  return {
    latitude: position.latitude + shift.latitude,
    longitude: position.longitude + shift.longitude,
    datum: 'GCJ02',
  };
}

/** The inverse has no closed form; a few rounds of iteration bring it below 1e-7 degrees (1 cm). */
export function toWgs84(position: Coordinate): Coordinate {
  if (position.datum === 'WGS84') return position;
  let { latitude, longitude } = position;
  if (isOutsideChina(position)) return { latitude, longitude, datum: 'WGS84' };
  for (let round = 0; round < 20; round += 1) {
    const shift = shiftAt({ latitude, longitude });
    const latitudeError = position.latitude - latitude - shift.latitude;
    const longitudeError = position.longitude - longitude - shift.longitude;
    latitude += latitudeError;
    longitude += longitudeError;
    if (Math.max(Math.abs(latitudeError), Math.abs(longitudeError)) < INVERSE_PRECISION_DEGREES) break;
  }
  return { latitude, longitude, datum: 'WGS84' };
}

const inWgs84 = new WeakMap<Coordinate, Coordinate>();

/** The iteration costs a hundred times what a distance does, and one place is measured from many. */
function wgs84Of(position: Coordinate): Coordinate {
  if (position.datum === 'WGS84') return position;
  const known = inWgs84.get(position) ?? toWgs84(position);
  inWgs84.set(position, known);
  return known;
}

/**
 * Great-circle distance in metres; both ends are brought to WGS-84 first. Past a quarter of the way round, the
 * arcsine of the haversine loses half its digits: there the way that is left to the antipode is measured instead.
 */
export function distanceMetres(from: Coordinate, to: Coordinate): number {
  const a = wgs84Of(from);
  const b = wgs84Of(to);
  const cosines = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const halfLongitude = radians(b.longitude - a.longitude) / 2;
  const haversine =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 + cosines * Math.sin(halfLongitude) ** 2;
  if (haversine <= 0.5) return 2 * MEAN_EARTH_RADIUS_METRES * Math.asin(Math.sqrt(haversine));
  const left = Math.sin(radians(b.latitude + a.latitude) / 2) ** 2 + cosines * Math.cos(halfLongitude) ** 2;
  return MEAN_EARTH_RADIUS_METRES * (Math.PI - 2 * Math.asin(Math.sqrt(left)));
}
