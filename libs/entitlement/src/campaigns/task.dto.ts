import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { FACTS } from '../rules/facts';
import { OUTCOMES, TASK_STATES, type Outcome, type TaskState } from './campaign.state';

const FACT_CODES = Object.keys(FACTS);

export class RecordOutcomeDto {
  /** CONFIRMED, CHANGED, NOT_FOUND, MOVED, DECEASED or REFUSED. */
  @IsIn(OUTCOMES)
  outcome: Outcome;

  /** With CHANGED only: which fact is another one, as rules call it. */
  @ValidateIf(({ outcome, fact }: RecordOutcomeDto) => outcome === 'CHANGED' || fact !== undefined)
  @IsIn(FACT_CODES)
  fact?: string;

  /** What was seen, in plain words. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  note: string;

  /** A photograph or paper that was uploaded before; needed to end a suspension. */
  @IsOptional()
  @IsUUID()
  fileId?: string;
}

export const TASK_DECISIONS = ['STOP', 'KEEP', 'REOPEN'] as const;
export type TaskDecision = (typeof TASK_DECISIONS)[number];

export class TaskDecisionDto {
  /** STOP: the claim rests or ends; KEEP: it stays; REOPEN: somebody goes there again. */
  @IsIn(TASK_DECISIONS)
  decision: TaskDecision;

  /** In plain words; the family reads it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class TasksQuery extends PageQuery {
  /** Only tasks of this campaign. */
  @IsOptional()
  @IsUUID()
  campaignId?: string;

  /** Only those in this division. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;

  /** Only tasks in this state. */
  @IsOptional()
  @IsIn(TASK_STATES)
  state?: TaskState;

  /** Only those nobody has taken on, and the caller's own. */
  @IsOptional()
  @Transform(({ value }): unknown => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  free?: boolean;
}

export const CLAIM_STATES = ['UNTOUCHED', 'STOPPED', 'APPEALED', 'RESTORED'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export class CampaignTaskDto {
  id: string;
  campaignId: string;
  seniorId: string;
  /** Masked. */
  seniorName: string;
  /** Village where it is known, else township. */
  placeId: number;
  placeName: string;
  @ApiProperty({ enum: TASK_STATES })
  state: TaskState;
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  outcome: Outcome | null;
  /** Last day for an outcome, YYYY-MM-DD. */
  dueOn: string;
  overdue: boolean;
  /** Last day for the family to come forward; null: no notice was given. */
  noticeUntil: string | null;
  /** null: nobody has said he goes there. */
  takenBy: string | null;
  /** What the campaign did to the claim. */
  @ApiProperty({ enum: CLAIM_STATES })
  claim: ClaimState;
}

export class CampaignTaskStepDto {
  number: number;
  /** take, release, confirm, notify, report, stop, keep or reopen. */
  event: string;
  @ApiProperty({ enum: TASK_STATES })
  state: TaskState;
  role: string;
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  outcome: Outcome | null;
  fact: string | null;
  note: string;
  /** To be read at `…/evidence/:fileId`. */
  fileId: string | null;
  at: Date;
}

export class CampaignTaskDetailDto extends CampaignTaskDto {
  steps: CampaignTaskStepDto[];
}

export class CampaignTaskPageDto {
  /** What is overdue or waits for a decision first. */
  items: CampaignTaskDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
