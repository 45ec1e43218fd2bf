import { IsIn, IsInt, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '@anzhi/platform';

export const LIFE_EVENT_KINDS = [
  'DEATH',
  'HOSPITAL_ADMISSION',
  'DISCHARGE',
  'MOVE',
  'MOVE_OUT',
  'INSTITUTION_ADMISSION',
  'INSTITUTION_DISCHARGE',
] as const;
export type LifeEventKind = (typeof LIFE_EVENT_KINDS)[number];

export class LifeEventInput {
  /**
   * DEATH, HOSPITAL_ADMISSION, DISCHARGE (from hospital), MOVE (within the county), MOVE_OUT (of it),
   * INSTITUTION_ADMISSION or INSTITUTION_DISCHARGE.
   */
  @IsIn(LIFE_EVENT_KINDS)
  kind: LifeEventKind;

  /** The day it happened, YYYY-MM-DD, today at the latest. */
  @IsDay()
  onDate: string;

  /** Who or what says so: a certificate, the village, the family. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  source: string;

  /** Internal id of the township or village a MOVE or MOVE_OUT led to, if it is known; the senior lives there now. */
  @IsOptional()
  @IsInt()
  destinationId?: number;
}

export class RetractionInput {
  /** Why it is not so. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  reason: string;
}

export class LifeEventDto {
  id: string;
  /** DEATH, HOSPITAL_ADMISSION, DISCHARGE, MOVE, MOVE_OUT, INSTITUTION_ADMISSION or INSTITUTION_DISCHARGE. */
  kind: LifeEventKind;
  /** The day it happened, YYYY-MM-DD. */
  onDate: string;
  /** When the platform learnt of it, ISO 8601. */
  knownAt: Date;
  /** Who or what says so. */
  source: string;
  /** Internal id of the township or village a move led to. */
  destinationId: number | null;
  /** When it was taken back, ISO 8601; null: it stands. */
  retractedAt: Date | null;
  retractionReason: string | null;
}

export class LifeEventPageDto {
  items: LifeEventDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
