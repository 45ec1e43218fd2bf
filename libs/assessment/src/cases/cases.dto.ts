import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import {
  CASE_STATES,
  PLACES,
  REQUEST_REASONS,
  type CaseReason,
  type CaseState,
  type Place,
} from './case.state';

export class AssessmentRequestInput {
  /** FIRST, ROUTINE (a year has passed), IMMEDIATE (the condition has changed) or OTHER (policy.md 1.4). */
  @IsIn(REQUEST_REASONS)
  reason: (typeof REQUEST_REASONS)[number];

  /** What has changed, in words; stored encrypted. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;

  /** True: kept as a draft, to be submitted later. */
  @IsOptional()
  @IsBoolean()
  draft?: boolean;
}

export class AppointmentInput {
  /** ISO 8601 with zone, not in the past. */
  @IsISO8601({ strict: true, strictSeparator: true })
  scheduledFor: string;

  /** HOME, COMMUNITY or INSTITUTION. */
  @IsIn(PLACES)
  place: Place;

  /** Id of a registered assessor. */
  @IsUUID()
  leadAssessorId: string;

  /** Id of another one; at least one of the two has a medical background. */
  @IsUUID()
  secondAssessorId: string;
}

export class CaseReasonInput {
  /** In words; stored encrypted. */
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class CaseStateDto {
  id: string;
  state: CaseState;
}

export class CasesQuery extends PageQuery {
  /** Only those in this state. */
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;
}

/** An assessment as lists show it: neither the level nor anything of the form (policy.md 11.3). */
export class CaseDto {
  id: string;
  seniorId: string;
  /** Masked. */
  seniorName: string;
  /** Internal id of the township. */
  regionId: number;
  /** FIRST, ROUTINE, IMMEDIATE, DISPUTE_REVIEW, RE_CHECK or OTHER. */
  reason: CaseReason;
  state: CaseState;
  /** In the caller's language. */
  stateName: string;
  requestedAt: Date;
  /** The appointment; null before there is one. */
  scheduledFor: Date | null;
  /** HOME, COMMUNITY or INSTITUTION; null before there is an appointment. */
  place: Place | null;
  /** Day of the report, YYYY-MM-DD; null before that. */
  publishedOn: string | null;
  /** The assessment whose result was disputed, for a DISPUTE_REVIEW; is checked by others, for a RE_CHECK. */
  disputedId: string | null;
}

export class CasePageDto {
  items: CaseDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class CaseStepDto {
  /** null: the request itself. */
  fromState: CaseState | null;
  toState: CaseState;
  /** Name of who did it; null: the platform. */
  by: string | null;
  at: Date;
}

/** Why something was asked for, returned, disputed or decided. */
export class CaseReasonDto {
  /** The state it led to. */
  toState: CaseState;
  reason: string;
  at: Date;
}

export class CaseAssessorDto {
  name: string;
  agency: string;
  qualificationNumber: string;
  medical: boolean;
  signedAt: Date | null;
}

export class CaseDetailDto extends CaseDto {
  /** The two assessors; empty before there is an appointment. */
  assessors: CaseAssessorDto[];
  /** Number of the form's present version, which a signature names; null before anything was written down. */
  formVersion: number | null;
  /** Everything that happened, oldest first. */
  steps: CaseStepDto[];
}
