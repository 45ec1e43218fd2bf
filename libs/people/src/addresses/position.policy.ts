import type { Datum, Region } from '@anzhi/geo';
import { PeopleErrors } from '../people.errors';
import type { NewAddress, PositionSource } from '../people.types';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
  readonly positionSource: PositionSource;
}

/**
 * The position as given, or else the centre of the smallest division that has one, marked as such.
 * @param path divisions from the smallest up
 * @throws people.position-incomplete, people.position-unknown
 */
export function positionOf(address: NewAddress, path: readonly Region[]): Position {
  const { latitude, longitude, datum } = address;
  if (latitude !== undefined && longitude !== undefined && datum !== undefined) {
    return { latitude, longitude, datum, positionSource: 'GIVEN' };
  }
  if (latitude !== undefined || longitude !== undefined || datum !== undefined) {
    throw PeopleErrors.positionIncomplete({}, '/latitude');
  }
  for (const division of path) {
    if (division.latitude !== null && division.longitude !== null) {
      const { latitude: north, longitude: east, datum: drawnIn } = division;
      return { latitude: north, longitude: east, datum: drawnIn, positionSource: 'DIVISION' };
    }
  }
  throw PeopleErrors.positionUnknown({}, '/latitude');
}
