import countyCentreFile from './county-centres.json';
import cityFile from './divisions-five-cities.json';
import historyFile from './division-history.json';
import statisticalAreaFile from './statistical-areas.json';

export interface TownDivision {
  /** nine digits */
  readonly code: string;
  readonly name: string;
  readonly villageCount: number;
}

export interface CountyDivision {
  /** six digits */
  readonly code: string;
  readonly name: string;
  /** A development zone of the statistical list that GB/T 2260 does not know. */
  readonly statisticalOnly: boolean;
  readonly towns: readonly TownDivision[];
}

export interface CityDivision {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly provinceCode: string;
  readonly counties: readonly CountyDivision[];
}

/** An abolished code. `validTo` is exclusive: from that day on the successor holds. */
export interface FormerDivision {
  readonly code: string;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string;
  readonly successor: string;
  readonly source: string;
}

export interface CountyCentre {
  readonly code: string;
  readonly name: string;
  /** WGS-84, about 3 km */
  readonly lat: number;
  readonly lon: number;
}

/** The five cities with their counties and towns (statistical division codes of 2023). */
export const FIVE_CITIES: readonly CityDivision[] = cityFile;
export const FORMER_DIVISIONS: readonly FormerDivision[] = historyFile.rows;
/** Approximate county seats, for demonstration only. */
export const COUNTY_CENTRES: readonly CountyCentre[] = countyCentreFile.centres;
/** Statistical area -> the county in whose territory it is drawn. */
export const STATISTICAL_AREA_HOSTS: Readonly<Record<string, string>> = statisticalAreaFile.hosts;

/** Streets carry 001 to 099 as their last three digits, towns and townships 100 and more. */
export const isStreet = (townCode: string): boolean => townCode[6] === '0';
