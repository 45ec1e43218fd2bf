import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { DoneTaskDto } from '../visits/visits.dto';

const MOST_FILES = 10;

export class CorrectionInput {
  /** MINUTES, TIMES (arrival and leaving) or TASKS. */
  @IsIn(['MINUTES', 'TIMES', 'TASKS'])
  kind: 'MINUTES' | 'TIMES' | 'TASKS';

  /** Why, a reason of the exception table in force. */
  @IsString()
  @MaxLength(50)
  reasonCode: string;

  /** For MINUTES: what should count. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_440)
  minutes?: number;

  /** For TIMES: the arrival, ISO 8601. */
  @IsOptional()
  @IsISO8601({ strict: true })
  startedAt?: string;

  /** For TIMES: the leaving, ISO 8601. */
  @IsOptional()
  @IsISO8601({ strict: true })
  endedAt?: string;

  /** For TASKS: how they ended. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DoneTaskDto)
  tasks?: DoneTaskDto[];

  /** Uploads of the caller that show it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_FILES)
  @IsUUID(undefined, { each: true })
  fileIds?: string[];
}

export class CorrectionAnswerDto {
  /** Whether it was as the correction says. */
  @IsBoolean()
  agrees: boolean;

  /** Uploads of the caller that show it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_FILES)
  @IsUUID(undefined, { each: true })
  fileIds?: string[];
}

export class CorrectionDecisionDto {
  /** ACCEPTED: the record says from now on what was asked for; REFUSED: it stays as it is. */
  @IsIn(['ACCEPTED', 'REFUSED'])
  outcome: 'ACCEPTED' | 'REFUSED';

  /** Minutes that count from now on, between those asked for and those that counted; those asked for unless given. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_440)
  minutes?: number;

  /** How it was found out, a resolution of the exception table in force. */
  @IsString()
  @MaxLength(50)
  resolutionCode: string;
}

export class CorrectionQuery extends PageQuery {
  /** Only this state; OPEN unless given or a visit is named. */
  @IsOptional()
  @IsIn(['OPEN', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'])
  state?: string;

  /** Only those of this visit. */
  @IsOptional()
  @IsUUID()
  visitId?: string;
}

export class CorrectionAnswerView {
  /** CAREGIVER or FAMILY. */
  side: string;
  agrees: boolean;
  /** ISO 8601. */
  at: string;
}

export class CorrectionFileView {
  id: string;
  name: string;
}

export class CorrectionDecisionView {
  /** ACCEPTED, REFUSED or WITHDRAWN. */
  outcome: string;
  minutesAfter: number | null;
  /** NONE, AT_CAPTURE, TAKEN_BACK or HOURS_ONLY. */
  effect: string;
  resolutionCode: string | null;
  /** ISO 8601. */
  at: string;
}

export class CorrectionView {
  id: string;
  visitId: string;
  orderId: string;
  /** Township: its rulebook has the codes. */
  regionId: number;
  itemCode: string;
  /** The visit's start, ISO 8601. */
  startsAt: string;
  visitState: string;
  plannedMinutes: number;
  /** Measured between the punches, which never change; null: nobody checked in and out. */
  measuredMinutes: number | null;
  kind: string;
  /** CAREGIVER, PROVIDER or FAMILY. */
  requestedAs: string;
  reasonCode: string;
  /** That counted when it was asked for. */
  minutesBefore: number;
  minutesAsked: number | null;
  startedAt: string | null;
  endedAt: string | null;
  tasks: object[] | null;
  state: string;
  /** ISO 8601. */
  requestedAt: string;
  /** The other sides are heard until then, ISO 8601. */
  answerBy: string;
  /** Somebody decides by then, ISO 8601. */
  decideBy: string;
  /** Nobody has decided in time. */
  isOverdue: boolean;
  /** The sides that are asked: CAREGIVER, FAMILY. */
  asked: string[];
  answers: CorrectionAnswerView[];
  files: CorrectionFileView[];
  decision: CorrectionDecisionView | null;
}

export class CorrectionPageView {
  items: CorrectionView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class UnlockInput {
  /** Why, a reason of the exception table in force. */
  @IsString()
  @MaxLength(50)
  reasonCode: string;
}

export class UnlockDecisionDto {
  /** Whether the locked record is opened again for a time. */
  @IsBoolean()
  granted: boolean;

  /** For so many days; needed when granted. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  days?: number;

  /** A resolution of the exception table in force. */
  @IsString()
  @MaxLength(50)
  resolutionCode: string;
}

export class UnlockQuery extends PageQuery {
  /** OPEN unless given. */
  @IsOptional()
  @IsIn(['OPEN', 'GRANTED', 'REFUSED'])
  state?: string;
}

export class UnlockView {
  id: string;
  visitId: string;
  /** Township: its rulebook has the codes. */
  regionId: number;
  itemCode: string;
  /** The visit's start, ISO 8601. */
  startsAt: string;
  reasonCode: string;
  state: string;
  /** ISO 8601. */
  requestedAt: string;
  /** Until when the record is open, ISO 8601; null: it is not. */
  until: string | null;
}

export class UnlockPageView {
  items: UnlockView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
