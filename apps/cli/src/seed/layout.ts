import {
  type CityDivision,
  type Coordinate,
  type CountyDivision,
  FIVE_CITIES,
  FORMER_DIVISIONS,
  isStreet,
  positionWithin,
  schematicMap,
  type TownCell,
  type TownDivision,
} from '@anzhi/geo';
import { Random } from '@anzhi/kernel';
import { villageNames } from './names';
import { DIALECTS } from './proportions';
import type { VillageRow } from './rows';

export interface Town {
  readonly code: string;
  readonly name: string;
  readonly county: CountyDivision;
  readonly urban: boolean;
  readonly dialect: string;
  readonly cell: TownCell;
  readonly villages: readonly VillageRow[];
}

export interface Layout {
  readonly city: CityDivision;
  readonly towns: readonly Town[];
  /** Towns weighted by their number of villages, the only measure of population in the division data. */
  readonly townWeights: readonly (readonly [Town, number])[];
  /** Abolished codes by the code that holds today. */
  readonly formerCodes: ReadonlyMap<string, readonly string[]>;
  /** People live in few of its towns, and every provider serves all of its county. */
  readonly compact: boolean;
  /** Counties of all five cities, where people who moved here come from. */
  readonly allCountyCodes: readonly string[];
}

/** Addresses lie around their village, at most this share of the way to the town's border. */
const VILLAGE_SPREAD = 0.08;

/** Where people live and are served: the largest counties and towns; by default all of them. */
export interface Extent {
  readonly townsPerCounty?: number;
  readonly counties?: number;
}

/**
 * The city as the generator sees it: its towns on the schematic map with invented villages.
 */
export function layOut(
  regionCode: string,
  random: Random,
  { townsPerCounty = Infinity, counties = Infinity }: Extent = {},
): Layout {
  const whole = FIVE_CITIES.find(({ code }) => code === regionCode);
  if (!whole) {
    throw new RangeError(
      `no city ${regionCode}; known are ${FIVE_CITIES.map(({ code }) => code).join(', ')}`,
    );
  }
  const city = {
    ...whole,
    counties: counties < Infinity ? [...whole.counties].sort(bySize).slice(0, counties) : whole.counties,
  };
  const map = schematicMap();
  const towns = city.counties.flatMap((county) =>
    largest(county.towns, townsPerCounty).map(({ code, name, villageCount }): Town => {
      const cell = map.get(code);
      if (!cell) throw new Error(`town ${code} is not on the map`);
      const urban = isStreet(code);
      const villages = placeVillages(code, urban, villageCount, cell, random.fork(code));
      return { code, name, county, urban, dialect: dialectOf(county.code), cell, villages };
    }),
  );
  return {
    city,
    towns,
    compact: townsPerCounty < Infinity,
    townWeights: towns.map((town) => [town, town.villages.length] as const),
    formerCodes: new Map(
      city.counties.map(({ code }) => [
        code,
        FORMER_DIVISIONS.filter(({ successor }) => successor === code).map((former) => former.code),
      ]),
    ),
    allCountyCodes: FIVE_CITIES.flatMap(({ counties }) => counties)
      .filter(({ statisticalOnly }) => !statisticalOnly)
      .map(({ code }) => code),
  };
}

const bySize = (a: CountyDivision, b: CountyDivision): number => villagesOf(b) - villagesOf(a);
const villagesOf = ({ towns }: CountyDivision): number =>
  towns.reduce((sum, { villageCount }) => sum + villageCount, 0);

/** The largest towns of a county, a street among them where it has one. */
function largest(towns: readonly TownDivision[], count: number): readonly TownDivision[] {
  if (count >= towns.length) return towns;
  const bySize = [...towns].sort((a, b) => b.villageCount - a.villageCount || (a.code < b.code ? -1 : 1));
  const street = bySize.find(({ code }) => isStreet(code));
  const others = bySize.filter((town) => town !== street);
  return street ? [street, ...others.slice(0, count - 1)] : others.slice(0, count);
}

const placeVillages = (
  townCode: string,
  urban: boolean,
  count: number,
  cell: TownCell,
  random: Random,
): VillageRow[] =>
  villageNames(random, urban, count).map((name, at) => {
    const { latitude, longitude } = positionWithin(cell, () => random.next());
    return { code: `${townCode}${String(at + 1).padStart(3, '0')}`, name, townCode, latitude, longitude };
  });

const dialectOf = (countyCode: string): string =>
  DIALECTS[countyCode] ?? DIALECTS[countyCode.slice(0, 4)] ?? 'PUTONGHUA';

/** A position near the village and within its town (the town is convex, so is every way between two of its points). */
export function positionNear(village: VillageRow, cell: TownCell, random: Random): Coordinate {
  const far = positionWithin(cell, () => random.next());
  const between = (near: number, distant: number): number =>
    Math.round((near + VILLAGE_SPREAD * (distant - near)) * 1e6) / 1e6;
  return {
    latitude: between(village.latitude, far.latitude),
    longitude: between(village.longitude, far.longitude),
    datum: 'WGS84',
  };
}
