import { COUNTY_CENTRES, FIVE_CITIES, isStreet, STATISTICAL_AREA_HOSTS } from '../data/reference';
import { type CountyToDraw, tessellate, type TownCell } from './tessellation';

/** Every county with a centre, and the towns in its territory: its own and those of statistical areas it hosts. */
export function countiesOfFiveCities(): CountyToDraw[] {
  const counties = FIVE_CITIES.flatMap((city) => city.counties);
  return COUNTY_CENTRES.map(({ code, lat, lon }) => ({
    code,
    latitude: lat,
    longitude: lon,
    towns: counties
      .filter((county) => (STATISTICAL_AREA_HOSTS[county.code] ?? county.code) === code)
      .flatMap((county) => county.towns.map((town) => ({ code: town.code, urban: isStreet(town.code) }))),
  }));
}

/**
 * The towns of the five cities by code, each with an invented place and border around its county's seat. All are
 * drawn together, so that no two overlap.
 */
export const schematicMap = (seed = 'schematic map'): ReadonlyMap<string, TownCell> =>
  new Map(tessellate(countiesOfFiveCities(), seed).map((cell) => [cell.townCode, cell]));
