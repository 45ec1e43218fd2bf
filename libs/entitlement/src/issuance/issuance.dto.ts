import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { IsPeriod } from '../period.dto';

export class StartIssuanceDto {
  /** Code of the programme, `SQ_HOME_CARE`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  programmeCode: string;

  /** Month of service, 202611: this month, or the coming one from its day on. */
  @IsPeriod()
  period: number;

  /** Internal id of a division: only the counties in it. Without it every county of the programme in your charge. */
  @IsOptional()
  @IsInt()
  regionId?: number;
}

export class IssuanceRunsQuery extends PageQuery {
  /** Month of service, 202611. */
  @IsOptional()
  @Type(() => Number)
  @IsPeriod()
  period?: number;
}

/** The issuance of one month in one county. */
export class IssuanceRunDto {
  id: string;
  programmeCode: string;
  /** Chinese name of the programme. */
  programmeName: string;
  /** Internal id of the county. */
  countyId: number;
  /** Month of service, 202611. */
  period: number;
  /** 1 is the month's own run; later ones find who has become entitled since. */
  number: number;
  startedAt: Date;
  /** null while it is under way. */
  finishedAt: Date | null;
  /** Residents looked at so far. */
  considered: number;
  /** Grants given so far by this run. */
  granted: number;
  /** Minutes given so far by this run. */
  minutes: number;
}

export class IssuanceRunListDto {
  items: IssuanceRunDto[];
}

export class IssuanceRunPageDto extends IssuanceRunListDto {
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
