import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import {
  ageOn,
  businessDate,
  Clock,
  maskAddress,
  maskIdentityNumber,
  maskName,
  maskPhone,
  type Ctx,
} from '@anzhi/kernel';
import type { Sex } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { AddressQueries } from '../addresses/address.queries';
import { CategoryQueries } from '../categories/category.queries';
import { RepresentativeQueries } from '../representatives/representative.queries';
import { PersonalData } from './personal-data';
import { SeniorGate } from './senior.gate';
import type { SeniorDetailDto, SeniorListItemDto, SeniorsQuery } from './seniors.dto';

interface ListRow {
  id: string;
  name: string;
  birthDate: string;
  sex: Sex;
  regionId: number;
  countyId: number;
  deceasedOn: string | null;
  identityNumberSealed: string;
  phoneSealed: string | null;
  addressId: string | null;
  addressSealed: string | null;
}

const LIST = `
  SELECT s.id, s.name, s.birth_date AS "birthDate", s.sex, s.region_id AS "regionId", s.county_id AS "countyId",
         s.deceased_on AS "deceasedOn", s.identity_number_sealed AS "identityNumberSealed",
         s.phone_sealed AS "phoneSealed", a.id AS "addressId", a.text_sealed AS "addressSealed"
    FROM people.senior s LEFT JOIN people.address a ON a.senior_id = s.id AND a.is_default`;
/** DESIGN: a household's phone may be the contact of several seniors, not of many. */
const MOST_FOUND = 50;

/** The file as officers and families read it: masked as policy.md 11.3 says. */
@Injectable()
export class SeniorFileQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly data: PersonalData,
    private readonly gate: SeniorGate,
    private readonly addresses: AddressQueries,
    private readonly categories: CategoryQueries,
    private readonly representatives: RepresentativeQueries,
  ) {}

  /** Seniors in the caller's divisions, by name; the cursor holds none, because the list masks them. */
  async page(ctx: Ctx, query: SeniorsQuery): Promise<Page<SeniorListItemDto>> {
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<ListRow>(
      `${LIST}
        WHERE ${withinRegions('s.place_id', '$1')} AND ($2::text IS NULL OR starts_with(s.name, $2))
          AND ($3::uuid IS NULL OR (s.name, s.id) > (SELECT name, id FROM people.senior WHERE id = $3))
        ORDER BY s.name, s.id LIMIT $4`,
      [ctx.scope.regionIds, query.name, after, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((row) => this.toListItem(row)) };
  }

  /** Seniors in the caller's divisions with exactly this number or phone. */
  async found(
    db: Queryable,
    ctx: Ctx,
    column: 'identity_number_index' | 'phone_index',
    index: Buffer,
  ): Promise<SeniorListItemDto[]> {
    const rows = await db.query<ListRow>(
      `${LIST} WHERE ${withinRegions('s.place_id', '$1')} AND s.${column} = $2 ORDER BY s.name, s.id LIMIT ${MOST_FOUND}`,
      [ctx.scope.regionIds, index],
    );
    return rows.map((row) => this.toListItem(row));
  }

  /** @throws people.senior-not-found */
  async detail(ctx: Ctx, id: string): Promise<SeniorDetailDto> {
    const gated = await this.gate.enter(this.db, ctx, id, 'VIEW');
    const today = businessDate(this.clock.now());
    const [[row], addresses, categories, representatives] = await Promise.all([
      this.db.query<ListRow & { hukouRegionId: number | null; hasAccount: boolean }>(
        `SELECT id, name, birth_date AS "birthDate", sex, region_id AS "regionId", county_id AS "countyId",
                deceased_on AS "deceasedOn", hukou_region_id AS "hukouRegionId", account_id IS NOT NULL AS "hasAccount"
           FROM people.senior WHERE id = $1`,
        [id],
      ),
      this.addresses.ofSenior(this.db, id, today),
      this.categories.ofSenior(this.db, id),
      this.representatives.ofSenior(this.db, id, today),
    ]);
    const { birthDate, ...senior } = row;
    return {
      ...senior,
      age: ageOn(birthDate, senior.deceasedOn ?? today),
      ...this.masked(gated.id, gated.identityNumberSealed, gated.phoneSealed),
      addresses,
      categories,
      representatives,
    };
  }

  private toListItem(row: ListRow): SeniorListItemDto {
    const { birthDate, identityNumberSealed, phoneSealed, addressId, addressSealed, ...senior } = row;
    return {
      ...senior,
      name: maskName(row.name),
      age: ageOn(birthDate, row.deceasedOn ?? businessDate(this.clock.now())),
      ...this.masked(row.id, identityNumberSealed, phoneSealed),
      address: addressId && addressSealed && maskAddress(this.data.openAddress(addressId, addressSealed)),
    };
  }

  private masked(id: string, identityNumberSealed: string, phoneSealed: string | null) {
    return {
      identityNumber: maskIdentityNumber(this.data.openIdentityNumber(id, identityNumberSealed)),
      phone: phoneSealed && maskPhone(this.data.openPhone(id, phoneSealed)),
    };
  }
}
