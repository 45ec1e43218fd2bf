export {
  FIVE_CITIES,
  FORMER_DIVISIONS,
  isStreet,
  type CityDivision,
  type CountyDivision,
  type FormerDivision,
  type TownDivision,
} from '../data/reference';
export { distanceMetres, toGcj02, toWgs84, type Coordinate, type Datum } from './coordinates';
export { GeoErrors } from './geo.errors';
export { GeoFacade } from './geo.facade';
export { GeoModule } from './geo.module';
export { loadDivisions } from './load/load-divisions';
export type { Region, RegionCode, RegionLevel } from './regions/region';
export { schematicMap } from './schematic-map';
export { positionWithin, type TownCell } from './tessellation';
export { withinRegions } from './within-regions';
