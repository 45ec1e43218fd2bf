import { Injectable } from '@nestjs/common';
import { maskAddress } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import type { AddressView } from '../people.types';
import { PersonalData } from '../seniors/personal-data';
import type { AddressDto } from './addresses.dto';

const VIEW = `
  SELECT id, senior_id AS "seniorId", region_id AS "regionId", county_id AS "countyId", label, latitude, longitude,
         datum, position_source AS "positionSource", floor, has_lift AS "hasLift"
    FROM people.address`;

/** An address in the clear, for a reveal. */
export interface OpenAddress {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: string;
}

@Injectable()
export class AddressQueries {
  constructor(private readonly data: PersonalData) {}

  async view(db: Queryable, id: string): Promise<AddressView | undefined> {
    const [address] = await db.query<AddressView>(`${VIEW} WHERE id = $1`, [id]);
    return address;
  }

  async defaultOf(db: Queryable, seniorId: string): Promise<AddressView | undefined> {
    const [address] = await db.query<AddressView>(`${VIEW} WHERE senior_id = $1 AND is_default`, [seniorId]);
    return address;
  }

  /** @throws people.address-not-found */
  async text(db: Queryable, id: string): Promise<string> {
    const [row] = await db.query<{ sealed: string }>(
      'SELECT text_sealed AS sealed FROM people.address WHERE id = $1',
      [id],
    );
    if (!row) throw PeopleErrors.addressNotFound();
    return this.data.openAddress(id, row.sealed);
  }

  /** Addresses that hold on the day or later, masked and without their position. */
  async ofSenior(db: Queryable, seniorId: string, date: string): Promise<AddressDto[]> {
    const rows = await db.query<AddressDto & { sealed: string }>(
      `SELECT id, label, kind, region_id AS "regionId", county_id AS "countyId", is_default AS "isDefault",
              position_source AS "positionSource", lower(valid) AS "validFrom", upper(valid) AS "validTo",
              floor, has_lift AS "hasLift", text_sealed AS sealed
         FROM people.address WHERE senior_id = $1 AND valid && daterange($2::date, NULL)
        ORDER BY is_default DESC, label`,
      [seniorId, date],
    );
    return rows.map(({ sealed, ...address }) => ({
      ...address,
      text: maskAddress(this.data.openAddress(address.id, sealed)),
    }));
  }

  /** Addresses that hold on the day or later, in the clear. */
  async openOfSenior(db: Queryable, seniorId: string, date: string): Promise<OpenAddress[]> {
    const rows = await db.query<OpenAddress>(
      `SELECT id, label, text_sealed AS text, latitude, longitude, datum
         FROM people.address WHERE senior_id = $1 AND valid && daterange($2::date, NULL)
        ORDER BY is_default DESC, label`,
      [seniorId, date],
    );
    return rows.map((address) => ({ ...address, text: this.data.openAddress(address.id, address.text) }));
  }
}
