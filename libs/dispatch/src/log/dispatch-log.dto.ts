import { ConsideredCaregiverDto, FamilyChoiceDto } from '../matching/why.dto';
import type { OfferMode } from '../offers/asking.policy';
import type { OfferState } from '../offers/offer.state';

/** A provider as it was judged. */
export class JudgedProviderDto {
  /** The provider. */
  providerId: string;
  /** Its name, or null when the family named one that does not come into question. */
  name: string | null;
  /** Its place in the order of asking; null: not asked. */
  place: number | null;
  /** Distance to the service address in metres, as the crow flies. */
  distanceMetres: number | null;
  /** Caregivers who may do it and work at that time. */
  qualifiedCaregivers: number;
  /** Those of them who were free. */
  freeCaregivers: number;
  /** The caregiver by whom it was ranked; it assigns its own staff all the same. */
  caregiverId?: string | null;
  /** Who would come with him, where two come at once. */
  secondCaregiverId?: string | null;
  /** Their price in tenths of an equivalent minute. */
  total?: number | null;
  /** What gave it its place. */
  reasons: string[];
  /** The rule that kept it out, or null. */
  refusedBy: string | null;
}

/** One judgement of all providers. */
export class RankingDto {
  /** The judgement. */
  id: string;
  /** When, ISO 8601. */
  at: string;
  /** Start of the service it was made for, ISO 8601. */
  startsAt: string;
  /** Everybody who was considered, in the order of asking, then those kept out. */
  candidates: JudgedProviderDto[];
  /** The version of the prices; null: ranked by distance, before there were prices. */
  weightsId: string | null;
  /** The ten best caregivers with their prices, and up to twenty of those refused with the rule. */
  caregivers: ConsideredCaregiverDto[];
  /** What the family chose, and what it came to. */
  choice: FamilyChoiceDto;
}

/** One offer made for the order. */
export class LoggedOfferDto {
  /** The offer. */
  id: string;
  /** The judgement it came from. */
  rankingId: string;
  /** The provider asked. */
  providerId: string;
  /** The first asked is 1. */
  position: number;
  /** DIRECT: alone, because the family named or knows it; CASCADE: one after the other; BROADCAST: several at once. */
  mode: OfferMode;
  /** The caregiver who was asked himself, straight; null: the provider's desk. */
  caregiverId: string | null;
  /** Where it stands. */
  state: OfferState;
  /** When it was made, ISO 8601. */
  madeAt: string;
  /** Until when it could be answered, ISO 8601. */
  expiresAt: string;
  /** When it was accepted, ISO 8601, or null. */
  acceptedAt: string | null;
  /** When it ended otherwise, ISO 8601, or null. */
  closedAt: string | null;
  /** Why, or null. */
  closeReason: string | null;
  /** The provider's own words, or null. */
  closeNote: string | null;
}

/** One caregiver sent, or who was to be sent. */
export class LoggedAssignmentDto {
  /** The provider. */
  providerId: string;
  /** The caregiver. */
  caregiverId: string;
  /** 1 leads; 2 comes with him. */
  seat: number;
  /** Account of the dispatcher. */
  assignedBy: string;
  /** When, ISO 8601. */
  assignedAt: string;
  /** When it ended before the visit, ISO 8601, or null. */
  releasedAt: string | null;
  /** Why, or null. */
  releaseReason: string | null;
}

/** A caregiver named in the log. */
export class LoggedPersonDto {
  /** The caregiver. */
  caregiverId: string;
  /** His name. */
  name: string;
}

/** How an order found its caregiver, with every reason. */
export class DispatchLogDto {
  /** The judgements, oldest first. */
  rankings: RankingDto[];
  /** The offers, in the order in which they were made. */
  offers: LoggedOfferDto[];
  /** The assignments, oldest first. */
  assignments: LoggedAssignmentDto[];
  /** Every caregiver named above. */
  people: LoggedPersonDto[];
}
