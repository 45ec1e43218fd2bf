import { Injectable } from '@nestjs/common';
import { businessDate, Clock, type Scope } from '@anzhi/kernel';
import { problemOfRow, RegionCells, type Queryable, type RowFinding } from '@anzhi/platform';
import { GeoFacade, type Region } from '@anzhi/geo';
import { PeopleErrors } from '../people.errors';
import type { NewAddress, NewCategory } from '../people.types';
import { PersonalData } from '../seniors/personal-data';
import { SENIOR_COLUMNS } from './senior-roster.columns';
import { ROSTER_ADDRESS_LABEL, type SeniorRosterRow } from './senior-roster-row';

interface Filed {
  readonly index: string;
  readonly name: string;
  readonly phoneIndex: string | null;
  readonly placeId: number;
  readonly countyId: number;
  readonly hukouRegionId: number | null;
  readonly deceasedOn: string | null;
  readonly address: FiledAddress | null;
  readonly categories: readonly FiledCategory[];
}

interface FiledAddress {
  readonly id: string;
  readonly sealed: string;
  readonly latitude: number;
  readonly longitude: number;
}

interface FiledCategory {
  readonly code: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** One query for all rows; `$2` is today, from which on addresses matter. */
const FILED = `
  SELECT encode(s.identity_number_index, 'hex') AS index, s.name, encode(s.phone_index, 'hex') AS "phoneIndex",
         s.place_id AS "placeId", s.county_id AS "countyId", s.hukou_region_id AS "hukouRegionId",
         s.deceased_on AS "deceasedOn",
         (SELECT json_build_object('id', a.id, 'sealed', a.text_sealed, 'latitude', a.latitude,
                                   'longitude', a.longitude)
            FROM people.address a
           WHERE a.senior_id = s.id AND a.label = $3 AND a.valid && daterange($2::date, NULL)
           ORDER BY a.valid DESC LIMIT 1) AS address,
         (SELECT coalesce(json_agg(json_build_object('code', c.code, 'validFrom', lower(c.valid),
                                                     'validTo', upper(c.valid)) ORDER BY c.valid), '[]')
            FROM people.category c WHERE c.senior_id = s.id AND upper_inf(c.known)) AS categories
    FROM people.senior s
   WHERE s.identity_number_index IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`;

/** Says what registering would do to the files, by the rules of `SeniorRegister` and without writing. */
@Injectable()
export class SeniorComparison {
  private readonly regions: RegionCells<Region>;

  constructor(
    geo: GeoFacade,
    private readonly data: PersonalData,
    private readonly clock: Clock,
  ) {
    this.regions = new RegionCells(geo);
  }

  async compare(db: Queryable, scope: Scope, rows: readonly SeniorRosterRow[]): Promise<RowFinding[]> {
    const indexes = rows.map(({ senior }) => this.data.identityIndex(senior.identityNumber).toString('hex'));
    const filed = await db.query<Filed>(FILED, [
      indexes,
      businessDate(this.clock.now()),
      ROSTER_ADDRESS_LABEL,
    ]);
    const byIndex = new Map(filed.map((senior) => [senior.index, senior]));
    return Promise.all(rows.map((row, at) => this.findingOf(scope, row, byIndex.get(indexes[at]))));
  }

  private async findingOf(scope: Scope, row: SeniorRosterRow, filed: Filed | undefined): Promise<RowFinding> {
    if (!filed) return 'NEW';
    const elsewhere = PeopleErrors.registeredElsewhere({}, '/identityNumber');
    if (!(await this.regions.covers(scope, filed.placeId))) return [problemOfRow(SENIOR_COLUMNS, elsewhere)];
    if (row.place.countyId !== filed.countyId) return [problemOfRow(SENIOR_COLUMNS, elsewhere)];
    if (filed.deceasedOn) return [problemOfRow(SENIOR_COLUMNS, PeopleErrors.deceased())];
    const categories = (row.senior.categories ?? []).map((category) => changeOf(category, filed.categories));
    if (categories.includes('CLASH')) {
      return [problemOfRow(SENIOR_COLUMNS, PeopleErrors.categoryOverlaps({}, '/validFrom'))];
    }
    return this.differs(row, filed) || categories.includes('CHANGE') ? 'CHANGED' : 'UNCHANGED';
  }

  private differs({ senior, place }: SeniorRosterRow, filed: Filed): boolean {
    const { name, phone, hukouRegionId, address } = senior;
    return (
      name !== filed.name ||
      place.placeId !== filed.placeId ||
      (hukouRegionId !== undefined && hukouRegionId !== filed.hukouRegionId) ||
      (phone !== undefined && this.data.phoneIndex(phone).toString('hex') !== filed.phoneIndex) ||
      (address !== undefined && !this.isFiled(address, filed.address))
    );
  }

  private isFiled({ text, latitude, longitude }: NewAddress, filed: FiledAddress | null): boolean {
    if (!filed) return false;
    const samePlace =
      latitude === undefined || (latitude === filed.latitude && longitude === filed.longitude);
    return samePlace && this.data.openAddress(filed.id, filed.sealed) === text;
  }
}

/** What stating a category does: nothing when it is on file for that time, a clash when it would reach backwards. */
function changeOf(
  { code, validFrom, validTo }: NewCategory,
  filed: readonly FiledCategory[],
): 'NOTHING' | 'CHANGE' | 'CLASH' {
  const end = validTo ?? null;
  const overlaps = filed.filter(
    (known) =>
      known.code === code &&
      (end === null || known.validFrom < end) &&
      (known.validTo === null || validFrom < known.validTo),
  );
  if (!overlaps.length) return 'CHANGE';
  const [known] = overlaps;
  if (overlaps.length > 1 || known.validFrom > validFrom) return 'CLASH';
  const endsEarlier = known.validTo !== null && (end === null || known.validTo < end);
  return endsEarlier ? 'CHANGE' : 'NOTHING';
}
