import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsDay } from '@anzhi/platform';

export class TermsQuery {
  /** Internal id of the division of the address. */
  @Type(() => Number)
  @IsInt()
  regionId: number;

  /** Day of the booking, YYYY-MM-DD; today unless given. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class FairTermsDto {
  /** An arrival more than so many minutes after the promised time is late. */
  @IsInt()
  @Min(0)
  @Max(240)
  lateMinutes: number;

  /** So much of a late service costs nothing, in basis points. */
  @IsInt()
  @Min(0)
  @Max(9_999)
  lateCreditBp: number;

  /** After so many minutes nobody need wait: everything is back at once. */
  @IsInt()
  @Min(1)
  @Max(480)
  noShowMinutes: number;

  /** A service under this share of the booked minutes is short, in basis points. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  shortBp: number;

  /** So much of a short service costs nothing besides, in basis points. */
  @IsInt()
  @Min(0)
  @Max(9_999)
  shortCreditBp: number;

  /** Until so many hours before the start a change or cancellation is free. */
  @IsInt()
  @Min(0)
  @Max(72)
  freeChangeHours: number;
}

export class SetTermsInput extends FairTermsDto {
  /** Internal id of the division they hold in, and below. */
  @IsInt()
  regionId: number;

  /** First day, YYYY-MM-DD, tomorrow at the earliest. */
  @IsDay()
  validFrom: string;

  /** Number of the document that sets them. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  source: string;
}

export class ServiceTermsDto extends FairTermsDto {
  /** The division that set them, or the nearest above it; null: what the platform comes with. */
  regionId: number | null;
  /** First day, YYYY-MM-DD; null: what the platform comes with. */
  validFrom: string | null;
  /** Where they are laid down. */
  source: string;
}
