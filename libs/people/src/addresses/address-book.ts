import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { dayRange } from '../day';
import { PeopleErrors } from '../people.errors';
import type { NewAddress } from '../people.types';
import { PersonalData } from '../seniors/personal-data';
import { Places } from '../seniors/places';
import { AddressEntity } from './address.entity';
import { positionOf } from './position.policy';

interface Kept {
  readonly id: string;
  readonly changed: boolean;
}

interface Current {
  id: string;
  textSealed: string;
  latitude: number;
  longitude: number;
  positionSource: string;
  isDefault: boolean;
  validFrom: string;
}

/** Writes addresses. The caller holds the lock on the senior. */
@Injectable()
export class AddressBook {
  constructor(
    private readonly data: PersonalData,
    private readonly places: Places,
  ) {}

  /**
   * Adds an address; one of the same label is replaced from the new one's first day on, and left as it is when it
   * says the same. The address may lie in any division: a child's home in another city is one.
   */
  async put(tx: Tx, seniorId: string, address: NewAddress): Promise<Kept> {
    const place = await this.places.resolve(address.regionId, '/regionId');
    const position = positionOf(address, place.path);
    const from = address.validFrom ?? businessDate(tx.now);
    if (address.validTo !== undefined && address.validTo <= from) {
      throw PeopleErrors.endsBeforeStart({}, '/validTo');
    }
    const current = await this.ofLabel(tx, seniorId, address.label, from);
    if (current && this.saysTheSame(current, address)) return { id: current.id, changed: false };
    const isDefault = address.isDefault ?? current?.isDefault ?? !(await this.hasDefault(tx, seniorId));
    if (current) await this.end(tx, current, from);
    if (isDefault) await this.clearDefault(tx, seniorId);
    const id = newId();
    await tx.repo(AddressEntity).insert({
      id,
      seniorId,
      label: address.label,
      kind: address.kind ?? 'RESIDENCE',
      regionId: place.regionId,
      countyId: place.countyId,
      textSealed: this.data.sealAddress(id, address.text),
      ...position,
      valid: dayRange(from, address.validTo),
      isDefault,
    });
    return { id, changed: true };
  }

  private ofLabel(tx: Tx, seniorId: string, label: string, from: string): Promise<Current | undefined> {
    return tx.one<Current>(
      `SELECT id, text_sealed AS "textSealed", latitude, longitude, position_source AS "positionSource",
              is_default AS "isDefault", lower(valid) AS "validFrom"
         FROM people.address
        WHERE senior_id = $1 AND label = $2 AND valid && daterange($3::date, NULL) ORDER BY valid DESC LIMIT 1`,
      [seniorId, label, from],
    );
  }

  private saysTheSame(current: Current, { text, latitude, longitude, isDefault }: NewAddress): boolean {
    const samePlace =
      latitude === undefined || (latitude === current.latitude && longitude === current.longitude);
    const sameUse = isDefault === undefined || isDefault === current.isDefault;
    return samePlace && sameUse && this.data.openAddress(current.id, current.textSealed) === text;
  }

  private async hasDefault(tx: Tx, seniorId: string): Promise<boolean> {
    const found = await tx.one('SELECT 1 FROM people.address WHERE senior_id = $1 AND is_default', [
      seniorId,
    ]);
    return found !== undefined;
  }

  private async end(tx: Tx, current: Current, from: string): Promise<void> {
    await tx.query(
      `UPDATE people.address
          SET is_default = false, valid = daterange(lower(valid), greatest(lower(valid), $2::date)) WHERE id = $1`,
      [current.id, from],
    );
  }

  private async clearDefault(tx: Tx, seniorId: string): Promise<void> {
    await tx.query('UPDATE people.address SET is_default = false WHERE senior_id = $1 AND is_default', [
      seniorId,
    ]);
  }
}
