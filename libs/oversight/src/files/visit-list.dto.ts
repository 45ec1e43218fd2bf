import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { VISIT_STATE_ZH, type VisitState } from '@anzhi/visits';
import type { Attention } from './attention.policy';

/** Which visits of the officer's divisions. */
export class VisitFilter extends PageQuery {
  /** Only this state. */
  @IsOptional()
  @IsIn(Object.keys(VISIT_STATE_ZH))
  state?: VisitState;

  /** Only visits with this doubt, e.g. `OUT_OF_RANGE`. */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Z_]{1,30}$/)
  flag?: string;

  /** Only this division and everything below it: a county or township. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  regionId?: number;

  /** Only this provider. */
  @IsOptional()
  @IsUUID()
  providerId?: string;

  /** Only this caregiver. */
  @IsOptional()
  @IsUUID()
  caregiverId?: string;

  /** Only visits that were to start at or after this instant, ISO 8601 with zone. */
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  /** Only visits that were to start before this instant, ISO 8601 with zone. */
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;

  /** Only what waits for an officer: open returns, disputes, visits whose doubts keep them from being captured. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  needsAttention?: boolean;
}

/** One visit in the list. Names are masked. */
export class VisitLineView {
  id: string;
  orderId: string;
  /** Why it stands where it does in the list. */
  attention: Attention;
  /** The same in plain Chinese. */
  attentionZh: string;
  state: VisitState;
  /** The state in plain Chinese. */
  stateZh: string;
  /** What gives rise to doubt. */
  flags: string[];
  startsAt: Date;
  itemCode: string;
  itemZh: string;
  seniorId: string;
  /** Masked. */
  senior: string;
  providerId: string;
  provider: string;
  caregiverId: string;
  /** Masked. */
  caregiver: string;
  /** Township. */
  regionId: number;
  region: string;
  countyId: number;
  county: string;
  /** How arrival was proved: POSITION, CODE or MANUAL; null before. */
  arrivalMethod: string | null;
  /** From the address, in metres; null without a position. */
  arrivalMetres: number | null;
  leavingMethod: string | null;
  leavingMetres: number | null;
  /** Confirmed by time, not by a person. */
  confirmedAutomatically: boolean;
  /** Somebody still has to ask the senior by phone. */
  callBackOwed: boolean;
  /** Booked. */
  plannedMinutes: number;
  /** Between check-in and check-out. */
  actualMinutes: number | null;
  /** Minutes of the entitlement set aside for it. */
  heldMinutes: number;
  /** Spent; null before. */
  capturedMinutes: number | null;
  /** Of those held, given back; null before. */
  releasedMinutes: number | null;
  /** Of those spent, taken back after a return was upheld; null: none. */
  reversedMinutes: number | null;
  /** No payment for it until the return is decided. */
  withheld: boolean;
}

export class VisitLinePageView {
  /** What needs attention first, then what is flagged, then the rest; the newest first in each. */
  items: VisitLineView[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
