import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '@anzhi/platform';
import { ABILITY_LEVELS, type AbilityLevel } from '../assessment.types';

export class ResultInput {
  /** GB/T 42195-2022: 0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss. */
  @IsIn(ABILITY_LEVELS)
  level: AbilityLevel;

  /** Day of the report, YYYY-MM-DD, today at the latest. */
  @IsDay()
  assessedOn: string;

  /** Number of the report. */
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  sourceDocument: string;
}

export class RecordedResultDto {
  /** Id of the result. */
  id: string;
}

export class ResultDto {
  id: string;
  /** 0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss. */
  level: AbilityLevel;
  /** Day of the assessment, YYYY-MM-DD; of a result from elsewhere, the day of its report. */
  assessedOn: string;
  /** Day of the report, YYYY-MM-DD. */
  publishedOn: string;
  /** First day on which it holds, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer holds, YYYY-MM-DD. */
  validTo: string;
  /** Number of the report. */
  sourceDocument: string;
}

export class ResultPageDto {
  items: ResultDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
