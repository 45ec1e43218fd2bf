import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Sex } from '@anzhi/kernel';
import { PageQuery } from '@anzhi/platform';
import type { OfferMode } from './asking.policy';
import { REFUSAL_REASONS, type DistanceBand, type RefusalReason } from './offer.policy';
import { OFFER_STATES, type OfferState } from './offer.state';

export class OfferListQuery extends PageQuery {
  /** Only offers in this state. */
  @IsOptional()
  @IsIn(OFFER_STATES)
  state?: OfferState;
}

export class RefuseDto {
  /** Why. */
  @IsIn(REFUSAL_REASONS)
  reason: RefusalReason;

  /** In your own words, for the officers. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;
}

/** What the family would like, as far as it helps to decide. */
export class OfferWishesDto {
  /** Preferred sex of the caregiver. */
  caregiverSex?: Sex;
  /** Preferred dialect. */
  dialect?: string;
  /** Anything else. */
  note?: string;
}

/** An order as a provider sees it before it accepts: nothing by which the senior could be known. */
export class OfferDto {
  /** The offer. */
  id: string;
  /** The order offered. */
  orderId: string;
  /** The provider asked. */
  providerId: string;
  /** DIRECT: you alone, because the family chose you; CASCADE: one after the other; BROADCAST: several at once. */
  mode: OfferMode;
  /** The caregiver who was asked himself and answers himself, or null: the provider's desk. */
  caregiverId: string | null;
  /** Where the offer stands. */
  state: OfferState;
  /** Service item of the catalogue. */
  itemCode: string;
  /** Its name in Chinese. */
  itemZh: string;
  /** Its name in English. */
  itemEn: string;
  /** Start, ISO 8601. */
  startsAt: string;
  /** Duration in minutes. */
  plannedMinutes: number;
  /** Township of the service. */
  regionId: number;
  /** Its name. */
  regionName: string;
  /** How far from the provider, roughly. */
  distanceBand: DistanceBand;
  /** How many caregivers have to come at once: 1 or 2. */
  caregivers: number;
  /** Whole price in fen. */
  totalFen: number;
  /** Sex the caregiver must have, or null. */
  requiredSex: Sex | null;
  /** What the family would like. */
  wishes: OfferWishesDto;
  /** When the offer was made, ISO 8601. */
  madeAt: string;
  /** Until when it can be answered, ISO 8601. */
  expiresAt: string;
  /** Why it ended: code, or null while it is open or accepted. */
  closeReason: string | null;
}

export class OfferPageDto {
  /** The offers, newest first. */
  items: OfferDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
