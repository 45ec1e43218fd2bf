import type { Channel } from '@anzhi/kernel';
import { VisitCheckView } from '@anzhi/visits';
import { ReviewView } from '../reviews/reviews.dto';
import { AuditLineView } from '../trail/audit-trail.dto';
import { ChainHoldView } from './chain.dto';
import { SentenceView } from './sentence.dto';
import { VisitLineView } from './visit-list.dto';

export class OnBehalfView {
  /** What the one who asked is to the senior. */
  relation: string;
  /** How the senior agreed. */
  authorisation: string;
}

/** The order behind the visit. Names are masked. */
export class OrderPartView {
  id: string;
  addressId: string;
  state: string;
  /** How the wish reached the platform. */
  channel: Channel;
  /** SELF, REPRESENTATIVE or OFFICE. */
  bookedAs: string;
  /** Account that booked. */
  bookedBy: string;
  /** Its name, masked. */
  bookedByName: string | null;
  /** On whose word an office booked; null: nobody's but the booker's. */
  onBehalf: OnBehalfView | null;
  bookedAt: Date;
  /** What the family would like. */
  wishes: Record<string, unknown>;
  nightReason: string | null;
  totalFen: number;
  programmeCode: string | null;
  programmeName: string | null;
  programmeMinutes: number;
  programmeFen: number;
  familyFen: number;
  /** Why it is split like this. */
  priceReasons: SentenceView[];
  /** The programme's part of what was delivered, in fen; null before. */
  dueProgrammeFen: number | null;
  /** The family's part of what was delivered, in fen; null before. */
  dueFamilyFen: number | null;
}

export class RankedProviderView {
  providerId: string;
  name: string | null;
  /** 1 was asked first; null was not asked. */
  place: number | null;
  distanceMetres: number | null;
  qualifiedCaregivers: number;
  freeCaregivers: number;
  /** What gave it its place. */
  reasons: string[];
  /** The rule that kept it out, or null. */
  refusedBy: string | null;
}

export class RankingView {
  at: Date;
  candidates: RankedProviderView[];
}

export class OfferPartView {
  id: string;
  position: number;
  providerId: string;
  provider: string;
  state: string;
  distanceMetres: number;
  madeAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  closedAt: Date | null;
  closeReason: string | null;
  closeNote: string | null;
}

export class AssignmentPartView {
  caregiverId: string;
  /** Masked. */
  caregiver: string;
  startsAt: Date;
  endsAt: Date;
  active: boolean;
  /** Account that assigned. */
  assignedBy: string;
  assignedAt: Date;
  releasedAt: Date | null;
  releaseReason: string | null;
}

export class DispatchPartView {
  /** Why these providers, in this order, each time it was decided. */
  rankings: RankingView[];
  offers: OfferPartView[];
  assignments: AssignmentPartView[];
}

/** Arrival or leaving as the device and the server saw it. */
/** Arrival or leaving, as everybody sees it. */
export class DoorCheckView extends VisitCheckView {}

export class TaskPartView {
  code: string;
  zh: string;
  done: boolean;
  note: string | null;
  recordedAt: Date;
}

export class ConfirmationView {
  /** Masked name of who confirmed; null: time did. */
  by: string | null;
  automatic: boolean;
  callBackOwed: boolean;
  at: Date;
}

export class DisputePartView {
  /** Masked name of who disputed. */
  by: string;
  reason: string;
  at: Date;
  /** SERVICE_ACCEPTED or SERVICE_REJECTED; null: not decided. */
  decision: string | null;
  acceptedMinutes: number | null;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

export class StepView {
  subject: 'ORDER' | 'VISIT';
  from: string | null;
  to: string;
  reason: string | null;
  note: string | null;
  accountId: string | null;
  /** Masked; null: the system itself. */
  by: string | null;
  at: Date;
}

/** What the ledger knows of the proof. */
export class EvidencePartView {
  /** SHA-256 of what was recorded at the door, hexadecimal. */
  hash: string;
  state: string;
  registeredAt: Date;
  verifiedAt: Date | null;
}

/** Everything about one visit, from the booking to the last minute. */
export class VisitFileView extends VisitLineView {
  /** Masked. */
  address: string;
  order: OrderPartView;
  dispatch: DispatchPartView;
  checks: DoorCheckView[];
  tasks: TaskPartView[];
  confirmation: ConfirmationView | null;
  dispute: DisputePartView | null;
  evidence: EvidencePartView | null;
  /** What happened to the order and to the visit, oldest first. */
  steps: StepView[];
  /** From the grant with its reason to the last minute; one entry for each time the order was held. */
  chain: ChainHoldView[];
  reviews: ReviewView[];
  /** Who did what, oldest first. */
  trail: AuditLineView[];
}
