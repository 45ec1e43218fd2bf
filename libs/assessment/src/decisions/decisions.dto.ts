import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class CaseReviewInput {
  /** APPROVED, or RETURNED to the assessors, who sign again. */
  @IsIn(['APPROVED', 'RETURNED'])
  decision: 'APPROVED' | 'RETURNED';

  /** In words; needed for a return. Stored encrypted. */
  @IsOptional()
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason?: string;
}

export class CasePublicationInput {
  /** Number of the report. */
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  sourceDocument: string;
}

export class CaseDisputeDecisionInput {
  /** UPHELD: other assessors assess again. DISMISSED: the result stands. */
  @IsIn(['UPHELD', 'DISMISSED'])
  decision: 'UPHELD' | 'DISMISSED';

  /** In words; stored encrypted. */
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class CaseDisputeDecisionDto {
  /** Id of the disputed assessment. */
  id: string;
  state: string;
  /** Id of the assessment that looks at it again; null when the dispute was dismissed. */
  reviewId: string | null;
}
