import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { REVIEW_STATES, type ReviewState } from './review.state';

export class ApprovalDto {
  /** A remark for the file, in plain words. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason?: string;
}

export class ReturnDto {
  /** What is wrong, in plain words; read by the provider. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class AnswerDto {
  /** What the provider has to say about the return. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  text: string;
}

export class DecisionDto extends ReturnDto {
  /** UPHELD: the minutes go back to the senior. DISMISSED: the visit is paid. */
  @IsIn(['UPHELD', 'DISMISSED'])
  decision: 'UPHELD' | 'DISMISSED';
}

export class ReviewQuery extends PageQuery {
  /** Only reviews in this state. */
  @IsOptional()
  @IsIn(REVIEW_STATES)
  state?: ReviewState;

  /** Only reviews of this visit. */
  @IsOptional()
  @IsUUID()
  visitId?: string;
}

export class AnswerView {
  /** Account of the provider that answered. */
  accountId: string;
  text: string;
  /** ISO 8601. */
  at: string;
}

export class DecisionView {
  decision: 'UPHELD' | 'DISMISSED';
  reason: string;
  /** Account of the officer who decided; never the one who returned the visit. */
  accountId: string;
  /** ISO 8601. */
  at: string;
}

export class ReviewView {
  id: string;
  visitId: string;
  orderId: string;
  providerId: string;
  /** Township of the visit. */
  regionId: number;
  kind: 'APPROVAL' | 'RETURN';
  /** APPROVED; or OPEN (payment withheld), then UPHELD or DISMISSED. */
  state: ReviewState;
  /** Why it was returned; optional for an approval. */
  reason: string | null;
  /** Account of the officer who approved or returned. */
  openedBy: string;
  /** ISO 8601. */
  openedAt: string;
  /** The provider's answer to a return. */
  answer: AnswerView | null;
  /** The second person's decision on a return. */
  decision: DecisionView | null;
}

export class ReviewPageView {
  /** The reviews, the newest first. */
  items: ReviewView[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
