import { COUNTY_CENTRES, FIVE_CITIES, FORMER_DIVISIONS, type FormerDivision } from '../../data/reference';
import type { Region, RegionCode } from '../regions/region';
import { schematicMap } from '../schematic-map';

type Shape = Pick<Region, 'latitude' | 'longitude' | 'outline'>;

/** One division as the reference data describe it, before it has an id: divisions name each other by code. */
export interface DivisionRow extends Shape, Pick<Region, 'level' | 'name' | 'schematic' | 'statisticalOnly'> {
  /** The code in force, or the last one of an abolished division. */
  readonly code: string;
  readonly parentCode: string | null;
  readonly successorCode: string | null;
  readonly codes: readonly Omit<RegionCode, 'regionId'>[];
}

const SOURCE_OF_TODAY = '国家统计局统计用区划代码（2023 年）';
const NOWHERE: Shape = { latitude: null, longitude: null, outline: null };

/**
 * Every division of the reference data, each after the one above it, and within a level by code.
 *
 * A division that got another code stays the same division and has two codes; where several were merged, the
 * old ones are divisions of their own that point to their successor.
 */
export function divisionRows(): DivisionRow[] {
  const rows = [...provinces(), ...cities(), ...counties(), ...mergedCounties(), ...towns()];
  const rank = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'];
  return rows.sort((a, b) => rank.indexOf(a.level) - rank.indexOf(b.level) || (a.code < b.code ? -1 : 1));
}

const provinces = (): DivisionRow[] =>
  [...new Map(FIVE_CITIES.map((city) => [city.provinceCode, city.province]))].map(([code, name]) =>
    division({ level: 'PROVINCE', code, name, parentCode: null }),
  );

const cities = (): DivisionRow[] =>
  FIVE_CITIES.map(({ code, name, provinceCode }) =>
    division({ level: 'CITY', code, name, parentCode: provinceCode }),
  );

const counties = (): DivisionRow[] =>
  FIVE_CITIES.flatMap((city) =>
    city.counties.map(({ code, name, statisticalOnly }) => ({
      ...division({ level: 'COUNTY', code, name, parentCode: city.code, shape: centreOf(code) }),
      statisticalOnly,
      codes: countyCodes(code, name),
    })),
  );

const mergedCounties = (): DivisionRow[] =>
  FIVE_CITIES.flatMap((city) =>
    FORMER_DIVISIONS.filter((former) => isBelow(former.successor, city.code) && !isRenaming(former)).map(
      (former) => ({
        ...division({ level: 'COUNTY', code: former.code, name: former.name, parentCode: city.code }),
        successorCode: former.successor,
        codes: [formerCode(former)],
      }),
    ),
  );

function towns(): DivisionRow[] {
  const map = schematicMap();
  return FIVE_CITIES.flatMap(({ counties: list }) =>
    list.flatMap((county) =>
      county.towns.map(({ code, name }) => {
        const cell = map.get(code);
        const shape: Shape = cell
          ? { latitude: cell.centre.latitude, longitude: cell.centre.longitude, outline: cell.ring }
          : NOWHERE;
        return division({ level: 'TOWNSHIP', code, name, parentCode: county.code, shape });
      }),
    ),
  );
}

const division = ({
  shape = NOWHERE,
  ...known
}: Pick<DivisionRow, 'level' | 'code' | 'name' | 'parentCode'> & { shape?: Shape }): DivisionRow => ({
  ...known,
  ...shape,
  schematic: shape !== NOWHERE,
  statisticalOnly: false,
  successorCode: null,
  codes: [{ code: known.code, name: known.name, validFrom: null, validTo: null, source: SOURCE_OF_TODAY }],
});

/** Today's code and, where it replaced another one, the day it did and the code before. */
function countyCodes(code: string, name: string): Omit<RegionCode, 'regionId'>[] {
  const formers = FORMER_DIVISIONS.filter(({ successor }) => successor === code);
  const validFrom = formers.at(0)?.validTo ?? null;
  const source = formers.at(0)?.source ?? SOURCE_OF_TODAY;
  return [...formers.filter(isRenaming).map(formerCode), { code, name, validFrom, validTo: null, source }];
}

const formerCode = ({ successor: _, ...code }: FormerDivision): Omit<RegionCode, 'regionId'> => code;

const isRenaming = (former: FormerDivision): boolean =>
  FORMER_DIVISIONS.filter(({ successor }) => successor === former.successor).length === 1;

const isBelow = (countyCode: string, cityCode: string): boolean =>
  countyCode.slice(0, 4) === cityCode.slice(0, 4);

const centreOf = (countyCode: string): Shape => {
  const centre = COUNTY_CENTRES.find(({ code }) => code === countyCode);
  return centre ? { latitude: centre.lat, longitude: centre.lon, outline: null } : NOWHERE;
};
