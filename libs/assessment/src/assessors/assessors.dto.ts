import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay, IsMobile, PageQuery } from '@anzhi/platform';

export class AssessorInput {
  /** Mobile number of the assessor's account; it is opened if there is none. */
  @IsMobile()
  phone: string;

  /** As in the certificate. */
  @IsString()
  @MinLength(2)
  @MaxLength(40)
  name: string;

  /** Internal id of the county for which he assesses. */
  @IsInt()
  countyId: number;

  /** Assessment agency he belongs to. */
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  agency: string;

  /** Number of the certificate (老年人能力评估师). */
  @IsString()
  @MinLength(2)
  @MaxLength(60)
  qualificationNumber: string;

  /** Medical or nursing background; one of the two assessors of a senior must have it. */
  @IsBoolean()
  medical: boolean;

  /** First day, YYYY-MM-DD. */
  @IsDay()
  validFrom: string;

  /** Last day, YYYY-MM-DD. */
  @IsDay()
  lastDay: string;
}

export class RegisteredAssessorDto {
  /** Id of the registration. */
  id: string;
}

export class AssessorEndInput {
  /** Last day, YYYY-MM-DD; yesterday at the earliest. */
  @IsDay()
  lastDay: string;
}

export class AssessorsQuery extends PageQuery {
  /** Only those registered for this day, YYYY-MM-DD. */
  @IsOptional()
  @IsDay()
  on?: string;

  /** Only those with a medical background, or only those without. */
  @IsOptional()
  @Transform(({ obj, key }) => BOOLEANS[(obj as Record<string, string>)[key]] ?? 'neither')
  @IsBoolean()
  medical?: boolean;

  /** Internal id of a county. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  countyId?: number;
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

export class AssessorDto {
  /** Id of the registration; what an appointment names. */
  id: string;
  name: string;
  countyId: number;
  agency: string;
  qualificationNumber: string;
  /** Medical or nursing background. */
  medical: boolean;
  /** First day, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which he is no longer registered, YYYY-MM-DD. */
  validTo: string;
}

export class AssessorPageDto {
  items: AssessorDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
