import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { SEVERITIES, type Severity } from '../rule';

export class HitQuery extends PageQuery {
  /** Only this rule, `R05`. */
  @IsOptional()
  @Matches(/^R\d\d$/)
  rule?: string;

  /** Only hits of this severity. */
  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  /** Only hits about this visit. */
  @IsOptional()
  @IsUUID()
  visitId?: string;

  /** OPEN: nobody has judged them; JUDGED: somebody has. */
  @IsOptional()
  @IsIn(['OPEN', 'JUDGED'])
  state?: 'OPEN' | 'JUDGED';
}

export class HitJudgementDto {
  /** CONFIRMED: it was so. REFUTED: it was not, or it is explained; its withholding ends. */
  @IsIn(['CONFIRMED', 'REFUTED'])
  outcome: 'CONFIRMED' | 'REFUTED';

  /** Why, in plain words. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class HitRefView {
  id: string;
}

export class HitJudgementView {
  outcome: string;
  reason: string;
  accountId: string;
  /** ISO 8601. */
  at: Date;
}

export class HitView {
  id: string;
  rule: string;
  version: number;
  /** Which of the rule's questions. */
  variant: string;
  /** BLOCK, WITHHOLD, HOLD or SCORE. */
  severity: Severity;
  /** What the officer reads. */
  zh: string;
  en: string;
  subjectKind: string;
  subjectId: string;
  /** A caregiver's or provider's name, a senior's masked; null: neither. */
  subjectName: string | null;
  /** Of service, `YYYY-MM-DD`; the first of the month for what is asked of a month. */
  day: string;
  countyId: number;
  regionId: number;
  regionName: string;
  providerId: string | null;
  providerName: string | null;
  /** The visits it is about, at most ten. */
  visitIds: string[];
  visitCount: number;
  /** Highest risk score of its visits, 0 to 100. */
  score: number;
  /** ISO 8601. */
  foundAt: Date;
  judgement: HitJudgementView | null;
}

export class HitPageView {
  /** Open ones first, in each the graver ones, then the newest. */
  items: HitView[];
  nextCursor: string | null;
}
