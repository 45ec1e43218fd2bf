import { Injectable } from '@nestjs/common';
import { GeoFacade, type Datum, type Region } from '@anzhi/geo';
import { DomainError, parseIdentityNumber, type Scope } from '@anzhi/kernel';
import { problemOfRow, RegionCells, RowErrors, type RowReader } from '@anzhi/platform';
import { positionOf } from '../addresses/position.policy';
import { PeopleErrors } from '../people.errors';
import type { NewAddress, NewCategory, SeniorRow } from '../people.types';
import { normaliseContactPhone } from '../seniors/contact-phone';
import { Places, type Place } from '../seniors/places';
import { CATEGORY_CHOICES } from './category-choices';
import { SENIOR_COLUMNS } from './senior-roster.columns';

/** Rosters know one address; a later file replaces the one that an earlier one brought. */
export const ROSTER_ADDRESS_LABEL = '家';
const DEFAULT_SOURCE = '名册导入';
const DATUMS: Readonly<Record<string, Datum>> = {
  GCJ02: 'GCJ02',
  'GCJ-02': 'GCJ02',
  WGS84: 'WGS84',
  'WGS-84': 'WGS84',
};

export interface SeniorRosterRow {
  readonly senior: SeniorRow;
  readonly place: Place;
}

/** Turns the cells of a row into a senior; everything that can be said without asking the database. */
@Injectable()
export class SeniorRosterReader {
  private readonly regions: RegionCells<Region>;

  constructor(
    geo: GeoFacade,
    private readonly places: Places,
  ) {
    this.regions = new RegionCells(geo);
  }

  async read(cells: RowReader, scope: Scope): Promise<SeniorRosterRow | undefined> {
    const place = await this.placeOf(cells, scope);
    const hukou = await this.regions.anywhere(cells, 'hukou');
    const identity = cells.parsed('identityNumber', parseIdentityNumber, PeopleErrors.identityNumberInvalid);
    const name = cells.text('name', 50);
    const phone = cells.parsed('phone', normaliseContactPhone, PeopleErrors.phoneInvalid);
    const categories = categoriesOf(cells);
    const address = place && addressOf(cells, place);
    if (!place || !identity || !name) return undefined;
    return {
      place,
      senior: {
        name,
        identityNumber: identity.number,
        phone,
        regionId: place.placeId,
        hukouRegionId: hukou?.id,
        address,
        categories,
      },
    };
  }

  private async placeOf(cells: RowReader, scope: Scope): Promise<Place | undefined> {
    const region = await this.regions.within(cells, 'region', scope);
    return region && refusable(cells, () => this.places.resolve(region.id, '/regionId'));
  }
}

function addressOf(cells: RowReader, place: Place): NewAddress | undefined {
  const position = {
    latitude: cells.number('latitude', -90, 90),
    longitude: cells.number('longitude', -180, 180),
    datum: cells.choice('datum', DATUMS),
  };
  const text = cells.text('address');
  const hasPosition = Object.values(position).some((value) => value !== undefined);
  if (!text) return hasPosition ? cells.fail('address', RowErrors.required()) : undefined;
  const address = { label: ROSTER_ADDRESS_LABEL, regionId: place.placeId, text, ...position };
  try {
    positionOf(address, place.path);
  } catch (error) {
    return refused(cells, error);
  }
  return address;
}

function categoriesOf(cells: RowReader): NewCategory[] {
  const codes = cells.choices('categories', CATEGORY_CHOICES);
  const validFrom = cells.date('categoriesFrom');
  const validTo = cells.date('categoriesUntil');
  const source = cells.text('categorySource', 100) ?? DEFAULT_SOURCE;
  if (!codes.length) return [];
  if (!validFrom) cells.fail('categoriesFrom', RowErrors.required());
  else if (validTo && validTo <= validFrom) cells.fail('categoriesUntil', PeopleErrors.endsBeforeStart());
  return codes.map((code) => ({ code, validFrom: validFrom ?? '', validTo, source }));
}

/** A refusal of the rules that everybody else goes by becomes a problem of the row. */
function refused(cells: RowReader, error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error;
  const { column } = problemOfRow(SENIOR_COLUMNS, error);
  return cells.fail(column ?? 'name', error);
}

const refusable = <T>(cells: RowReader, work: () => Promise<T>): Promise<T | undefined> =>
  work().catch((error: unknown) => refused(cells, error));
