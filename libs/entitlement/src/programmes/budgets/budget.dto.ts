import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { PROGRAMME_CODE } from '../versions/programme.dto';

/** DESIGN: ten billion yuan for one programme of one county is a slip of the pen. */
const MOST_FEN = 1_000_000_000_000;

export class NewAllotmentDto {
  /** Internal id of the county. */
  @IsInt()
  countyId: number;

  /** The programme the money is for. */
  @Matches(PROGRAMME_CODE)
  programmeCode: string;

  /** Year of service it is for. */
  @IsInt()
  @Min(2000)
  @Max(2999)
  year: number;

  /** In fen; adds to what was allotted before. */
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen: number;

  /** Number of the document. */
  @IsString()
  @MinLength(2)
  @MaxLength(300)
  citation: string;
}

export class BudgetsQuery extends PageQuery {
  /** Only this year. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  year?: number;

  /** Only this county. Internal id. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  countyId?: number;
}

export class AllotmentsQuery extends BudgetsQuery {
  /** SUBMITTED waits for a second person. */
  @IsOptional()
  @IsIn(['SUBMITTED', 'APPROVED', 'REJECTED'])
  state?: string;
}

export class AllotmentDto {
  id: string;
  countyId: number;
  programmeCode: string;
  year: number;
  amountFen: number;
  citation: string;
  state: string;
  draftedBy: string;
  draftedAt: Date;
  approvedBy: string | null;
  decidedAt: Date | null;
  /** Why it was rejected. */
  reason: string | null;
}

export class AllotmentPageDto {
  items: AllotmentDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class AllotmentRefDto {
  id: string;
}

/** All in fen: allotted = remaining + committed + spent. */
export class BudgetDto {
  countyId: number;
  programmeCode: string;
  programmeName: string;
  year: number;
  allottedFen: number;
  /** Held for services that are booked. */
  committedFen: number;
  /** Captured, less what was taken back. */
  spentFen: number;
  remainingFen: number;
}

export class BudgetPageDto {
  items: BudgetDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
