import { Injectable } from '@nestjs/common';
import { GeoFacade, type Region } from '@anzhi/geo';
import type { Scope } from '@anzhi/kernel';
import { PeopleErrors } from '../people.errors';
import { covers } from './senior.policy';

export interface Place {
  /** Township. */
  readonly regionId: number;
  /** Village where it is known, else the township. */
  readonly placeId: number;
  readonly countyId: number;
  /** From the place itself up to the province. */
  readonly path: readonly Region[];
}

/** Turns a chosen township or village into the divisions that are stored. */
@Injectable()
export class Places {
  constructor(private readonly geo: GeoFacade) {}

  /** @throws people.region-not-found, people.region-too-wide */
  async resolve(regionId: number, pointer: string): Promise<Place> {
    const path = await this.geo.path(regionId);
    if (!path.length) throw PeopleErrors.regionNotFound({}, pointer);
    const township = path.find(({ level }) => level === 'TOWNSHIP');
    if (!township) throw PeopleErrors.regionTooWide({}, pointer);
    return { regionId: township.id, placeId: regionId, countyId: await this.geo.countyOf(regionId), path };
  }

  /** A place within the caller's jurisdiction. @throws people.region-not-found, people.region-too-wide */
  async resolveWithin(scope: Scope, regionId: number, pointer: string): Promise<Place> {
    const place = await this.resolve(regionId, pointer);
    const divisions = place.path.map(({ id }) => id);
    if (!covers(scope, divisions)) throw PeopleErrors.regionNotFound({}, pointer);
    return place;
  }

  /** @throws people.registered-elsewhere: the file is not the caller's to change, nor to see */
  async assertWithin(scope: Scope, placeId: number): Promise<void> {
    const divisions = (await this.geo.path(placeId)).map(({ id }) => id);
    if (!covers(scope, divisions)) throw PeopleErrors.registeredElsewhere({}, '/identityNumber');
  }
}
