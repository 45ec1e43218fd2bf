import type { Coordinate } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';

/** One month's grant, with the account its minutes lie on. */
export interface Lot {
  readonly period: number;
  readonly programmeId: string;
  readonly lotAccountId: string;
  readonly minutes: number;
}

/** A senior with grants, as far as a visit needs to know him. */
export interface Client {
  readonly id: string;
  readonly sex: Sex;
  readonly countyId: number;
  readonly townId: number;
  readonly addressId: string;
  readonly place: Coordinate;
  /** Who books and confirms for him. */
  readonly representativeId: string | null;
  /** GB/T 42195, as the last grant saw it. */
  readonly level: number | null;
  /** Of the last grant. */
  readonly grantMinutes: number;
  readonly lots: readonly Lot[];
}
