import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { PeopleErrors } from '../people.errors';
import type { SeniorRow } from '../people.types';
import { ResidenceBook } from '../residences/residence-book';
import { normaliseContactPhone } from './contact-phone';
import { PersonalData, type Sealed } from './personal-data';
import type { Place } from './places';
import { SeniorEntity } from './senior.entity';

/** What a change is held against. */
export type OnFile = Pick<
  SeniorEntity,
  'id' | 'name' | 'phoneSealed' | 'phoneIndex' | 'placeId' | 'countyId' | 'hukouRegionId' | 'deceasedOn'
>;

type Wanted = Partial<Pick<SeniorRow, 'name' | 'phone' | 'hukouRegionId'>>;

/** Brings the row of a senior up to date. The caller holds the lock on it. */
@Injectable()
export class SeniorChanges {
  constructor(
    private readonly data: PersonalData,
    private readonly geo: GeoFacade,
    private readonly residences: ResidenceBook,
  ) {}

  /**
   * @param place where the senior lives from today on, within the caller's jurisdiction
   * @returns the names of what changed
   * @throws people.deceased; people.registered-elsewhere when the file is with another county, because minutes and
   *   money are kept by county: such a move is a procedure of its own
   */
  async apply(tx: Tx, senior: OnFile, wanted: Wanted, place?: Place): Promise<string[]> {
    if (place && place.countyId !== senior.countyId) throw PeopleErrors.registeredElsewhere({}, '/regionId');
    if (senior.deceasedOn) throw PeopleErrors.deceased();
    const set: Partial<SeniorEntity> = {};
    const changes: string[] = [];
    if (wanted.name !== undefined && this.nameOf(wanted.name) !== senior.name) {
      set.name = this.nameOf(wanted.name);
      changes.push('name');
    }
    const phone = this.sealPhone(senior.id, wanted.phone);
    if (phone && !senior.phoneIndex?.equals(phone.index)) {
      Object.assign(set, { phoneSealed: phone.sealed, phoneIndex: phone.index });
      changes.push('phone');
    }
    if (place && place.placeId !== senior.placeId) {
      await this.residences.move(tx, senior.id, {
        to: place,
        onDate: businessDate(tx.now),
        source: '档案变更',
      });
      changes.push('region');
    }
    const hukou = await this.hukou(wanted.hukouRegionId);
    if (hukou !== undefined && hukou !== senior.hukouRegionId) {
      set.hukouRegionId = hukou;
      changes.push('hukou');
    }
    if (Object.keys(set).length) await tx.repo(SeniorEntity).update({ id: senior.id }, set);
    return changes;
  }

  /** @throws people.name-invalid */
  nameOf(text: string): string {
    const name = text.trim();
    if (!name) throw PeopleErrors.nameInvalid({}, '/name');
    return name;
  }

  /** @throws people.phone-invalid */
  sealPhone(seniorId: string, text: string | undefined): Sealed | undefined {
    if (text === undefined) return undefined;
    const phone = normaliseContactPhone(text);
    if (!phone) throw PeopleErrors.phoneInvalid({}, '/phone');
    return this.data.sealPhone(seniorId, phone);
  }

  /** Anywhere in the country that is on file. @throws people.region-not-found */
  async hukou(regionId: number | undefined): Promise<number | undefined> {
    if (regionId === undefined) return undefined;
    if (!(await this.geo.region(regionId))) throw PeopleErrors.regionNotFound({}, '/hukouRegionId');
    return regionId;
  }
}
