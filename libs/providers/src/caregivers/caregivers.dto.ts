import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Datum } from '@anzhi/geo';
import type { Sex } from '@anzhi/kernel';
import { IsMobile, PageQuery } from '@anzhi/platform';
import { IsIdentityNumber } from '../form-checks';
import { PaperDto, PaperInputDto, ReasonDto } from '../papers/papers.dto';
import {
  CREDENTIAL_TYPES,
  PERSON_BLACKLIST_GROUNDS,
  type CredentialType,
  type PersonBlacklistGround,
} from '../provider.types';

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

export class NewCaregiverDto {
  /** As in the identity card. */
  @IsString()
  @Length(2, 50)
  name: string;

  /** 18 digits; sex and age follow from it. */
  @IsIdentityNumber()
  identityNumber: string;

  /** He logs in with it. */
  @IsMobile()
  phone: string;

  /** Codes of the dialects he speaks: `JIANGHUAI`. */
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  dialects: string[];

  /** Codes of the catalogue's skills: `REHABILITATION`. */
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(CODE, { each: true })
  skills: string[];
}

export class CredentialInputDto extends PaperInputDto {
  /** What it proves. */
  @IsIn(CREDENTIAL_TYPES)
  type: CredentialType;
}

export class WorkingHoursDto {
  /** ISO weekday, 1 Monday to 7 Sunday. */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  /** Minute of the day in China, 480 for 08:00. */
  @IsInt()
  @Min(0)
  @Max(1439)
  startMinute: number;

  /** Minute of the day, exclusive; 1440 is the end of the day. */
  @IsInt()
  @Min(1)
  @Max(1440)
  endMinute: number;
}

export class WeekDto {
  /** All working hours of a week; what is not listed is free time. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WorkingHoursDto)
  hours: WorkingHoursDto[];
}

export class AbsenceInputDto {
  /** ISO 8601 with zone. */
  @IsISO8601({ strict: true })
  from: string;

  /** ISO 8601 with zone, exclusive. */
  @IsISO8601({ strict: true })
  to: string;

  /** Leave, illness, training. */
  @IsString()
  @Length(1, 200)
  reason: string;
}

export class CaregiverListQuery extends PageQuery {
  /** Only caregivers of this provider. */
  @IsOptional()
  @IsUUID()
  providerId?: string;
}

/** Where a caregiver’s day starts. */
export class StartPlaceDto {
  /** Degrees. */
  @IsNumber()
  @IsLatitude()
  latitude: number;

  /** Degrees. */
  @IsNumber()
  @IsLongitude()
  longitude: number;

  /** What the position refers to: GCJ02 when it was picked on a Chinese map. */
  @IsIn(['WGS84', 'GCJ02'])
  datum: Datum;
}

export class CaregiverIdDto {
  caregiverId: string;
}

export class AbsenceDto {
  id: string;
  /** ISO 8601. */
  from: string;
  /** ISO 8601, exclusive. */
  to: string;
  reason: string;
}

export class CaregiverDto {
  id: string;
  providerId: string;
  name: string;
  sex: Sex;
  phoneMasked: string;
  dialects: string[];
  skills: string[];
  /** false once he has left the provider. */
  active: boolean;
  /**
   * On the joint-punishment list: PROPOSED (told to those who decide on it), LISTED or REMOVAL_ASKED; null: nothing of
   * it.
   */
  listing: string | null;
  credentials: PaperDto[];
  workingHours: WorkingHoursDto[];
  /** Absences that have not ended. */
  absences: AbsenceDto[];
}

export class CaregiverPageDto {
  items: CaregiverDto[];
  /** `cursor` of the next page; null on the last one. */
  nextCursor: string | null;
}

export class PersonBlacklistingDto extends ReasonDto {
  /** Ground of the joint-punishment list (民发〔2019〕103号) that a person can give. */
  @IsIn(PERSON_BLACKLIST_GROUNDS)
  ground: PersonBlacklistGround;
}

export class CaregiverListingDto {
  caregiverId: string;
  /** Whether he is on the list now. */
  listed: boolean;
}
