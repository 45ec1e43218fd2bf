import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { APPLICATION_STATES, type ApplicationState } from './application.state';

/** A proof: a file the caller uploaded before (POST /files), used once. */
export class BenefitEvidenceDto {
  /** The uploaded file. */
  @IsUUID()
  fileId: string;

  /** What it shows: 低保证, 残疾证. */
  @IsString()
  @Length(1, 60)
  title: string;
}

/** On whose word an office acts for a senior. */
export class OnWordDto {
  /** Who asked: the senior, a child, a neighbour. */
  @IsString()
  @Length(1, 40)
  relation: string;

  /** How the senior agreed: by phone with a recording number, in person, by a signed form. */
  @IsString()
  @Length(2, 300)
  authorisation: string;
}

export class WithEvidenceDto {
  /** Proofs, at most ten. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => BenefitEvidenceDto)
  evidence?: BenefitEvidenceDto[];

  /** Anything the officer should know. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  note?: string;
}

export class ApplyDto extends WithEvidenceDto {
  /** Who is to have the benefit. */
  @IsUUID()
  seniorId: string;

  /** A programme that asks for an application. */
  @IsString()
  @Length(1, 60)
  programmeCode: string;

  /** Needed when a helper, officer or hotline agent applies. */
  @IsOptional()
  @ValidateNested()
  @Type(() => OnWordDto)
  onBehalf?: OnWordDto;
}

export class BenefitReasonDto {
  /** In plain words; the applicant reads it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class BenefitCheckDto extends BenefitReasonDto {
  /** What the township makes of it; the county is not bound by it. */
  @IsIn(['FOR', 'AGAINST'])
  opinion: 'FOR' | 'AGAINST';
}

export class BenefitApprovalDto {
  /** A remark, in plain words; the applicant reads it. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason?: string;
}

export class AppealDto extends BenefitReasonDto {
  /** Proofs, at most ten. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => BenefitEvidenceDto)
  evidence?: BenefitEvidenceDto[];
}

export class AppealDecisionDto extends BenefitReasonDto {
  /** GRANTED: the benefit is approved after all. DISMISSED: the refusal stands. */
  @IsIn(['GRANTED', 'DISMISSED'])
  decision: 'GRANTED' | 'DISMISSED';
}

export class PreviewQuery {
  /** A programme that asks for an application. */
  @IsString()
  @Length(1, 60)
  programmeCode: string;
}

export class ApplicationQuery extends PageQuery {
  /** Only applications in this state. */
  @IsOptional()
  @IsIn(APPLICATION_STATES)
  state?: ApplicationState;

  /** Only those of this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;

  /** Only those of this programme. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  programmeCode?: string;

  /** Only those of this division. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;

  /** Only those whose term is over. */
  @IsOptional()
  @Transform(({ value }): unknown => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  overdue?: boolean;

  /** Only those with an objection nobody has decided on, or only the others. */
  @IsOptional()
  @Transform(({ value }): unknown => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  objected?: boolean;
}

/** What the programme would decide today. */
export class PreviewDto {
  seniorId: string;
  programmeCode: string;
  programmeZh: string;
  programmeEn: string;
  /** G: would be granted. N: would not. U: something has to be proved first. */
  outcome: 'G' | 'N' | 'U';
  /** In the unit, for a month or, where it is given once, in all. */
  amount: number;
  unit: string;
  /** Why, step by step, in Chinese. */
  sentencesZh: string[];
  sentencesEn: string[];
  /** The smallest single change that would change the outcome, in Chinese, the nearest first. */
  wouldChangeZh: string[];
  wouldChangeEn: string[];
  /** An application or benefit of the senior in this programme that is under way. */
  openApplicationId: string | null;
}

/** An application in a list. */
export class BenefitApplicationDto {
  id: string;
  seniorId: string;
  /** Masked. */
  seniorName: string;
  programmeCode: string;
  programmeZh: string;
  programmeEn: string;
  state: ApplicationState;
  stateZh: string;
  /** Township that checks. */
  regionId: number;
  appliedAs: 'SENIOR' | 'REPRESENTATIVE' | 'OFFICE';
  submittedAt: Date;
  /** Last day for the next step, YYYY-MM-DD; null: nobody has to do anything. */
  dueOn: string | null;
  /** The term is over. */
  overdue: boolean;
  /** Last day of the public notice, YYYY-MM-DD. */
  noticeUntil: string | null;
  /** Objections of the public notice nobody has decided on; while there is one, the benefit does not begin. */
  openObjections: number;
}

export class ApplicationPageDto {
  /** What is overdue first, then what is due soonest. */
  items: BenefitApplicationDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class ApplicationStepDto {
  number: number;
  /** What happened, in plain Chinese: who in which role, and why. */
  zh: string;
  en: string;
  /** What happens next and by when. */
  nextZh: string;
  nextEn: string;
  state: ApplicationState;
  /** Role of whoever took the step: SENIOR, REPRESENTATIVE, SYSTEM or an officer's role. */
  role: string;
  reason: string | null;
  opinion: 'FOR' | 'AGAINST' | null;
  dueOn: string | null;
  at: Date;
  /** Month of the determination that explains the decision, for GET /seniors/{id}/determinations/{period}. */
  determinationPeriod: number | null;
  determinationNumber: number | null;
}

export class ApplicationEvidenceDto {
  fileId: string;
  title: string;
  /** The step it came with. */
  number: number;
}

export class ObjectionDto {
  id: string;
  text: string;
  at: Date;
  /** null: not decided yet. */
  upheld: boolean | null;
  reason: string | null;
}

export class ApplicationDetailDto extends BenefitApplicationDto {
  /** The first day of the benefit, YYYY-MM-DD. */
  validFrom: string | null;
  /** The first day without it. */
  validUntil: string | null;
  steps: ApplicationStepDto[];
  evidence: ApplicationEvidenceDto[];
  /** For officers; empty for the applicant. */
  objections: ObjectionDto[];
}
