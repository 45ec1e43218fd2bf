import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsISO8601, ValidateNested } from 'class-validator';
import { PositionDto } from '../evidence/position.dto';

export class PositionConsentDto {
  /** Whether the platform may know where the caller is while he is on the way to a job. */
  @IsBoolean()
  agreed: boolean;
}

export class PositionConsentView {
  /** Whether he agrees; false also when nobody asked him yet. */
  agreed: boolean;
  /** Since when, ISO 8601; null: nobody asked him yet. */
  since: string | null;
}

/** A position taken on the way. */
export class TakenPositionDto extends PositionDto {
  /** When, by the device's own clock, ISO 8601 with zone. */
  @IsISO8601({ strict: true })
  deviceAt: string;
}

export class TakenPositionsDto {
  /** What was taken since the last time, at most 100; later ones first or last, as it comes. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => TakenPositionDto)
  positions: TakenPositionDto[];
}

export class PositionsTakenView {
  /** How many were kept; the others were too near, too inaccurate, or taken before setting off. */
  kept: number;
  /** When the caregiver is expected, as the family is told it, ISO 8601; null: nobody can tell. */
  expectedAt: string | null;
}

/** A position that was kept. */
export class KeptPositionView {
  /** Degrees. */
  latitude: number;
  /** Degrees. */
  longitude: number;
  /** WGS84 from satellites, GCJ02 from Chinese map services. */
  datum: 'WGS84' | 'GCJ02';
  /** Radius of the 68 % circle, in metres. */
  accuracyMetres: number;
  /** When it was taken, by the device's clock, ISO 8601. */
  deviceAt: string;
}

export class LastPositionView {
  /** When the caregiver set off, ISO 8601. */
  departedAt: string;
  /** When he is expected, ISO 8601; null: nobody can tell. */
  expectedAt: string | null;
  /** Where he was seen last; null: he does not share it, or nothing has come yet. */
  position: KeptPositionView | null;
}
