import {
  IsBoolean,
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { Datum } from '@anzhi/geo';
import { IsDay } from '@anzhi/platform';
import {
  ADDRESS_KINDS,
  type AddressKind,
  type NewAddress,
  type PositionSource,
  type WayUp,
} from '../people.types';

export class AddressInput implements NewAddress {
  /** What the family calls it: 家, 女儿家. One of the same label is replaced. */
  @IsString()
  @MinLength(1)
  @MaxLength(20)
  label: string;

  /** Internal id of the township or village. */
  @IsInt()
  regionId: number;

  /** Street and door as written on an envelope; stored encrypted. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  text: string;

  /** RESIDENCE, or TEMPORARY for a season elsewhere; RESIDENCE unless given. */
  @IsOptional()
  @IsIn(ADDRESS_KINDS)
  kind?: AddressKind;

  /** Degrees; with longitude and datum, or the centre of the division is taken. */
  @IsOptional()
  @IsNumber()
  @IsLatitude()
  latitude?: number;

  /** Degrees. */
  @IsOptional()
  @IsNumber()
  @IsLongitude()
  longitude?: number;

  /** WGS84 (a satellite receiver) or GCJ02 (a Chinese map). */
  @IsOptional()
  @IsIn(['WGS84', 'GCJ02'])
  datum?: Datum;

  /** First day, YYYY-MM-DD; today unless given. */
  @IsOptional()
  @IsDay()
  validFrom?: string;

  /** First day on which it no longer holds, YYYY-MM-DD. */
  @IsOptional()
  @IsDay()
  validTo?: string;

  /** Where services go unless an order says otherwise; the first address is it in any case. */
  @IsOptional()
  @IsBoolean()
  isDefault?: boolean;
}

export class WayUpInput implements WayUp {
  /** As the lift's buttons have it: the ground floor is 1, the basement -1. */
  @IsInt()
  @Min(-5)
  @Max(150)
  floor: number;

  /** A lift goes there. */
  @IsBoolean()
  hasLift: boolean;
}

export class AddressDto {
  id: string;
  /** What the family calls it. */
  label: string;
  /** RESIDENCE or TEMPORARY. */
  kind: AddressKind;
  /** As far as the community, without the door. */
  text: string;
  /** Internal id of the township. */
  regionId: number;
  /** Internal id of the county. */
  countyId: number;
  /** GIVEN, or DIVISION when only the centre of the township or village is known. */
  positionSource: PositionSource;
  /** Where services go unless an order says otherwise. */
  isDefault: boolean;
  /** First day, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer holds, YYYY-MM-DD; null: open. */
  validTo: string | null;
  /** The ground floor is 1; null: nobody has said. */
  floor: number | null;
  /** Null: nobody has said. */
  hasLift: boolean | null;
}
