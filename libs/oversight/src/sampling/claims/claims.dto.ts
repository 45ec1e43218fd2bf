import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class ClaimReasonDto {
  /** In plain words; read by the provider and the officers. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  reason: string;
}

export class ClaimAppealDecisionDto extends ClaimReasonDto {
  /** UPHELD: the claim stands. OVERTURNED: what stands of it is given back. */
  @IsIn(['UPHELD', 'OVERTURNED'])
  decision: 'UPHELD' | 'OVERTURNED';
}

export class ClaimFenView {
  /** What was claimed, or given back. */
  fen: number;
}

export class EstimateClaimView {
  fen: number;
  /** Less what was given back since. */
  standingFen: number;
  reason: string;
  /** ISO 8601. */
  at: string;
  /** What the provider says against it; null: nothing. */
  appealReason: string | null;
  /** UPHELD, OVERTURNED; null: not decided. */
  outcome: string | null;
  decisionReason: string | null;
}
