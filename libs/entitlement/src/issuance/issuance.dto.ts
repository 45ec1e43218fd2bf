import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { IsPeriod } from '../period.dto';
import { BENEFIT_UNITS, type BenefitUnit } from '../programmes/programme';
import { RUN_STATES, type RunState } from './issuance.state';
import type { Sums } from './sums.policy';
import { ApiProperty } from '@nestjs/swagger';

export class PlanIssuanceDto {
  /** Month of service, 202611: this month, or the coming one from its day on. */
  @IsPeriod()
  period: number;

  /** Internal id of a division: only the counties in it. Without it every county in your charge. */
  @IsOptional()
  @IsInt()
  regionId?: number;
}

export class CancelIssuanceDto {
  /** Why the run is given up. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class IssuanceRunsQuery extends PageQuery {
  /** Month of service, 202611. */
  @IsOptional()
  @Type(() => Number)
  @IsPeriod()
  period?: number;

  /** Only runs in this state. */
  @IsOptional()
  @IsIn(RUN_STATES)
  @ApiProperty({ enum: RUN_STATES, required: false })
  state?: RunState;
}

const DIFFERENCE_KINDS = ['NEW', 'GONE', 'CHANGED'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export class DifferencesQuery extends PageQuery {
  /** Only differences of this kind. */
  @IsOptional()
  @IsIn(DIFFERENCE_KINDS)
  @ApiProperty({ enum: DIFFERENCE_KINDS, required: false })
  kind?: DifferenceKind;

  /** Only this programme. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  programmeCode?: string;
}

/** What a dry run found for one programme, against last month and the year's budget. */
export class ForecastProgrammeDto {
  programmeCode: string;
  /** Chinese name of the programme. */
  programmeName: string;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  /** Lots that will be granted. */
  grants: number;
  /** In the unit of the programme. */
  amount: number;
  lastGrants: number;
  lastAmount: number;
  /** What it will cost when all of it is used, in fen. */
  fen: number;
  /** What is left of the county's budget of the year, in fen; null: it set none. */
  remainingFen: number | null;
  exceedsBudget: boolean;
}

export class DifferenceCountsDto {
  new: number;
  gone: number;
  changed: number;
}

export class ForecastDto {
  /** Residents looked at. */
  considered: number;
  differences: DifferenceCountsDto;
  programmes: ForecastProgrammeDto[];
}

export class IssuedSumDto {
  programmeCode: string;
  /** Lots granted. */
  grants: number;
  /** In the unit of the programme. */
  amount: number;
}

/** The issuance of one month in one county. */
export class IssuanceRunDto {
  id: string;
  /** Internal id of the county. */
  countyId: number;
  /** Month of service, 202611. */
  period: number;
  number: number;
  /** MONTHLY: the month's own; SUPPLEMENTARY: for those who have become entitled since. */
  @ApiProperty({ enum: ['MONTHLY', 'SUPPLEMENTARY'] })
  kind: 'MONTHLY' | 'SUPPLEMENTARY';
  @ApiProperty({ enum: RUN_STATES })
  state: RunState;
  /** What became known later has no part in it. */
  factsAsOf: Date;
  plannedAt: Date;
  /** Planned by the schedule, not by a person. */
  planned: 'SCHEDULE' | 'PERSON';
  approvedAt: Date | null;
  cancelReason: string | null;
  closedAt: Date | null;
  /** Chunks there are, and how many of them have been issued. */
  chunks: number;
  issuedChunks: number;
  /** Residents looked at by the dry run. */
  considered: number;
  /** Lots granted so far. */
  granted: number;
  /** Granted so far by programme. */
  sums: IssuedSumDto[];
  /** null while it is being tried. */
  forecast: ForecastDto | null;
  /** SHA-256 sum over all grants, the same whatever the chunks; null until it is closed. */
  root: string | null;
}

export type RunRow = Omit<IssuanceRunDto, 'sums'> & { readonly chunkSums: readonly Sums[] };

export class IssuanceRunListDto {
  items: IssuanceRunDto[];
}

export class IssuanceRunPageDto extends IssuanceRunListDto {
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

/** What will be otherwise for one senior than last month. */
export class DifferenceDto {
  seniorId: string;
  programmeCode: string;
  /** Chinese name of the programme. */
  programmeName: string;
  @ApiProperty({ enum: DIFFERENCE_KINDS })
  kind: DifferenceKind;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  lastAmount: number;
  nextAmount: number;
  /** Why there is nothing any more. */
  reasonZh: string | null;
  reasonEn: string | null;
}

export class DifferencePageDto {
  items: DifferenceDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
