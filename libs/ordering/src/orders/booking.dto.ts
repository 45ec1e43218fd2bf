import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Sex } from '@anzhi/kernel';

/** What the family would like. Providers that are asked may read it. */
export class WishesDto {
  /** Preferred sex of the caregiver. */
  @IsOptional()
  @IsIn(['MALE', 'FEMALE'])
  caregiverSex?: Sex;

  /** Preferred dialect, as the family names it. */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  dialect?: string;

  /** Provider to be asked first. */
  @IsOptional()
  @IsUUID()
  preferredProviderId?: string;

  /** Caregiver the family wants; his provider is asked first. */
  @IsOptional()
  @IsUUID()
  preferredCaregiverId?: string;

  /** Anything else, without names, phone numbers or identity numbers. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;
}

/** On whose word an office books for a senior. */
export class OnBehalfDto {
  /** Who asked: the senior, a child, a neighbour. */
  @IsString()
  @Length(1, 40)
  relation: string;

  /** How the senior agreed: by phone with a recording number, in person, by a signed form. */
  @IsString()
  @Length(2, 300)
  authorisation: string;
}

/** The order after whose end this one starts. */
export class FollowsDto {
  /** An order of the same senior that is not over. */
  @IsUUID()
  orderId: string;

  /** Least minutes from its end to this start; the catalogue's unless given, and within it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  leastMinutes?: number;

  /** Most minutes between them; the catalogue's unless given, and within it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  mostMinutes?: number;
}

export class BookOrderDto {
  /** The senior to be served. */
  @IsUUID()
  seniorId: string;

  /** One of the senior's addresses. */
  @IsUUID()
  addressId: string;

  /** Service item of the catalogue. */
  @IsString()
  @Length(1, 60)
  itemCode: string;

  /** Start of the service, ISO 8601 with zone. */
  @IsISO8601({ strict: true, strictSeparator: true })
  startsAt: string;

  /** Duration in minutes. */
  @IsInt()
  @Min(1)
  plannedMinutes: number;

  /** What the family pays, in fen, as the caller was shown it; another amount is refused. */
  @IsInt()
  @Min(0)
  expectedFamilyFen: number;

  /** What the family would like. */
  @IsOptional()
  @ValidateNested()
  @Type(() => WishesDto)
  wishes?: WishesDto;

  /** What it comes after, and how soon; the time is refused when it does not fit. */
  @IsOptional()
  @ValidateNested()
  @Type(() => FollowsDto)
  follows?: FollowsDto;

  /** Why the service must be at night; needed then only. */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  nightReason?: string;

  /** Needed when an officer, hotline agent or village helper books. */
  @IsOptional()
  @ValidateNested()
  @Type(() => OnBehalfDto)
  onBehalf?: OnBehalfDto;
}

/** Why an order is cancelled or moved. */
export const CHANGE_REASONS = [
  'NOT_NEEDED',
  'TIME_UNSUITABLE',
  'SENIOR_AWAY',
  'SENIOR_UNWELL',
  'BOOKED_BY_MISTAKE',
  'OTHER',
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

export class ChangeDto {
  /** Why the order is cancelled or moved. */
  @IsIn(CHANGE_REASONS)
  reason: ChangeReason;

  /** In the caller's own words. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;
}

export class CancelOrderDto extends ChangeDto {}

export class RescheduleOrderDto extends ChangeDto {
  /** New start of the service, ISO 8601 with zone. */
  @IsISO8601({ strict: true, strictSeparator: true })
  startsAt: string;

  /** What the family pays at the new time, in fen, as the caller was shown it; another amount is refused. */
  @IsInt()
  @Min(0)
  expectedFamilyFen: number;

  /** Why the service must be at night; needed then only. */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  nightReason?: string;
}
