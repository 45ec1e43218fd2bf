import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';

export class ExceptionQuery extends PageQuery {
  /** OPEN unless given. */
  @IsOptional()
  @IsIn(['OPEN', 'SETTLED'])
  state?: 'OPEN' | 'SETTLED';

  /** Only those that must be fixed, or only those that may be acknowledged. */
  @IsOptional()
  @IsIn(['MUST_FIX', 'MAY_ACKNOWLEDGE'])
  handling?: 'MUST_FIX' | 'MAY_ACKNOWLEDGE';
}

export class SettlementDto {
  /** Why the doubt arose, from the table in force. */
  @IsString()
  @MaxLength(50)
  reasonCode: string;

  /** How it was settled, from the table in force. */
  @IsString()
  @MaxLength(50)
  resolutionCode: string;
}

export class ExceptionView {
  id: string;
  visitId: string;
  orderId: string;
  providerId: string;
  /** Township: its rulebook has the codes. */
  regionId: number;
  caregiverId: string;
  itemCode: string;
  /** ISO 8601. */
  startsAt: string;
  visitState: string;
  plannedMinutes: number;
  actualMinutes: number | null;
  /** The doubt. */
  flag: string;
  /** MUST_FIX keeps the visit from being captured. */
  handling: string;
  /** Whose word settles it: PROVIDER, OFFICER. */
  settledBy: string[];
  /** OPEN, SETTLED or LAPSED. */
  state: string;
  /** ISO 8601. */
  openedAt: string;
  /** PROVIDER, OFFICER, REVIEW or SYSTEM; null while open. */
  asWhom: string | null;
  reasonCode: string | null;
  resolutionCode: string | null;
  /** ISO 8601; null while open. */
  settledAt: string | null;
}

export class ExceptionPageView {
  items: ExceptionView[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
