import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '@anzhi/platform';
import { PRICE_LINES, type PriceKey, type Prices } from './price-table';

/** An integer within the range of its line. */
const IsPrice = (key: PriceKey): PropertyDecorator =>
  applyDecorators(IsInt(), Min(0), Max(PRICE_LINES.find((line) => line.key === key)!.most));

/** What each soft rule is worth, in tenths of an equivalent minute of travel unless it says otherwise. */
export class PricesDto implements Prices {
  /** A minute of travel. */
  @IsPrice('travelMinute') travelMinute: number;
  /** A minute late, up to 15. */
  @IsPrice('lateMinute') lateMinute: number;
  /** A minute late from the 15th on. */
  @IsPrice('late15Minute') late15Minute: number;
  /** A minute late from the 30th on. */
  @IsPrice('late30Minute') late30Minute: number;
  /** A caregiver who was not here in 90 days. */
  @IsPrice('unknownCaregiver') unknownCaregiver: number;
  /** A caregiver who was here once or twice in 90 days. */
  @IsPrice('littleKnownCaregiver') littleKnownCaregiver: number;
  /** A third face within a week. */
  @IsPrice('thirdFaceOfWeek') thirdFaceOfWeek: number;
  /** Another sex than the preferred one. */
  @IsPrice('preferredSex') preferredSex: number;
  /** Not the preferred dialect. */
  @IsPrice('preferredDialect') preferredDialect: number;
  /** A skill of the caregiver that the service does not need. */
  @IsPrice('sparedSkill') sparedSkill: number;
  /** A minute of overtime. */
  @IsPrice('overtimeMinute') overtimeMinute: number;
  /** A minute of idle waiting between two visits. */
  @IsPrice('idleMinute') idleMinute: number;
  /** Waiting counts beyond so many minutes of the clock. */
  @IsPrice('idleFromMinutes') idleFromMinutes: number;
  /** An hour off a caregiver's fair week; times the square of the hours. */
  @IsPrice('caregiverFairHour') caregiverFairHour: number;
  /** An hour off a provider's fair share; times the square of the hours. */
  @IsPrice('providerFairHour') providerFairHour: number;
  /** The most an order may cost for fairness among providers. */
  @IsPrice('providerFairMost') providerFairMost: number;
  /** A published visit at another time. */
  @IsPrice('movedVisit') movedVisit: number;
  /** A published visit counts as moved beyond so many minutes of the clock. */
  @IsPrice('movedFromMinutes') movedFromMinutes: number;
  /** Another caregiver than the published one. */
  @IsPrice('changedCaregiver') changedCaregiver: number;
  /** A companionship visit left out. */
  @IsPrice('unserved') unserved: number;
}

export class NewWeightsDto {
  /** Internal id of the city or county in which, and below which, it holds. */
  @IsInt()
  regionId: number;

  /** First day, YYYY-MM-DD. */
  @IsDay()
  from: string;

  /** First day on which it no longer holds; left out: open. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** Every line of the table. */
  @ValidateNested()
  @Type(() => PricesDto)
  prices: PricesDto;

  /** Where it is laid down, or why. */
  @IsString()
  @MinLength(2)
  @MaxLength(300)
  citation: string;
}

export class WeightsDecisionDto {
  /** What is decided. */
  @IsIn(['APPROVED', 'REJECTED'])
  decision: 'APPROVED' | 'REJECTED';

  /** Needed to reject. */
  @ValidateIf(({ decision, reason }: WeightsDecisionDto) => decision === 'REJECTED' || reason !== undefined)
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason?: string;
}

export class WeightsInForceQuery {
  /** Internal id of the division asked about. */
  @Type(() => Number)
  @IsInt()
  regionId: number;

  /** On this day, YYYY-MM-DD; left out: today. */
  @IsOptional()
  @IsDay()
  on?: string;
}

/** One line of a version. */
export class WeightLineDto {
  /** The rule. */
  key: PriceKey;
  /** Its value, in `unit`. */
  value: number;
  /** TENTHS: tenths of an equivalent minute. MINUTES: a threshold in minutes of the clock. */
  unit: 'TENTHS' | 'MINUTES';
  /** What it means, in Chinese. */
  zh: string;
  /** What it means, in English. */
  en: string;
}

/** One version of the table of prices. */
export class WeightsDto {
  /** The version; every decision keeps it. */
  id: string;
  /** Internal id of its division; null: wherever no division has its own. */
  regionId: number | null;
  /** First day, YYYY-MM-DD. */
  from: string;
  /** First day on which it no longer holds; null: open. */
  to: string | null;
  /** Every line. */
  lines: WeightLineDto[];
  /** Where it is laid down, or why. */
  citation: string;
  /** It came with the platform and no bureau has decided on it. */
  isDefault: boolean;
  /** SUBMITTED waits for a second person; APPROVED, REJECTED. */
  state: string;
  /** Account of who drafted it; null: it came with the platform. */
  draftedBy: string | null;
  /** When it was drafted. */
  draftedAt: Date;
  /** Account of who decided. */
  approvedBy: string | null;
  /** When it was decided. */
  decidedAt: Date | null;
  /** Why it was rejected. */
  reason: string | null;
}

export class WeightsPageDto {
  /** Latest first day first. */
  items: WeightsDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class WeightsRefDto {
  /** The version. */
  id: string;
}
