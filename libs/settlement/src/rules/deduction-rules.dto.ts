import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { DEDUCTION_CODES, type DeductionCode } from './deduction.policy';

export class NewDeductionRuleDto {
  /** Division whose services it is for, in the caller's charge. */
  @IsInt()
  regionId: number;

  /** What it looks at. */
  @IsIn(DEDUCTION_CODES)
  code: DeductionCode;

  /** Basis points of the booked time, elements of proof, minutes; left out: the usual one. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  threshold?: number;

  /** What is taken off, in basis points; left out: the usual one. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  bp?: number;

  /** First day of service on which it holds, `YYYY-MM-DD`. */
  @IsDay()
  from: string;

  /** First day on which it no longer holds; left out: open. */
  @IsOptional()
  @IsDay()
  until?: string;

  /** The document it comes from. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  citation: string;
}

export class DeductionRuleDecisionDto {
  /** APPROVED: it holds from its first day on. */
  @IsIn(['APPROVED', 'REFUSED'])
  decision: 'APPROVED' | 'REFUSED';

  /** For the file. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason?: string;
}

export class DeductionRuleView {
  id: string;
  /** null: the nation. */
  regionId: number | null;
  regionName: string | null;
  code: DeductionCode;
  threshold: number;
  /** Basis points that are taken off. */
  bp: number;
  from: string;
  until: string | null;
  citation: string;
  state: 'PROPOSED' | 'APPROVED' | 'REFUSED';
  /** The caller proposed it: somebody else decides. */
  isOwn: boolean;
}

export class DeductionRuleRef {
  id: string;
}

export class DeductionRulesQuery extends PageQuery {}

export class DeductionRulePageView {
  /** The rules that hold in the caller's divisions, the newest first. */
  items: DeductionRuleView[];
  nextCursor: string | null;
}
