import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '@anzhi/platform';

/** Which lines of the audit trail. */
export class TrailQuery extends PageQuery {
  /** Kind of thing, e.g. `visit` or `order`; together with its id. */
  @ValidateIf(({ subject, subjectId }: TrailQuery) => subject !== undefined || subjectId !== undefined)
  @IsString()
  @Matches(/^[a-z][a-z-]{0,49}$/)
  subject?: string;

  /** Id of the thing. */
  @ValidateIf(({ subject, subjectId }: TrailQuery) => subject !== undefined || subjectId !== undefined)
  @IsString()
  @MaxLength(100)
  subjectId?: string;

  /** Only what touched the affairs of this senior. */
  @IsOptional()
  @IsUUID()
  seniorId?: string;

  /** Only lines from this instant on, ISO 8601 with zone. */
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  /** Only lines before this instant, ISO 8601 with zone. */
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

export class AuditLineView {
  id: number;
  at: Date;
  /** Who did it; null: the system itself. */
  accountId: string | null;
  /** His name, masked. */
  by: string | null;
  /** The roles he held. */
  roles: string[];
  channel: string;
  /** What was done, e.g. `visits.checked-out`. */
  action: string;
  subject: string;
  subjectId: string;
  seniorId: string | null;
  /** Township. */
  regionId: number | null;
  organisationId: string | null;
  /** Facts and reasons, without personal data. */
  details: Record<string, unknown>;
}

export class AuditPageView {
  /** The lines, the newest first. */
  items: AuditLineView[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
