import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { STOP_CASE_STATES, type StopCaseState } from './stop-case.state';
import {
  STOP_KINDS,
  STOP_REASONS,
  STOP_STATES,
  type StopKind,
  type StopReason,
  type StopState,
} from './stop.state';

export class StopReasonDto {
  /** In plain words; the family reads it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class OrderStopDto extends StopReasonDto {
  /** STOP or SUSPEND. */
  @IsIn(STOP_KINDS)
  kind: StopKind;

  /** Only this programme; all of them unless given. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  programmeCode?: string;

  /** First day without a claim, YYYY-MM-DD; it may lie in the past. */
  @IsDay()
  from: string;

  /** First day after the stop, YYYY-MM-DD; open unless given. */
  @IsOptional()
  @IsDay()
  until?: string;
}

export class StopAppealDecisionDto extends StopReasonDto {
  /** LIFTED: the stop should not have been, months missed are paid. DISMISSED: it stays. */
  @IsIn(['LIFTED', 'DISMISSED'])
  decision: 'LIFTED' | 'DISMISSED';
}

export class StopQuery extends PageQuery {
  /** Only those of this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;

  /** Only stops in this state. */
  @IsOptional()
  @IsIn(STOP_STATES)
  state?: StopState;

  /** Only stops for this reason. */
  @IsOptional()
  @IsIn(STOP_REASONS)
  reason?: StopReason;
}

export class StopStepDto {
  number: number;
  /** record, end, reopen, appeal, dismissAppeal or lift. */
  event: string;
  state: StopState;
  /** SYSTEM, SENIOR, REPRESENTATIVE or an officer's role. */
  role: string;
  reason: string;
  at: Date;
}

export class StopDto {
  id: string;
  seniorId: string;
  /** Masked. */
  seniorName: string;
  /** null: every programme. */
  programmeCode: string | null;
  programmeZh: string | null;
  kind: StopKind;
  reason: StopReason;
  state: StopState;
  /** The day of the fact behind it, YYYY-MM-DD. */
  happenedOn: string;
  /** First day without a new service, YYYY-MM-DD. */
  from: string;
  /** First day after the stop; null: open. */
  until: string | null;
  /** First day without a claim: later than `from` for a stay in hospital. */
  noGrantsFrom: string;
  /** What the family is told; once the stop was lifted, that first, with its day. */
  noticeZh: string;
  noticeEn: string;
  /** Day on which it was lifted, YYYY-MM-DD; null: it was not. */
  liftedOn: string | null;
  /** Last day for an appeal. */
  appealUntil: string;
  recordedAt: Date;
}

export class StopDetailDto extends StopDto {
  steps: StopStepDto[];
}

export class StopPageDto {
  /** Appeals first, then the newest. */
  items: StopDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class StopCaseQuery extends PageQuery {
  /** Only cases in this state. */
  @IsOptional()
  @IsIn(STOP_CASE_STATES)
  state?: StopCaseState;
}

export class StopCaseFindingDto extends StopReasonDto {
  /** CONFIRM: the service cannot be right. DISMISS: it can. */
  @IsIn(['CONFIRM', 'DISMISS'])
  finding: 'CONFIRM' | 'DISMISS';
}

export class StopCaseDecisionDto extends StopReasonDto {
  /** CLAW_BACK: what was paid is taken back. DISMISS: the payment is free. */
  @IsIn(['CLAW_BACK', 'DISMISS'])
  decision: 'CLAW_BACK' | 'DISMISS';
}

export class StopCaseDto {
  id: string;
  stopId: string;
  orderId: string;
  seniorId: string;
  /** Masked. */
  seniorName: string;
  stopReason: StopReason;
  /** Day of the service, YYYY-MM-DD. */
  serviceDate: string;
  /** Minutes of programmes in it. */
  minutes: number;
  /** Public money in it, in fen. */
  fen: number;
  state: StopCaseState;
  /** When what was clawed back was paid again, because its stop was lifted; null: it was not. */
  paidAgainAt: Date | null;
  /** Township. */
  regionId: number;
  openedAt: Date;
}

export class StopCasePageDto {
  /** What waits for somebody first, the oldest first. */
  items: StopCaseDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class StopCaseRefDto {
  id: string;
  state: StopCaseState;
}
