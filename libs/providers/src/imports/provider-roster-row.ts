import { Injectable } from '@nestjs/common';
import { GeoFacade, type Region } from '@anzhi/geo';
import { isCreditCode, normaliseMobile, type Scope } from '@anzhi/kernel';
import { RegionCells, type RowReader } from '@anzhi/platform';
import type { LicenceFacts } from '../licences/licence-writer';
import type { ProviderRosterRow } from '../organisations/provider-import';
import type { ProviderFacts } from '../organisations/provider-register';
import { DATUM_CHOICES, LICENCE_CHOICES, PROVIDER_TYPE_CHOICES } from './choices';
import { RosterErrors } from './import.errors';
import { termOf } from './paper-cells';

const ITEM_CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

type Position = Pick<ProviderFacts, 'latitude' | 'longitude' | 'datum'>;

/** The code with a right check character, in upper case. */
export const creditCodeOf = (text: string): string | null => {
  const code = text.normalize('NFKC').toUpperCase();
  return isCreditCode(code) ? code : null;
};

/** Turns the cells of a row into a provider with one licence. */
@Injectable()
export class ProviderRosterReader {
  private readonly regions: RegionCells<Region>;

  constructor(private readonly geo: GeoFacade) {
    this.regions = new RegionCells(geo);
  }

  async read(cells: RowReader, scope: Scope): Promise<ProviderRosterRow | undefined> {
    const place = await this.placeOf(cells, scope);
    const position = place && positionOf(cells, place);
    const serviceRegions = await this.regions.list(cells, 'serviceRegions');
    const licence = licenceOf(cells);
    const facts = {
      name: cells.text('name', 100),
      creditCode: cells.parsed('creditCode', creditCodeOf, RosterErrors.creditCodeInvalid),
      type: cells.choice('type', PROVIDER_TYPE_CHOICES),
      regionId: place?.[0].id,
      address: cells.text('address'),
      contactName: cells.text('contactName', 50),
      contactPhone: cells.parsed('contactPhone', normaliseMobile, RosterErrors.phoneInvalid),
    };
    const itemCodes = itemsOf(cells);
    if (!position || !isComplete(facts) || !licence) return undefined;
    return {
      ...facts,
      ...position,
      serviceRegionIds: unique(serviceRegions.map(({ id }) => id)).sort((a, b) => a - b),
      itemCodes: unique(itemCodes).sort(),
      licences: [licence],
    };
  }

  /** From the township up. */
  private async placeOf(cells: RowReader, scope: Scope): Promise<Region[] | undefined> {
    const region = await this.regions.within(cells, 'region', scope);
    if (!region) return undefined;
    const path = await this.geo.path(region.id);
    const township = path.findIndex(({ level }) => level === 'TOWNSHIP');
    return township < 0 ? cells.fail('region', RosterErrors.regionTooWide()) : path.slice(township);
  }
}

/** As given, or else the centre of the smallest division that has one. */
function positionOf(cells: RowReader, path: readonly Region[]): Position | undefined {
  const latitude = cells.number('latitude', -90, 90);
  const longitude = cells.number('longitude', -180, 180);
  const datum = cells.choice('datum', DATUM_CHOICES);
  if (latitude !== undefined && longitude !== undefined && datum) return { latitude, longitude, datum };
  if (latitude !== undefined || longitude !== undefined || datum) {
    return cells.fail('latitude', RosterErrors.positionIncomplete());
  }
  for (const { latitude: north, longitude: east, datum: drawnIn } of path) {
    if (north !== null && east !== null) return { latitude: north, longitude: east, datum: drawnIn };
  }
  return cells.fail('latitude', RosterErrors.positionUnknown());
}

function itemsOf(cells: RowReader): string[] {
  const codes = cells.list('items').map((code) => code.toUpperCase());
  if (!codes.every((code) => ITEM_CODE.test(code))) cells.fail('items', RosterErrors.itemCodeInvalid());
  return codes;
}

function licenceOf(cells: RowReader): LicenceFacts | undefined {
  const { validFrom, lastDay } = termOf(cells);
  const licence = {
    type: cells.choice('licenceType', LICENCE_CHOICES),
    number: cells.text('licenceNumber', 80),
    issuer: cells.text('issuer', 100),
    scope: cells.text('licenceScope', 500),
    validFrom,
  };
  return isComplete(licence) ? { ...licence, lastDay } : undefined;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

type Complete<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Whether every cell could be read; if not, the reader knows why. */
export const isComplete = <T extends object>(facts: T): facts is T & Complete<T> =>
  Object.values(facts).every((value) => value !== undefined);
