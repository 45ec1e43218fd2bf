import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsNotEmpty, IsObject, IsString, Length, MaxLength } from 'class-validator';

export class RuleVersionDto {
  /** First day of service it holds for, `YYYY-MM-DD`; from tomorrow on. */
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  /** Every threshold of the rule with its number. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  @IsObject()
  thresholds: Record<string, number>;

  /** The regulation, report or measurement it comes from. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  source: string;
}

export class RuleVersionRefView {
  version: number;
}

export class RuleVersionDecisionDto {
  /** APPROVED: it holds from its first day on. */
  @IsIn(['APPROVED', 'REFUSED'])
  decision: 'APPROVED' | 'REFUSED';

  /** Why, in plain words. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class RuleThresholdView {
  name: string;
  zh: string;
  en: string;
  unit: string;
  value: number;
}

export class RuleVersionView {
  version: number;
  /** PROPOSED, then APPROVED or REFUSED. */
  state: string;
  /** `YYYY-MM-DD`. */
  from: string;
  /** Until before this day; null: until a newer one holds. */
  to: string | null;
  thresholds: RuleThresholdView[];
  source: string;
  /** Account that proposed it; null: it came with the product. */
  proposedBy: string | null;
  decidedBy: string | null;
  decisionReason: string | null;
}

export class RuleView {
  code: string;
  zh: string;
  en: string;
  /** The strongest thing it does: BLOCK, WITHHOLD or SCORE. */
  severity: string;
  /** What it needs to know: feeds of other authorities, signals of the visit. */
  needs: string[];
  /** Those in force today, earlier, coming and proposed, the newest first. */
  versions: RuleVersionView[];
  /** In the caller's divisions, ever. */
  hits: number;
  confirmed: number;
  refuted: number;
  /** confirmed ÷ judged, in per cent; null: nothing was judged yet. */
  precisionPercent: number | null;
  /** Median of days from the hit to its judgement; null: none yet. */
  medianDays: number | null;
  /** Of the last run that asked it: visits judged, those it could not judge, and what was missing. */
  judged: number;
  withoutData: number;
  missing: string[];
}
