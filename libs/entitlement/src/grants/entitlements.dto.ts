import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsPeriod } from '../period.dto';
import { BENEFIT_UNITS, type BenefitUnit } from '../programmes/programme';

export class EntitlementsQuery {
  /** Month of service, 202611; this month unless given. */
  @IsOptional()
  @Type(() => Number)
  @IsPeriod()
  period?: number;
}

/** One grant and what became of it, in its unit: granted = left + held + used + lapsed + carried. */
export class EntitlementDto {
  /** Names the grant wherever it is mentioned. */
  lotId: string;
  programmeCode: string;
  /** Chinese name of the programme. */
  programmeName: string;
  /** MINUTE, FEN, VOUCHER (fen that pay a share) or VISIT. */
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  /** MONTHLY, SUPPLEMENT, BACK_PAY, CARRIED, RESTORED or ONCE. */
  kind: string;
  /** Month it is for, 202611; 0: once for all. */
  period: number;
  /** First day of service it may be used for, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which it no longer may, YYYY-MM-DD. */
  validTo: string;
  /** What came in; of a carried one what was carried into it. */
  grantedAmount: number;
  /** Set aside for orders that are booked. */
  heldAmount: number;
  /** Spent on services that were delivered and verified. */
  usedAmount: number;
  /** Not used when its days were over. */
  lapsedAmount: number;
  /** Gone on to the next month. */
  carriedAmount: number;
  /** Free to be booked. */
  leftAmount: number;
  /** The amounts of minutes again; 0 for other units. */
  grantedMinutes: number;
  heldMinutes: number;
  usedMinutes: number;
  lapsedMinutes: number;
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
  /** Minutes free to be booked, over all grants for the month. */
  leftMinutes: number;
  /** Grants that may be used for a service of the month, and what became of them. */
  items: EntitlementDto[];
}
