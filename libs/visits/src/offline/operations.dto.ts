import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsISO8601,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Problem } from '@anzhi/platform';
import { DoneTaskDto, VisitView } from '../visits/visits.dto';

/** Enough for the longest day of a caregiver without a signal. */
const MOST_OPERATIONS = 100;
const MOST_BEFORE = 100;

export class OperationDto {
  /** UUIDv7, made when it was done on the device; sent again it is the same operation. */
  @IsUUID()
  key: string;

  /** The visit it belongs to. */
  @IsUUID()
  visitId: string;

  /** CHECK_IN, CHECK_OUT, PROOF, FILE, TASKS, RISKS_READ or VITAL_SIGNS. */
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  kind: string;

  /** Keys of the operations of this visit that were done before it; it waits for them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_BEFORE)
  @IsUUID(undefined, { each: true })
  follows?: string[];

  /** As the request of that kind has it: of CHECK_IN what `POST /visits/:id/check-in` takes; of RISKS_READ also `readAt`. */
  @IsObject()
  body: object;
}

export class OperationsDto {
  /** In any order. Each is answered by itself. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_OPERATIONS)
  @ValidateNested({ each: true })
  @Type(() => OperationDto)
  operations: OperationDto[];
}

/** How the tasks went so far; the leaving may say more. */
export class TaskReportDto {
  /** By the device's own clock, ISO 8601 with zone. */
  @IsISO8601({ strict: true })
  reportedAt: string;

  /** Each task that has ended by then, and how. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DoneTaskDto)
  tasks: DoneTaskDto[];
}

/** The problem document that an endpoint of its own would have answered. */
export class OperationProblem extends Problem {}

export class OperationAnswerView {
  /** The key under which the operation was sent. */
  key: string;
  /**
   * DONE; REPLAYED: it was done before; REFUSED with a problem; WAITING for an earlier one, kept by the server; BUSY:
   * to be sent again a moment later.
   */
  status: 'DONE' | 'REPLAYED' | 'REFUSED' | 'WAITING' | 'BUSY';
  /** The visit as it is after it; null unless it was done now. */
  visit: VisitView | null;
  /** Why it was refused; null otherwise. */
  problem: OperationProblem | null;
}

export class OperationAnswersView {
  /** One for each operation, in the order in which they were sent. */
  results: OperationAnswerView[];
}
