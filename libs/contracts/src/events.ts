/**
 * Every event of the platform and what it carries. The same rows feed the contexts above the writer, the
 * sockets and later notifications and webhooks. Payloads hold ids, states and times, never personal data:
 * whoever is in one of the event's rooms may see all of it.
 */
interface OrderFacts {
  readonly orderId: string;
  readonly itemCode: string;
  /** ISO 8601 with zone. */
  readonly startsAt: string;
  readonly plannedMinutes: number;
}

interface OfferFacts extends OrderFacts {
  readonly offerId: string;
  readonly providerId: string;
  /** Township of the service address: all a provider may know before it accepts. */
  readonly regionId: number;
}

/** Something that should have happened has not; told to those whose turn it is, never to the family. */
interface AlertFacts {
  readonly alertId: string;
  /** OFFER_UNSEEN, NO_CAREGIVER, LATE_DEPARTURE or MISSED_CHECK_IN. */
  readonly kind: string;
  readonly orderId: string;
  /** Of OFFER_UNSEEN; else null. */
  readonly offerId: string | null;
  /** Whose turn it is: DISPATCHER, MANAGER or OFFICER. */
  readonly level: string;
}

interface VisitFacts {
  readonly visitId: string;
  readonly orderId: string;
  readonly caregiverId: string;
}

export interface EventMap {
  'identity.session-revoked.v1': { readonly accountId: string; readonly sessionId: string };
  'identity.roles-changed.v1': { readonly accountId: string };

  'people.representative-changed.v1': { readonly seniorId: string; readonly accountId: string };
  'people.life-event-recorded.v1': {
    readonly seniorId: string;
    readonly kind: string;
    readonly onDate: string;
  };
  'people.life-event-retracted.v1': {
    readonly seniorId: string;
    readonly kind: string;
    readonly onDate: string;
  };
  'people.category-changed.v1': {
    readonly seniorId: string;
    readonly code: string;
    /** BEGUN or ENDED. */
    readonly change: string;
    /** First day from which on the answer is another one, `YYYY-MM-DD`; it may lie in the past or the future. */
    readonly onDate: string;
  };
  'people.list-applied.v1': {
    readonly listId: string;
    readonly kind: string;
    /** 202611 */
    readonly month: number;
    readonly matched: number;
    /** Changes, people who lost a category among them. */
    readonly changed: number;
    readonly unknown: number;
  };

  'providers.provider-state-changed.v1': { readonly providerId: string; readonly state: string };
  /** He is ill, on leave, back, or has left. */
  'providers.caregiver-availability-changed.v1': {
    readonly providerId: string;
    readonly caregiverId: string;
  };
  'providers.licence-state-changed.v1': {
    readonly providerId: string;
    readonly licenceType: string;
    readonly state: string;
  };
  'providers.credential-state-changed.v1': {
    readonly providerId: string;
    readonly caregiverId: string;
    readonly credentialType: string;
    readonly state: string;
  };

  'assessment.result-published.v1': {
    readonly seniorId: string;
    /** GB/T 42195-2022: 0 intact to 4 complete loss. */
    readonly level: number;
    /** First day on which it holds, `YYYY-MM-DD`. */
    readonly validFrom: string;
    /** First day on which it no longer holds. */
    readonly validTo: string;
    /** What held, or would have held, on `validFrom`; null: nothing. */
    readonly previousLevel: number | null;
  };
  'assessment.due-soon.v1': {
    readonly seniorId: string;
    readonly resultId: string;
    /** First day on which the result no longer holds, `YYYY-MM-DD`. */
    readonly validTo: string;
  };

  'entitlement.benefit-granted.v1': {
    readonly seniorId: string;
    readonly programmeCode: string;
    readonly period: number;
    /** MINUTE, FEN, VOUCHER (fen) or VISIT. */
    readonly unit: string;
    readonly amount: number;
  };
  /** For officers: how far the issuance of a month has come, in counts only. */
  'entitlement.issuance-progressed.v1': {
    readonly runId: string;
    readonly period: number;
    readonly state: string;
    /** Parts the county's seniors are divided into, and how many of them have been granted. */
    readonly chunks: number;
    readonly issued: number;
  };
  'entitlement.application-moved.v1': {
    readonly applicationId: string;
    readonly seniorId: string;
    readonly state: string;
  };
  /** A claim ends or rests: what is booked for its days cannot be served or paid. */
  'entitlement.stopped.v1': {
    readonly stopId: string;
    readonly seniorId: string;
    /** null: every programme. */
    readonly programmeId: string | null;
    /** First day, `YYYY-MM-DD`; it may lie in the past. */
    readonly from: string;
    /** First day after it; null: open. */
    readonly until: string | null;
    readonly reason: string;
    /** Nobody can be served at all, whoever pays. */
    readonly wholeService: boolean;
  };
  /** For the family: a claim was stopped or suspended, the stop has ended, was appealed against or lifted. */
  'entitlement.stop-notice.v1': {
    readonly stopId: string;
    readonly seniorId: string;
    /** STOP or SUSPEND. */
    readonly kind: string;
    readonly reason: string;
    readonly from: string;
    readonly until: string | null;
    /** IN_FORCE, APPEALED or LIFTED. */
    readonly state: string;
  };
  /** For who asked: how far the trial of a draft has come. */
  'entitlement.what-if-progressed.v1': {
    readonly whatIfId: string;
    readonly state: string;
    readonly percent: number;
  };
  'entitlement.campaign-moved.v1': { readonly campaignId: string; readonly state: string };
  /** For the family too: a claim is being verified, and what came of it. */
  'entitlement.campaign-task-moved.v1': {
    readonly campaignId: string;
    readonly taskId: string;
    readonly seniorId: string;
    /** OPEN, CONFIRMED, NOTICED, REPORTED, STOPPED or KEPT. */
    readonly state: string;
    /** Last day for the family to come forward, `YYYY-MM-DD`. */
    readonly noticeUntil: string | null;
  };
  /** For the officers of a township: households that are still to be verified there. */
  'entitlement.campaign-reminded.v1': {
    readonly campaignId: string;
    readonly open: number;
    /** The last day for outcomes is over. */
    readonly overdue: boolean;
  };

