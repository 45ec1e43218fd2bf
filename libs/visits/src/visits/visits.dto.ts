import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { SpentAnchorDto } from '../clocks/clocks.dto';
import { DeviceSignalsDto } from '../devices/devices.dto';
import { PositionDto } from '../evidence/position.dto';
import { ProofDto, ProofView } from '../proofs/proofs.dto';

export { PositionDto };

export class DoorCheckDto {
  /**
   * The short form of one proof: POSITION by the phone's location, CODE told by the senior, MANUAL with a reason. Left
   * out where `proofs` says more.
   */
  @IsOptional()
  @IsIn(['POSITION', 'CODE', 'MANUAL'])
  method?: 'POSITION' | 'CODE' | 'MANUAL';

  /** The moment by the device's own clock, ISO 8601 with zone; for records made offline. */
  @IsISO8601({ strict: true })
  deviceAt: string;

  /** For POSITION; welcome with the other methods. Without one the punch is recorded, and weighs less. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PositionDto)
  position?: PositionDto;

  /** The six digits the senior told, for CODE. */
  @IsOptional()
  @Matches(/^\d{6}$/)
  code?: string;

  /** Why by hand, for MANUAL. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  /** Everything that shows that the caregiver is there; what is wrong with one is recorded, never refused. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => ProofDto)
  proofs?: ProofDto[];

  /** What the device says of itself. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DeviceSignalsDto)
  signals?: DeviceSignalsDto;

  /** The newest time anchor, with how long ago it came. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SpentAnchorDto)
  anchor?: SpentAnchorDto;
}

/** How one task of the service ended. */
export class DoneTaskDto {
  /** Code of a task of the service item. */
  @IsString()
  @MaxLength(50)
  code: string;

  /** REFUSED: the senior did not want it; NOT_APPLICABLE: there was nothing to do, or it must not be done now. */
  @IsIn(['DONE', 'NOT_DONE', 'REFUSED', 'NOT_APPLICABLE'])
  outcome: 'DONE' | 'NOT_DONE' | 'REFUSED' | 'NOT_APPLICABLE';

  /** Why it was not done, from the list of the care guide; nothing where it was. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  reasonCode?: string;

  /** What should be known about it. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class CheckOutDto extends DoorCheckDto {
  /** How each task of the item ended, each once. */
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DoneTaskDto)
  tasks: DoneTaskDto[];
}

export class VisitReasonDto {
  /** In plain words; read by the family, the provider and the officer. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class DisputeDecisionDto extends VisitReasonDto {
  /** SERVICE_ACCEPTED captures the accepted minutes, SERVICE_REJECTED releases the whole hold. */
  @IsIn(['SERVICE_ACCEPTED', 'SERVICE_REJECTED'])
  decision: 'SERVICE_ACCEPTED' | 'SERVICE_REJECTED';

  /** Minutes accepted, at most those measured; left out: those measured. Not used when rejected. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_440)
  acceptedMinutes?: number;
}

export class VisitQuery extends PageQuery {
  /** Only this state. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  state?: string;

  /** Only visits of this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;

  /** Only visits that start on or after this instant, ISO 8601. */
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;
}

export class VisitCheckView {
  kind: 'IN' | 'OUT';
  /** The proof that weighs most, or the first that was tried; NONE when none was. */
  method: string;
  /** By the device's clock, ISO 8601. */
  deviceAt: string;
  /** By the server's clock, ISO 8601. */
  serverAt: string;
  /** The moment that counts, ISO 8601. */
  occurredAt: string;
  /** Between the position and the address, in metres; null without a position. */
  distanceMetres: number | null;
  accuracyMetres: number | null;
  reason: string | null;
  flags: string[];
  /** What its proofs must add up to. */
  demand: number;
  /** What they add up to now. */
  proven: number;
  proofs: ProofView[];
}

export class VisitView {
  id: string;
  orderId: string;
  providerId: string;
  caregiverId: string;
  /** 1 leads; 2 came with him: his visit proves that, and is neither confirmed nor paid. */
  seat: number;
  /** How many come at once. */
  seats: number;
  seniorId: string;
  itemCode: string;
  /** ISO 8601. */
  startsAt: string;
  plannedMinutes: number;
  state: string;
  /** The state in plain Chinese. */
  stateZh: string;
  /** Measured between check-in and check-out; null before. */
  actualMinutes: number | null;
  /** What an officer should look at. */
  flags: string[];
}

export class VisitPageView {
  items: VisitView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class VisitContactView {
  /** Name of the senior. */
  name: string;
  /** Phone of the senior; null when none is on file. */
  phone: string | null;
  /** Where the visit takes place. */
  address: string;
}

export class VisitTaskView {
  code: string;
  done: boolean;
  /** DONE, NOT_DONE, REFUSED by the senior, NOT_APPLICABLE. */
  outcome: string;
  /** Why it was not done, a code of the care guide. */
  reasonCode: string | null;
  note: string | null;
}

export class VisitDetailView extends VisitView {
  /** When the caregiver is expected, ISO 8601; null: he is not on the way, or nobody can tell. */
  expectedAt: string | null;
  checks: VisitCheckView[];
  tasks: VisitTaskView[];
  /** Six digits to tell the caregiver at the door; only for the senior and the family, before the service ends. */
  doorCode: string | null;
}
