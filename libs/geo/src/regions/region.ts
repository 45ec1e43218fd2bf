import type { Datum } from '../coordinates';

export const REGION_LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** A division. `id` is stable for ever; `code` is the one in force today (the last one of an abolished division). */
export interface Region {
  readonly id: number;
  readonly parentId: number | null;
  readonly level: RegionLevel;
  readonly name: string;
  readonly code: string;
  /** Degrees, in `datum`. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly datum: Datum;
  /** Place and border are drawn, not surveyed. */
  readonly schematic: boolean;
  /** A development zone of the statistical list that GB/T 2260 does not know. */
  readonly statisticalOnly: boolean;
  /** GeoJSON ring of `[longitude, latitude]`. */
  readonly outline: readonly (readonly [longitude: number, latitude: number])[] | null;
  /** The division this one was merged into. */
  readonly successorId: number | null;
}

/** A code a division bears or bore. `validTo` is the first day on which it no longer held; null is open. */
export interface RegionCode {
  readonly regionId: number;
  readonly code: string;
  /** The division's name under this code. */
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string;
}