  /** Part or all of what was billed for an order is taken back: its payers, the family too, owe less. */
  'entitlement.order-taken-back.v1': { readonly orderId: string; readonly minutes: number };

  'ordering.order-placed.v1': OrderFacts;
  'ordering.order-rescheduled.v1': OrderFacts;
  'ordering.order-cancelled.v1': {
    readonly orderId: string;
    readonly state: string;
    readonly reason: string;
  };
  'ordering.order-accepted.v1': { readonly orderId: string; readonly providerId: string };
  'ordering.order-in-service.v1': { readonly orderId: string };
  'ordering.order-fulfilled.v1': {
    readonly orderId: string;
    readonly heldMinutes: number;
    readonly capturedMinutes: number;
  };

  'dispatch.offer-made.v1': OfferFacts & {
    readonly expiresAt: string;
    /** A caregiver is asked himself, and not the provider's desk. */
    readonly straight: boolean;
  };
  'dispatch.offer-accepted.v1': {
    readonly offerId: string;
    readonly orderId: string;
    readonly providerId: string;
  };
  'dispatch.offer-closed.v1': {
    readonly offerId: string;
    readonly orderId: string;
    readonly providerId: string;
    /** DECLINED, TIMED_OUT, WITHDRAWN or RETURNED. */
    readonly state: string;
    readonly reason: string;
    readonly straight: boolean;
    /** It had been accepted: the provider loses an order it had. */
    readonly accepted: boolean;
  };
  'dispatch.caregiver-assigned.v1': {
    readonly orderId: string;
    readonly providerId: string;
    readonly caregiverId: string;
    /** 1 leads; 2 comes with him, where two are needed. */
    readonly seat: number;
    readonly startsAt: string;
    readonly plannedMinutes: number;
    /** Somebody else was to come at this time before. */
    readonly again: boolean;
  };
  'dispatch.assignment-released.v1': {
    readonly orderId: string;
    readonly providerId: string;
    readonly caregiverId: string;
    readonly seat: number;
    readonly reason: string;
    /** Somebody else is being found; the family hears of it with the outcome. */
    readonly isBeingReplaced: boolean;
  };
  /** For the family: somebody who was to come cannot, and what came of the search for another. */
  'dispatch.replacement-ended.v1': {
    readonly orderId: string;
    readonly cause: string;
    /** FOUND, NOT_FOUND or LATE: still looking. The entitlement is untouched in each case. */
    readonly outcome: string;
    readonly providerId: string | null;
    readonly caregiverId: string | null;
    /** Other times at which somebody could come, ISO 8601. */
    readonly otherTimes: string[];
  };
  'dispatch.order-unmet.v1': {
    readonly orderId: string;
    readonly itemCode: string;
    readonly reasons: string[];
  };

  'dispatch.alert-raised.v1': AlertFacts & { readonly providerId: string; readonly startsAt: string };
  'dispatch.alert-escalated.v1': AlertFacts;
  'dispatch.alert-closed.v1': AlertFacts & { readonly disposition: string };
  /** For the dispatchers of a provider: an office has handed them their part of its plan of a day. */
  'dispatch.plan-released.v1': {
    readonly planId: string;
    readonly day: string;
    readonly providerId: string;
    readonly visits: number;
  };
  /** For whoever plans a day: DRAFT, RUNNING, READY, PUBLISHED, DISCARDED or FAILED. How far it is, the plan says. */
  'dispatch.plan-moved.v1': { readonly planId: string; readonly day: string; readonly state: string };

