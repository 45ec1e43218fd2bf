import { IsIn, IsUUID } from 'class-validator';
import type { Sex } from '@anzhi/kernel';
import { REFUSAL_REASONS, type RefusalReason } from '../offers/offer.policy';
import type { CaregiverRefusal } from './caregiver.policy';

export class AssignCaregiverDto {
  /** The caregiver to be sent. */
  @IsUUID()
  caregiverId: string;
}

export class ChangeAssignmentDto extends AssignCaregiverDto {
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
  /** The caregiver. */
  caregiverId: string;
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
  /** Whether he can be sent. */
  available: boolean;
  /** The rules that speak against it. */
  refusals: CaregiverRefusal[];
  /** When he is free again, ISO 8601, or null. */
  busyUntil: string | null;
  /** Whether he is of the sex and speaks the dialect the family would like. */
  meetsWishes: boolean;
}
