import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { VERSION_STATES, type VersionState } from '../law.row';
import { BENEFIT_UNITS, CHOICES, PAYERS, type BenefitUnit, type Choose, type Payer } from '../programme';
import { TermsDto } from './programme.dto';

export class ProgrammesQuery extends PageQuery {
  /** Only programmes that are law on this day, YYYY-MM-DD. */
  @IsOptional()
  @IsDay()
  on?: string;

  /** Only programmes with a version in this state: SUBMITTED waits for a second person. */
  @IsOptional()
  @IsIn(VERSION_STATES)
  state?: VersionState;

  /** Only those that hold in this division: its own, those above it and the nation's. Internal id. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;
}

export class LawQuery {
  /** YYYY-MM-DD; today unless given. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class ProgrammeDto {
  code: string;
  /** Internal id; null: the nation. */
  regionId: number | null;
  zh: string;
  en: string;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  @ApiProperty({ enum: PAYERS })
  payer: Payer;
  exclusiveGroup: string | null;
  @ApiProperty({ enum: CHOICES })
  choose: Choose;
  drawOrder: number;
  payerRank: number;
}

export class VersionLineDto {
  version: number;
  @ApiProperty({ enum: VERSION_STATES })
  state: VersionState;
  /** First day, YYYY-MM-DD. */
  from: string;
  /** First day on which it no longer holds; null: open. */
  to: string | null;
  citation: string;
  isDefault: boolean;
  /** null: it came with the platform. */
  draftedBy: string | null;
  approvedBy: string | null;
  decidedAt: Date | null;
  /** Why it was rejected or withdrawn. */
  reason: string | null;
  /** Waits for a second person: it would end on this day. */
  endProposed: string | null;
}

export class ProgrammeWithVersionsDto extends ProgrammeDto {
  /** Newest first; of drafts only those of divisions in the caller's charge. */
  versions: VersionLineDto[];
}

export class ProgrammePageDto {
  items: ProgrammeWithVersionsDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class StepDto {
  step: string;
  /** null: the platform itself. */
  accountId: string | null;
  at: Date;
  reason: string | null;
}

export class VersionDto extends VersionLineDto {
  programme: ProgrammeDto;
  terms: TermsDto;
  /** SHA-256 of the rule. */
  ruleHash: string;
  /** Oldest first; empty for what came with the platform. */
  steps: StepDto[];
}

export class LawDto {
  programme: ProgrammeDto;
  version: number;
  terms: TermsDto;
  ruleHash: string;
}

export class VersionProblemDto {
  /** JSON pointer into the request that writes the version. */
  pointer: string;
  code: string;
  zh: string;
  en: string;
}

export class VersionProblemListDto {
  items: VersionProblemDto[];
}

export class TemplateDto {
  code: string;
  zh: string;
  en: string;
  /** What it is, where its numbers come from and what was decided where the source is silent. */
  about: string;
  /** Code of its division; null: the nation. */
  regionCode: string | null;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  citation: string;
  /** Names of the parameters it needs. */
  parameters: string[];
}

export class TemplateListDto {
  items: TemplateDto[];
}
