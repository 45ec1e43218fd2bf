import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from '@anzhi/platform';
import { PROOF_METHODS, type ProofMethod } from './proof.policy';

export abstract class NewLawDto {
  /** First day of service it holds for, `YYYY-MM-DD`; tomorrow at the earliest. */
  @IsDay()
  from: string;

  /** The document that says so. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  source: string;
}

export class NewWeightDto extends NewLawDto {
  /** By what it is shown that somebody was there. */
  @IsIn(PROOF_METHODS)
  method: ProofMethod;

  /** What one valid proof by it adds to the sum that an item asks for. */
  @IsInt()
  @Min(0)
  @Max(100)
  weight: number;

  /** So many a caregiver and month; left out: as many as one likes. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000)
  monthlyCap?: number;
}

export class NewDemandDto extends NewLawDto {
  /** Left out: every item that has none of its own. */
  @IsOptional()
  @IsString()
  @MaxLength(50)
  itemCode?: string;

  /** Sum of weights at the arrival, and again at the leaving. */
  @IsInt()
  @Min(0)
  @Max(500)
  demand: number;
}

export class WeightView {
  method: string;
  weight: number;
  monthlyCap: number | null;
  /** First and last day, `YYYY-MM-DD`; no last day: until it is changed. */
  from: string;
  to: string | null;
  source: string;
}

export class DemandView {
  /** null: every item that has none of its own. */
  itemCode: string | null;
  demand: number;
  from: string;
  to: string | null;
  source: string;
}

export class ProofLawView {
  /** What holds today and what is to come. */
  weights: WeightView[];
  demands: DemandView[];
}
