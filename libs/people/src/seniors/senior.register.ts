import { Injectable } from '@nestjs/common';
import { newId, parseIdentityNumber, type IdentityNumber } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { AddressBook } from '../addresses/address-book';
import { CategoryBook } from '../categories/category-book';
import { PeopleErrors } from '../people.errors';
import type { SeniorRow, UpsertedSenior } from '../people.types';
import { ResidenceBook } from '../residences/residence-book';
import { PersonalData } from './personal-data';
import { SeniorChanges, type OnFile } from './senior-changes';
import { SeniorEntity } from './senior.entity';
import { Places, type Place } from './places';

const ON_FILE = `
  SELECT id, name, phone_sealed AS "phoneSealed", phone_index AS "phoneIndex", place_id AS "placeId",
         county_id AS "countyId", hukou_region_id AS "hukouRegionId", deceased_on AS "deceasedOn"
    FROM people.senior WHERE identity_number_index = $1 FOR NO KEY UPDATE`;

/** Puts seniors on file, one person once: by identity number. */
@Injectable()
export class SeniorRegister {
  constructor(
    private readonly data: PersonalData,
    private readonly places: Places,
    private readonly changes: SeniorChanges,
    private readonly addresses: AddressBook,
    private readonly categories: CategoryBook,
    private readonly residences: ResidenceBook,
  ) {}

  async upsert(tx: Tx, row: SeniorRow): Promise<UpsertedSenior> {
    const identity = parseIdentityNumber(row.identityNumber);
    if (!identity) throw PeopleErrors.identityNumberInvalid({}, '/identityNumber');
    const place = await this.places.resolveWithin(tx.ctx.scope, row.regionId, '/regionId');
    const { senior, created } = await this.findOrInsert(tx, row, identity, place);
    if (created) await this.residences.begin(tx, senior.id, place, '档案登记');
    else await this.places.assertWithin(tx.ctx.scope, senior.placeId);
    const changes = created ? [] : await this.changes.apply(tx, senior, row, place);
    if (row.address && (await this.addresses.put(tx, senior.id, row.address)).changed)
      changes.push('address');
    const whose = { id: senior.id, regionId: place.regionId };
    for (const category of row.categories ?? []) {
      if (await this.categories.put(tx, whose, category)) changes.push(category.code);
    }
    tx.audit({
      action: created ? 'people.senior-registered' : 'people.senior-updated',
      subject: 'senior',
      subjectId: senior.id,
      seniorId: senior.id,
      regionId: place.regionId,
      details: { changes },
    });
    return { id: senior.id, created, changed: created || changes.length > 0 };
  }

  /** Two that register the same person at once: the second waits for the first and finds the senior on file. */
  private async findOrInsert(
    tx: Tx,
    row: SeniorRow,
    identity: IdentityNumber,
    place: Place,
  ): Promise<{ senior: OnFile; created: boolean }> {
    const index = this.data.identityIndex(identity.number);
    const known = await tx.one<OnFile>(ON_FILE, [index]);
    if (known) return { senior: known, created: false };
    const id = newId();
    await this.insert(tx, id, row, identity, place);
    const senior = await tx.one<OnFile>(ON_FILE, [index]);
    if (!senior) throw new Error(`senior ${id} was not inserted`);
    return { senior, created: senior.id === id };
  }

  private async insert(
    tx: Tx,
    id: string,
    row: SeniorRow,
    identity: IdentityNumber,
    place: Place,
  ): Promise<void> {
    const number = this.data.sealIdentityNumber(id, identity.number);
    const phone = this.changes.sealPhone(id, row.phone);
    await tx
      .repo(SeniorEntity)
      .createQueryBuilder()
      .insert()
      .values({
        id,
        name: this.changes.nameOf(row.name),
        identityNumberSealed: number.sealed,
        identityNumberIndex: number.index,
        birthDate: identity.birthDate,
        sex: identity.sex,
        phoneSealed: phone?.sealed,
        phoneIndex: phone?.index,
        regionId: place.regionId,
        placeId: place.placeId,
        countyId: place.countyId,
        hukouRegionId: await this.changes.hukou(row.hukouRegionId),
        registeredAt: tx.now,
      })
      .orIgnore()
      .execute();
  }
}
