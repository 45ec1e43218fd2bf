import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@anzhi/platform';
import type { AbilityLevel } from '../assessment.types';
import type { CaseState } from '../cases/case.state';
import { CaseReasonDto } from '../cases/cases.dto';
import { ADJUSTMENTS, type Adjustment } from '../scoring/scoring.policy';

/** Who told the assessors about the senior (policy.md 1.4). */
export const INFORMANTS = [
  'SELF',
  'SPOUSE',
  'CHILD',
  'OTHER_RELATIVE',
  'HIRED_CARER',
  'VILLAGE_COMMITTEE',
  'OTHER',
] as const;
export type Informant = (typeof INFORMANTS)[number];

/** Who signed the report for the senior (Form C), on paper. */
export const ACKNOWLEDGEMENTS = ['SENIOR', 'AGENT', 'DECLINED'] as const;
export type Acknowledgement = (typeof ACKNOWLEDGEMENTS)[number];

export class AnswerInput {
  /** `B1.1` to `B4.5`. */
  @IsString()
  @MaxLength(10)
  code: string;

  /** One of the item's options. */
  @IsInt()
  score: number;
}

/** How often in the last 30 days, by kind; 3 means three times or more. */
export class RiskEventsInput {
  /** Falls in the last 30 days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  FALL?: number;

  /** Times lost in the last 30 days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  WANDERING?: number;

  /** Times choked in the last 30 days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  CHOKING?: number;

  /** Suicide or self-harm in the last 30 days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  SUICIDE_SELF_HARM?: number;

  /** Other risk events in the last 30 days. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3)
  OTHER?: number;
}

export class EvidenceInput {
  /** COMA, DEMENTIA, OTHER_MENTAL (by a psychiatrist) or RISK_EVENTS. */
  @IsIn(ADJUSTMENTS)
  adjustment: Adjustment;

  /** An upload of yours, or one that is part of this form already. */
  @IsOptional()
  @IsUUID()
  fileId?: string;

  /** Or what identifies the document: hospital, number, day. Stored encrypted. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  document?: string;
}

export class FormInput {
  /** Day on which the senior was seen, YYYY-MM-DD, today at the latest. */
  @IsDay()
  assessedOn: string;

  /** Scores of items; those not answered yet may be left out until the form is signed. */
  @IsArray()
  @ArrayMaxSize(26)
  @ValidateNested({ each: true })
  @Type(() => AnswerInput)
  answers: AnswerInput[];

  /** A.5.11 */
  @IsBoolean()
  coma: boolean;

  /** A.4.1: ICD-10 codes, `F00.1`, `I10`. */
  @IsArray()
  @ArrayMaxSize(40)
  @Matches(/^[A-Z]\d\d(\.\d{1,2})?$/, { each: true })
  diagnoses: string[];

  /** A.2.14 */
  @ValidateNested()
  @Type(() => RiskEventsInput)
  riskEvents: RiskEventsInput;

  /** SELF, SPOUSE, CHILD, OTHER_RELATIVE, HIRED_CARER, VILLAGE_COMMITTEE or OTHER. */
  @IsIn(INFORMANTS)
  informant: Informant;

  /** Who signed the report for the senior's side: SENIOR, AGENT, or DECLINED. */
  @IsIn(ACKNOWLEDGEMENTS)
  acknowledgedBy: Acknowledgement;

  /** Anything else, in words; stored encrypted. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;

  /** A document for each adjustment that the form calls for, at the latest when it is signed. */
  @IsArray()
  @ArrayMaxSize(ADJUSTMENTS.length)
  @ValidateNested({ each: true })
  @Type(() => EvidenceInput)
  evidence: EvidenceInput[];
}

export class SavedFormDto {
  id: string;
  state: CaseState;
  /** Number of this version; signatures name it. */
  version: number;
  /** Items that are not answered yet. */
  missingItems: string[];
  /** Adjustments that still need a document. */
  @ApiProperty({ enum: ADJUSTMENTS, isArray: true })
  missingEvidence: Adjustment[];
}

export class SignatureInput {
  /** Number of the version that is signed. */
  @IsInt()
  @Min(1)
  version: number;
}

export class ReadingInput {
  /** What it is read for; the senior and the auditors can read it. */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  purpose: string;
}

export class AnsweredItemDto {
  code: string;
  zh: string;
  /** null: not answered yet. */
  score: number | null;
  /** The option in words. */
  answerZh: string | null;
}

export class AnsweredGroupDto {
  code: string;
  zh: string;
  /** Sum of what is answered. */
  score: number;
  maxScore: number;
  items: AnsweredItemDto[];
}

export class EvidenceDto {
  /** The adjustment rule it proves. */
  @ApiProperty({ enum: ADJUSTMENTS })
  adjustment: Adjustment;
  /** To be read at `evidence/:fileId`. */
  fileId: string | null;
  /** What the paper is called and who issued it. */
  document: string | null;
}

export class ScoreDto {
  /** 0 to 90, higher is better. */
  total: number;
  preliminaryLevel: AbilityLevel;
  /** What raised the level; null: nothing. */
  @ApiProperty({ enum: ADJUSTMENTS, nullable: true })
  adjustedBy: Adjustment | null;
  finalLevel: AbilityLevel;
}

export class FormDto {
  version: number;
  assessedOn: string;
  groups: AnsweredGroupDto[];
  coma: boolean;
  /** ICD-10 codes. */
  diagnoses: string[];
  riskEvents: RiskEventsInput;
  informant: Informant;
  acknowledgedBy: Acknowledgement;
  note: string | null;
  evidence: EvidenceDto[];
  /** null until both assessors have signed. */
  score: ScoreDto | null;
}

export class CaseFileDto {
  /** Id of the record of this reading. */
  readingId: string;
  /** null: nothing was written down yet, or it is not published yet and the caller is of the family. */
  form: FormDto | null;
  /** Why it was asked for, returned, disputed or decided; oldest first. */
  reasons: CaseReasonDto[];
}

export class ReadingDto {
  id: string;
  /** Who read: the name of the account. */
  name: string;
  accountId: string;
  /** What for. */
  purpose: string;
  /** APP, WEB, HOTLINE, COUNTER or VILLAGE. */
  channel: string;
  at: Date;
}

export class ReadingPageDto {
  items: ReadingDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
