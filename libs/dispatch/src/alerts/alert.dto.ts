import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import {
  ALERT_DISPOSITIONS,
  ALERT_KINDS,
  ALERT_LEVELS,
  type AlertDisposition,
  type AlertKind,
  type AlertLevel,
  type AlertState,
} from './alert.policy';

export class AlertListQuery extends PageQuery {
  /** OPEN: those that are not over, unless given; CLOSED: those that are, the latest first. */
  @IsOptional()
  @IsIn(['OPEN', 'CLOSED'])
  state: 'OPEN' | 'CLOSED' = 'OPEN';

  /** Only alerts that have come to this level. */
  @IsOptional()
  @IsIn(ALERT_LEVELS)
  level?: AlertLevel;

  /** Only alerts of this kind. */
  @IsOptional()
  @IsIn(ALERT_KINDS)
  kind?: AlertKind;
}

export class DisposeAlertDto {
  /** What became of it. Which codes fit depends on the kind of alert. */
  @IsIn(ALERT_DISPOSITIONS)
  disposition: AlertDisposition;

  /** In your own words; needed for OTHER. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;
}

/** Something that should have happened has not. */
export class AlertDto {
  /** The alert. */
  id: string;
  /** What has not happened. */
  kind: AlertKind;
  /** The order it is about. */
  orderId: string;
  /** The offer nobody saw, or null. */
  offerId: string | null;
  /** The provider. */
  providerId: string;
  /** Who is late, or null. */
  caregiverId: string | null;
  /** Township of the service. */
  regionId: number;
  /** Start of the service, ISO 8601. */
  startsAt: string;
  /** When the caregiver is expected, ISO 8601; null: nobody can tell. */
  expectedAt: string | null;
  /** When it was raised, ISO 8601. */
  raisedAt: string;
  /** Whose turn it is. */
  level: AlertLevel;
  /** When the next level is told unless it has ended, ISO 8601; null: it is over, or at the last level. */
  nextLevelAt: string | null;
  /** OPEN, ACKNOWLEDGED by whoever looks after it, or CLOSED. */
  state: AlertState;
  /** Account of whoever looks after it, or null. */
  acknowledgedBy: string | null;
  /** Since when, ISO 8601, or null. */
  acknowledgedAt: string | null;
  /** When it ended, ISO 8601, or null. */
  closedAt: string | null;
  /** Account of whoever ended it; null: it is not over, or a fact ended it. */
  closedBy: string | null;
  /** What became of it: code, or null. */
  disposition: string | null;
  /** The same in the words of whoever ended it, or null. */
  note: string | null;
}

export class AlertPageDto {
  /** Those nobody has taken first, among them the highest level, then the earliest service. */
  items: AlertDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}

/** One step of an alert. */
export class AlertStepDto {
  /** RAISED, ESCALATED, ACKNOWLEDGED or CLOSED. */
  kind: string;
  /** The level it was at then. */
  level: AlertLevel;
  /** When, ISO 8601. */
  at: string;
  /** Account of whoever did it; null: the clock, or a fact. */
  accountId: string | null;
  /** What became of it, of the last step; else null. */
  disposition: string | null;
}

export class AlertDetailDto extends AlertDto {
  /** What happened to it, in order. */
  steps: AlertStepDto[];
}

/** An offer has been seen. */
export class OfferReceiptDto {
  /** The offer. */
  offerId: string;
  /** When the caller saw it first, ISO 8601. */
  seenAt: string;
}
