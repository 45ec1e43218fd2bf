import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Sex } from '@anzhi/kernel';
import { REFUSAL_REASONS, type RefusalReason } from '../offers/offer.policy';
import { PriceLineDto } from '../matching/why.dto';
import type { CaregiverRefusal } from './caregiver.policy';

export class AssignCaregiverDto {
  /** The caregiver to be sent. */
  @IsUUID()
  caregiverId: string;

  /** Who comes with him; needed where two come at once and nobody is sent yet, refused otherwise. */
  @IsOptional()
  @IsUUID()
  secondCaregiverId?: string;
}

export class ChangeAssignmentDto {
  /** Who comes now. */
  @IsUUID()
  caregiverId: string;

  /** In whose place; needed where two are sent. */
  @IsOptional()
  @IsUUID()
  insteadOfId?: string;

  /** Why somebody else comes. */
  @IsIn(REFUSAL_REASONS)
  reason: RefusalReason;
}

/** Who serves an order. */
export class AssignmentDto {
  /** The order. */
  orderId: string;
  /** The provider. */
  providerId: string;
  /** The caregiver; he leads where two come. */
  caregiverId: string;
  /** Who comes with him, or null. */
  secondCaregiverId: string | null;
  /** Start, ISO 8601. */
  startsAt: string;
  /** Duration in minutes. */
  plannedMinutes: number;
}

/** An order that was given back. */
export class ReturnedOrderDto {
  /** The order. */
  orderId: string;
  /** Why. */
  reason: RefusalReason;
}

/** A caregiver who works at the time of the order, and what speaks against sending him. */
export class CaregiverCandidateDto {
  /** The caregiver. */
  caregiverId: string;
  /** His name. */
  name: string;
  /** His sex. */
  sex: Sex;
  /** His skills. */
  skills: string[];
  /** Dialects he speaks. */
  dialects: string[];
  /** His seat on this order now: 1 leads, 2 comes with him; null: he is not sent. */
  seat: number | null;
  /** Whether he can be sent. */
  available: boolean;
  /** The rules that speak against it. */
  refusals: CaregiverRefusal[];
  /** When he is free again, ISO 8601, or null. */
  busyUntil: string | null;
  /** Whether he is of the sex and speaks the dialect the family would like. */
  meetsWishes: boolean;
  /** What sending him costs in tenths of an equivalent minute; null: his day does not allow it. */
  total: number | null;
  /** The rules that make up the cost, by their weight. */
  price: PriceLineDto[];
  /** Minutes of additional travel; null: his day does not allow it. */
  detourMinutes: number | null;
  /** His visits to the senior in the 90 days before. */
  visits: number;
}