  'visits.visit-opened.v1': VisitFacts & { readonly startsAt: string };
  'visits.caregiver-en-route.v1': VisitFacts;
  /** All the family learns of where the caregiver is: when to expect him. */
  'visits.arrival-estimated.v1': VisitFacts & { readonly expectedAt: string };
  'visits.checked-in.v1': VisitFacts & {
    readonly method: string;
    readonly at: string;
    readonly flags: string[];
  };
  'visits.checked-out.v1': VisitFacts & {
    readonly method: string;
    readonly at: string;
    readonly actualMinutes: number;
    readonly flags: string[];
  };
  'visits.visit-confirmed.v1': VisitFacts & { readonly automatic: boolean };
  'visits.visit-disputed.v1': VisitFacts;
  'visits.visit-verified.v1': VisitFacts & {
    readonly capturedMinutes: number;
    /** Minutes that cost nothing by the agreed terms: he was late, or left early. */
    readonly creditedMinutes: number;
  };
  'visits.visit-closed.v1': VisitFacts & { readonly state: string };
  /** What was measured asks for something to be done: TELL, STOP or EMERGENCY. Values stay where they are. */
  'visits.care-alarm.v1': VisitFacts & { readonly gravity: string };
  /** For the provider and the offices: somebody has settled a doubt. */
  'visits.exception-settled.v1': VisitFacts & { readonly flag: string };
  /** Somebody says the record should be otherwise; those in `asks` (CAREGIVER, FAMILY) are heard until then. */
  'visits.correction-requested.v1': VisitFacts & {
    readonly correctionId: string;
    readonly kind: string;
    readonly asksFamily: boolean;
    readonly asksCaregiver: boolean;
    readonly answerBy: string;
  };
  'visits.correction-decided.v1': VisitFacts & {
    readonly correctionId: string;
    /** ACCEPTED, REFUSED or WITHDRAWN. */
    readonly outcome: string;
    /** NONE, AT_CAPTURE, TAKEN_BACK or HOURS_ONLY. */
    readonly effect: string;
  };
  /** Nobody has decided in time. */
  'visits.correction-overdue.v1': VisitFacts & { readonly correctionId: string };
  /** A locked record was opened again for a time, or was not. */
  'visits.unlock-decided.v1': VisitFacts & { readonly requestId: string; readonly granted: boolean };

  /** A statement took a step: for its provider and for the officers whose turn it is. */
  'settlement.batch-moved.v1': {
    readonly batchId: string;
    /** JS-321302-202611-00042 */
    readonly number: string;
    /** By the days of service, 202611. */
    readonly period: number;
    readonly state: string;
    readonly event: string;
  };
  /** A statement waits for somebody, and the term ends soon or has ended. */
  'settlement.step-due.v1': {
    readonly batchId: string;
    readonly number: string;
    readonly period: number;
    readonly state: string;
    /** Last day, `YYYY-MM-DD`. */
    readonly day: string;
    readonly overdue: boolean;
  };

  /** Another authority has handed in its data of a county, complete for these days. */
  'oversight.feed-delivered.v1': {
    /** The file, or the delivery that says there is nothing to report. */
    readonly importId: string;
    readonly feed: string;
    /** `YYYY-MM-DD`, the first and the last day. */
    readonly from: string;
    readonly to: string;
  };
  'oversight.visit-approved.v1': { readonly visitId: string; readonly orderId: string };
  'oversight.visit-returned.v1': {
    readonly visitId: string;
    readonly orderId: string;
    readonly reviewId: string;
  };
  'oversight.return-decided.v1': {
    readonly visitId: string;
    readonly orderId: string;
    readonly reviewId: string;
    /** UPHELD or DISMISSED. */
    readonly decision: string;
  };
  /** A case takes a step; the provider hears of it once it is asked about it. */
  'oversight.case-moved.v1': {
    readonly caseId: string;
    readonly event: string;
    readonly state: string;
    /** DISMISSED, CORRECTED, CLAWED_BACK or REFERRED, of a finding and its approval; else null. */
    readonly outcome: string | null;
  };
  /** Nobody has taken the next step in time; only officers are told. */
  'oversight.case-overdue.v1': { readonly caseId: string; readonly state: string };

  /** The family's own part: ASKED, CONFIRMED, REFUSED or FAILED; the amount is fetched, never pushed. */
  'settlement.family-payment-moved.v1': {
    readonly paymentId: string;
    readonly orderIds: string[];
    readonly state: string;
  };
  /** Money goes back to the family: OWED or PAID. */
  'settlement.family-refund-moved.v1': {
    readonly refundId: string;
    readonly orderId: string;
    readonly state: string;
  };
  /** The payment service says what does not fit what was asked for: AMOUNT_DIFFERS or TWICE. */
  'settlement.family-payment-alarm.v1': { readonly subjectId: string; readonly verdict: string };

  /** For one person alone: a message has come, or some were read. The text is fetched, never pushed. */
  'notifications.inbox-changed.v1': {
    readonly accountId: string;
    /** Messages that came; 0 when some were read. */
    readonly added: number;
  };
}

export type EventType = keyof EventMap;
