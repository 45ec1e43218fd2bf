import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { BENEFIT_UNITS, type BenefitUnit } from '../programmes/programme';
import { IsPeriod } from '../period.dto';
import { TAKE_UPS, type TakeUp } from './what-if';
import { WHAT_IF_STATES, type WhatIfState } from './what-if.state';

/** A version of a programme, or a value of a parameter: one of them. */
export class DraftDto {
  /** Programme of the draft, together with `version`. */
  @ValidateIf(({ parameterId }: DraftDto) => parameterId === undefined)
  @IsString()
  @Length(1, 60)
  programmeCode?: string;

  /** Version of the draft. */
  @ValidateIf(({ parameterId }: DraftDto) => parameterId === undefined)
  @IsInt()
  @Min(1)
  version?: number;

  /** A proposed value; then there is neither a programme nor a version. */
  @IsOptional()
  @IsUUID()
  parameterId?: string;
}

export class PlanWhatIfDto {
  /** What is to be tried. */
  @ValidateNested()
  @Type(() => DraftDto)
  draft: DraftDto;

  /** Month to try, 202611: a past one, this one or the coming one. */
  @IsPeriod()
  period: number;

  /** Only the counties of this division; all in the caller's charge that the draft reaches, unless given. */
  @IsOptional()
  @IsInt()
  regionId?: number;

  /** Facts as they were known then; what the month's run knew, unless given. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  knownAt?: Date;

  /** EVERYBODY: as if everybody had applied for the draft's programme, before and after alike. */
  @IsOptional()
  @IsIn(TAKE_UPS)
  takeUp?: TakeUp;
}

export class WhatIfPartDto {
  countyId: number;
  countyName: string;
  /** Facts as they were known then. */
  factsAsOf: Date;
  /** Seniors who lived there; null: not counted yet. */
  @ApiProperty({ type: 'integer', nullable: true })
  residents: number | null;
  considered: number;
}

export class WhatIfDto {
  id: string;
  /** Month, 202611. */
  period: number;
  /** Of the programme, or the name of the parameter. */
  draftCode: string;
  /** null: the draft is a value of a parameter. */
  @ApiProperty({ type: 'integer', nullable: true })
  version: number | null;
  @ApiProperty({ enum: TAKE_UPS })
  takeUp: TakeUp;
  @ApiProperty({ enum: WHAT_IF_STATES })
  state: WhatIfState;
  /** 0 to 100. */
  percent: number;
  /** SHA-256 over everything that came out; equal for equal inputs. null: not done yet. */
  root: string | null;
  plannedAt: Date;
  /** Done or cancelled. */
  endedAt: Date | null;
  /** First day without the result, `YYYY-MM-DD`. */
  expiresOn: string;
  /** Counties in the caller's charge. */
  parts: WhatIfPartDto[];
}

export class WhatIfPageDto {
  /** The newest first. */
  items: WhatIfDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export const SUMMARY_KEYS = ['COUNTY', 'TOWNSHIP', 'CATEGORY', 'LEVEL', 'PROGRAMME'] as const;
export type SummaryKey = (typeof SUMMARY_KEYS)[number];

export class WhatIfSummaryQuery {
  /** What the lines stand for; COUNTY unless given. */
  @IsOptional()
  @IsIn(SUMMARY_KEYS)
  by: SummaryKey = 'COUNTY';
}

/** Who puts up the money, in fen. */
export class FundingFenDto {
  centralFen: number;
  provinceFen: number;
  cityFen: number;
  countyFen: number;
  lotteryFen: number;
}

export class WhatIfSumsDto {
  /** Who had nothing and has something. */
  gains: number;
  /** Who had something and has nothing. */
  loses: number;
  /** Whose benefits are worth more than before … */
  more: number;
  /** … or less … */
  less: number;
  /** … or the same. */
  same: number;
  /** Expected cost of the month when everything is used. */
  beforeFen: number;
  afterFen: number;
}

export class WhatIfTotalsDto extends WhatIfSumsDto {
  fundingBefore: FundingFenDto;
  fundingAfter: FundingFenDto;
}

export class WhatIfLineDto extends WhatIfSumsDto {
  /** Id of the division, code of the category or programme, or level; NONE: in no category, not assessed. */
  key: string;
  name: string;
  /** By county and programme only. */
  fundingBefore: FundingFenDto | null;
  fundingAfter: FundingFenDto | null;
}

/** Of the counties in the caller's charge. Seniors are counted once; by programme, once for each of them. */
export class WhatIfSummaryDto {
  totals: WhatIfTotalsDto;
  lines: WhatIfLineDto[];
}

export const ROW_CHANGES = ['GAINS', 'LOSES', 'MORE', 'LESS', 'SAME'] as const;
export type RowChange = (typeof ROW_CHANGES)[number];

export class WhatIfRowsQuery extends PageQuery {
  /** Only people whose benefit changes this way. */
  @IsOptional()
  @IsIn(ROW_CHANGES)
  change?: RowChange;

  /** Only people of this county. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  countyId?: number;

  /** Only people of this category group. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  category?: string;

  /** Only people of this ability level. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(4)
  level?: number;

  /** Only changes in this programme. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  programmeCode?: string;
}

/** What one senior has of one programme in the month. */
export class WhatIfRowDto {
  seniorId: string;
  /** Masked. */
  seniorName: string;
  countyId: number;
  /** Township. */
  regionId: number;
  regionName: string;
  /** The first of his categories in the order of policy.md 6.1; NONE: in none. */
  category: string;
  @ApiProperty({ type: 'integer', nullable: true })
  level: number | null;
  programmeCode: string;
  programmeName: string;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  @ApiProperty({ enum: ROW_CHANGES })
  change: RowChange;
  /** In the unit. */
  beforeAmount: number;
  afterAmount: number;
  /** Expected cost. */
  beforeFen: number;
  afterFen: number;
}

export class WhatIfRowPageDto {
  /** By county, senior and programme. */
  items: WhatIfRowDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
