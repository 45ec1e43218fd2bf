import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsDay } from '@anzhi/platform';

/** What is common to a licence and a credential that somebody submits. */
export class PaperInputDto {
  /** As printed on the paper. */
  @IsString()
  @Length(1, 80)
  number: string;

  /** First day on which it holds, `YYYY-MM-DD`. */
  @IsDay()
  validFrom: string;

  /** Last day on which it holds, `YYYY-MM-DD`; absent when it holds until withdrawn. */
  @IsOptional()
  @IsDay()
  lastDay?: string;

  /** An upload of the caller (`POST /files`). */
  @IsUUID()
  fileId: string;
}

export class PaperDecisionDto {
  /** An approved paper counts from now on, within its validity. */
  @IsIn(['APPROVE', 'REJECT'])
  decision: 'APPROVE' | 'REJECT';

  /** Shown to the provider. */
  @IsString()
  @Length(2, 500)
  reason: string;
}

export class ReasonDto {
  /** Shown to the provider and kept for good. */
  @IsString()
  @Length(2, 500)
  reason: string;
}

export class PaperDto {
  id: string;
  type: string;
  number: string;
  /** First day on which it holds. */
  validFrom: string;
  /** Last day on which it holds; null when it holds until withdrawn. */
  lastDay: string | null;
  /** PENDING, APPROVED, REJECTED, REVOKED, or EXPIRED once an approved one is past its last day. */
  state: string;
  /** Whether its scan can be downloaded. */
  hasFile: boolean;
  /** Why it was rejected, revoked or approved. */
  reason: string | null;
}

export class LicenceDto extends PaperDto {
  /** The authority that gave it. */
  issuer: string;
  /** What it permits, as printed. */
  scope: string;
}

export class PaperStateDto {
  id: string;
  state: string;
}
