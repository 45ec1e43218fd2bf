import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Max, Min } from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { BENEFIT_UNITS } from '../programmes/programme';
import { IsPeriod } from '../period.dto';
import { ACCOUNT_KINDS, HOLDERS } from './holder';

const PAGING = ['cursor', 'limit'] as const;

const MAX_ID = 2_147_483_647;

/** One month of one county. */
export class MonthlyStatementQuery extends PageQuery {
  /** Month, 202611; the current one without it. */
  @IsOptional()
  @Type(() => Number)
  @IsPeriod()
  period?: number;

  /** The county whose ledger is asked; needed only where there are several. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  countyId?: number;
}

/** Days of one county, both included; the current month without them. */
export class CountyStatementQuery extends PageQuery {
  /** `YYYY-MM-DD` */
  @IsOptional()
  @IsDay()
  from?: string;

  /** `YYYY-MM-DD` */
  @IsOptional()
  @IsDay()
  to?: string;
}

export class ProgrammeStatementQuery extends CountyStatementQuery {
  /** The county whose ledger is asked. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  countyId: number;
}

export class CountyBalanceQuery {
  /** The instant, ISO 8601 with zone; now without it. */
  @IsOptional()
  @IsISO8601({ strict: true })
  at?: string;
}

/** The same for a file, which is not paged. */
export class MonthlyFileQuery extends OmitType(MonthlyStatementQuery, PAGING) {}
export class CountyFileQuery extends OmitType(CountyStatementQuery, PAGING) {}
export class ProgrammeFileQuery extends OmitType(ProgrammeStatementQuery, PAGING) {}

export class BalanceQuery extends CountyBalanceQuery {
  /** The county whose ledger is asked; needed only where there are several. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  countyId?: number;
}

export class ProgrammeBalanceQuery extends CountyBalanceQuery {
  /** The county whose ledger is asked. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  countyId: number;
}

/** Both in the unit of the accounts. */
export class AmountsDto {
  /** What is on the accounts; negative on those that give. */
  balance: number;
  /** How much of it is set aside for services that are booked. */
  held: number;
}

/** What accounts of one kind and programme have in common. */
export class BalanceDto {
  /** LOT: grants of a senior; SOURCE, SPENT, LAPSED: where units come from and go; PAYABLE: owed by the programme; FUNDING: money without a budget; BUDGET; PROVIDER: owed to the provider. */
  @ApiProperty({ enum: ACCOUNT_KINDS })
  kind: string;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: string;
  /** null: what is owed to a provider by all programmes together. */
  programmeCode: string | null;
  programmeZh: string | null;
  programmeEn: string | null;
  amounts: AmountsDto;
}

export class BalancesDto {
  @ApiProperty({ enum: HOLDERS })
  holder: string;
  /** Senior, provider, code of the programme, or county. */
  id: string;
  countyId: number;
  /** The end of this instant. */
  at: Date;
  balances: BalanceDto[];
}

export class StatementSumDto {
  /** See the balance. */
  @ApiProperty({ enum: ACCOUNT_KINDS })
  kind: string;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: string;
  programmeCode: string | null;
  programmeZh: string | null;
  programmeEn: string | null;
  opening: AmountsDto;
  /** Opening and all lines together. */
  closing: AmountsDto;
}

export class StatementLineDto {
  at: Date;
  /** Day it belongs to in business, of a service for instance: `YYYY-MM-DD`. */
  businessDate: string;
  /** GRANT, HOLD, RELEASE, CAPTURE, REVERSE, EXPIRE, CARRY, FUND, OWE, SETTLE, ADJUST or RESTORE. */
  code: string;
  @ApiProperty({ enum: ACCOUNT_KINDS })
  kind: string;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: string;
  programmeCode: string | null;
  /** How the balance changed. */
  amount: number;
  /** How what is held changed. */
  held: number;
  /** What happened, in a sentence. */
  zh: string;
  en: string;
  /** The account; of a senior the lot of a grant. */
  accountId: string;
  /** Month of the lot, 202611; 0: once for all; null: no lot. */
  period: number | null;
  /** The order it belongs to. */
  orderId: string | null;
  /** The ledger's command that wrote it. */
  commandId: string;
}

/** Of the county's evidence log: whoever keeps the paper can hold the log to it. */
export class LogFingerprintDto {
  /** Leaves of the log then. */
  size: number;
  /** The first 32 hex digits of its root in eight groups. */
  groups: string;
  /** ISO 8601. */
  signedAt: Date;
}

/** Opening, what moved, closing: sums at the end are those at the beginning and all lines. */
export class StatementDto {
  @ApiProperty({ enum: HOLDERS })
  holder: string;
  /** Senior, provider, code of the programme, or county. */
  id: string;
  countyId: number;
  /** From this instant on. */
  from: Date;
  /** Before this instant. */
  to: Date;
  sums: StatementSumDto[];
  /** Oldest first. */
  items: StatementLineDto[];
  nextCursor: string | null;
  /** null: no checkpoint is signed yet. */
  fingerprint: LogFingerprintDto | null;
}
