import type { Datum } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';

/** What a representative may do for a senior. */
export const RIGHTS = ['VIEW', 'BOOK', 'PAY', 'CONFIRM'] as const;
export type Right = (typeof RIGHTS)[number];

export interface SeniorView {
  readonly id: string;
  readonly name: string;
  /** `YYYY-MM-DD`, from the identity number. */
  readonly birthDate: string;
  readonly sex: Sex;
  /** Township of residence. */
  readonly regionId: number;
  readonly countyId: number;
  /** The senior's own login, if there is one. */
  readonly accountId: string | null;
  /** `YYYY-MM-DD` */
  readonly deceasedOn: string | null;
}

export interface AddressView {
  readonly id: string;
  readonly seniorId: string;
  /** Township of the address. */
  readonly regionId: number;
  readonly countyId: number;
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
  /** DIVISION: nobody gave a position, it is the centre of the township or village. */
  readonly positionSource: PositionSource;
  /** The ground floor is 1; null: nobody has said. */
  readonly floor: number | null;
  /** Null: nobody has said. */
  readonly hasLift: boolean | null;
}

/** How one gets up to a home. */
export interface WayUp {
  readonly floor: number;
  readonly hasLift: boolean;
}

export const POSITION_SOURCES = ['GIVEN', 'DIVISION'] as const;
export type PositionSource = (typeof POSITION_SOURCES)[number];

/** TEMPORARY: a senior who spends a season elsewhere (候鸟式). */
export const ADDRESS_KINDS = ['RESIDENCE', 'TEMPORARY'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

export interface NewAddress {
  readonly label: string;
  /** Township or village. */
  readonly regionId: number;
  /** Street and door as written on an envelope; stored encrypted. */
  readonly text: string;
  readonly kind?: AddressKind;
  /** Latitude, longitude and datum come together or not at all. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly datum?: Datum;
  /** First day, `YYYY-MM-DD`; today unless given. */
  readonly validFrom?: string;
  /** First day on which it no longer holds. */
  readonly validTo?: string;
  /** Where services go unless an order says otherwise. The first address is it in any case. */
  readonly isDefault?: boolean;
}

export interface NewCategory {
  /** policy.md 6.1 */
  readonly code: string;
  /** `YYYY-MM-DD` */
  readonly validFrom: string;
  /** First day on which it no longer holds; open unless given. */
  readonly validTo?: string;
  /** The proof or the department it comes from. */
  readonly source: string;
}

/** Where somebody lived. */
export interface Residence {
  /** Township. */
  readonly regionId: number;
  /** Village where it is known, else the township. */
  readonly placeId: number;
  readonly countyId: number;
  readonly source: string;
}

/** One senior as a roster or an officer states it. */
export interface SeniorRow {
  readonly name: string;
  readonly identityNumber: string;
  readonly phone?: string;
  /** Township or village of residence. */
  readonly regionId: number;
  readonly hukouRegionId?: number;
  readonly address?: NewAddress;
  readonly categories?: readonly NewCategory[];
}

export interface UpsertedSenior {
  readonly id: string;
  /** false: the identity number was on file already. */
  readonly created: boolean;
  /** false: everything was on file as stated. */
  readonly changed: boolean;
}
