import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsPeriod } from '../period.dto';

export class EntitlementsQuery {
  /** Month of service, 202611; this month unless given. */
  @IsOptional()
  @Type(() => Number)
  @IsPeriod()
  period?: number;
}

/** One grant and what became of its minutes: granted = left + held + used + lapsed. */
export class EntitlementDto {
  /** Names the grant wherever its minutes are mentioned. */
  lotId: string;
  programmeCode: string;
  /** Chinese name of the programme. */
  programmeName: string;
  /** Month of service, 202611. */
  period: number;
  /** First day of service it may be used for, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer may, YYYY-MM-DD. */
  validTo: string;
  grantedMinutes: number;
  /** Set aside for orders that are booked. */
  heldMinutes: number;
  /** Spent on services that were delivered and verified. */
  usedMinutes: number;
  /** Not used when the month ended. */
  lapsedMinutes: number;
  /** Free to be booked. */
  leftMinutes: number;
  grantedAt: Date;
  /** Why it was granted, in Chinese. */
  reasonZh: string;
  /** Why it was granted, in English. */
  reasonEn: string;
}

export class EntitlementListDto {
  seniorId: string;
  /** Month of service, 202611. */
  period: number;
  /** Free to be booked, over all grants of the month. */
  leftMinutes: number;
  items: EntitlementDto[];
}
