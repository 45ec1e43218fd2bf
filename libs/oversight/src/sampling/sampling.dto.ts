import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';
import { VALUE_SOURCES, type ValueSource } from './draw.policy';
import { TASK_OUTCOMES, type TaskOutcome } from './result.policy';
import { EstimateClaimView } from './claims/claims.dto';

export class FreezeFrameDto {
  /** County whose money was billed. */
  @IsInt()
  countyId: number;

  /** Whose visits are frozen. */
  @IsUUID()
  providerId: string;

  /** First day of service. */
  @IsDay()
  from: string;

  /** First day after the last one. */
  @IsDay()
  until: string;

  /** ANNOUNCED unless given; CHECKPOINT: the first of the county's log that a witness signs after `notBefore`. */
  @IsOptional()
  @IsIn(VALUE_SOURCES)
  valueFrom?: ValueSource;

  /** Which public value will be used: `双色球第2026140期开奖号码`, say. Of a checkpoint nothing is left to say. */
  @ValidateIf(({ valueFrom }: FreezeFrameDto) => valueFrom !== 'CHECKPOINT')
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Matches(/^(?!CHECKPOINT )[^,\r\n]+$/)
  announcement?: string;

  /** When that value is there; it has to come later than now. */
  @IsISO8601({ strict: true })
  notBefore: string;
}

export class FrameValueDto {
  /** As it was published. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  value: string;
}

export class EnlargementDto {
  /** Units in all. */
  @IsInt()
  @Min(1)
  total: number;
}

export class FrameRefView {
  id: string;
}
export class ValueReadView {
  /** WAITING for a second person who reads the same, or DRAWN. */
  state: 'WAITING' | 'DRAWN';
}
export class DrawnView {
  drawn: number;
}
export class ClawbackView {
  clawbackFen: number;
}

export class FrameQuery extends PageQuery {
  /** Only audits of this provider. */
  @IsOptional()
  @IsUUID()
  providerId?: string;
}

export class FrameLineView {
  id: string;
  countyId: number;
  providerId: string;
  providerName: string;
  /** First day, and first day after. */
  from: string;
  until: string;
  /** Hexadecimal. */
  root: string;
  units: number;
  hits: number;
  announcement: string;
  /** ANNOUNCED or CHECKPOINT. */
  valueFrom: ValueSource;
  notBefore: string;
  frozenAt: string;
  /** Hexadecimal; null until the value is there. */
  seed: string | null;
  value: string | null;
  /** Units that are to be judged, and that are. */
  sample: number;
  judged: number;
  /** null: not estimated yet. */
  clawbackFen: number | null;
}

export class FramePageView {
  items: FrameLineView[];
  nextCursor: string | null;
}

export class StratumView {
  stratum: number;
  population: number;
  n: number;
  judged: number;
  wrong: number;
}

export class ReplacedView {
  visitId: string;
  instead: string;
  reason: string;
}

export class StratumWorkingView {
  stratum: number;
  size: number;
  judged: number;
  wrong: number;
  meanFen: number;
  sdFen: number;
  totalFen: number;
}

export class EstimateView {
  /** PROJECTED, NOTHING_FOUND, TOO_FEW or NOTHING_TO_PROJECT. */
  basis: string;
  /** For information; never what is taken back. */
  pointFen: number;
  standardError: number;
  degrees: number;
  t: number;
  lowerFen: number;
  provenFen: number;
  extrapolatedFen: number;
  clawbackFen: number;
  /** With nothing found: at most this share of the visits is wrong. */
  upperShare: number | null;
  kappa: number | null;
  pairs: number;
  strata: StratumWorkingView[];
  at: string;
}

export class FrameView extends FrameLineView {
  /** How many have typed the value in. */
  readBy: number;
  strata: StratumView[];
  replaced: ReplacedView[];
  openHits: number;
  estimate: EstimateView | null;
  /** What the bound adds, as it was claimed; null: it was not. */
  claim: EstimateClaimView | null;
}

export class TaskQuery extends PageQuery {
  /** Mine and those anybody may take; or all of the divisions. */
  @IsOptional()
  @IsIn(['MINE', 'ALL'])
  whose?: 'MINE' | 'ALL';

  /** Only those without a result, or only those with one. */
  @IsOptional()
  @IsIn(['OPEN', 'DONE'])
  state?: 'OPEN' | 'DONE';
}

export class TaskView {
  id: string;
  kind: 'CALL_BACK' | 'ON_SITE';
  /** SAMPLE, HIT, FIRST_VISIT, MONTH_SHARE or VOUCHER_FLOOR. */
  source: string;
  visitId: string;
  /** To open his phone or address, for a purpose: `POST /seniors/:id/reveals`. */
  seniorId: string;
  seniorName: string;
  providerName: string;
  caregiverName: string;
  regionName: string;
  itemZh: string;
  startsAt: string;
  actualMinutes: number | null;
  plannedMinutes: number;
  attempt: number;
  dueOn: string;
  mine: boolean;
  outcome: TaskOutcome | null;
  minutes: number | null;
  note: string | null;
}

export class TaskPageView {
  items: TaskView[];
  nextCursor: string | null;
}

export class TaskResultDto {
  /** What was heard or seen; UNREACHABLE: nobody was met, it is tried again. */
  @IsIn(TASK_OUTCOMES)
  outcome: TaskOutcome;

  /** Of SHORT: minutes that were not served. */
  @IsOptional()
  @IsInt()
  @Min(1)
  minutes?: number;

  /** In the senior's words, or what was seen. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  note?: string;

  /** Uploads of the caller. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsUUID('all', { each: true })
  fileIds?: string[];
}

export class TieDto {
  /** With whom the caller has to do. */
  @IsUUID()
  providerId: string;

  /** In which way. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason: string;
}

export class VoucherMonthQuery {
  /** County whose month it is. */
  @Type(() => Number)
  @IsInt()
  countyId: number;

  /** 202611. */
  @Type(() => Number)
  @IsInt()
  @Min(202501)
  period: number;
}

export class VoucherMonthView {
  visits: number;
  onSite: number;
  /** Visits on site that are needed. */
  needed: number;
  floorBp: number;
}
