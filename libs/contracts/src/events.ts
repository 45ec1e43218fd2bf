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

  'providers.provider-state-changed.v1': { readonly providerId: string; readonly state: string };
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

  'entitlement.minutes-granted.v1': {
    readonly seniorId: string;
    readonly programmeCode: string;
    readonly period: number;
    readonly minutes: number;
  };

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

  'dispatch.offer-made.v1': OfferFacts & { readonly expiresAt: string };
  'dispatch.offer-accepted.v1': {
    readonly offerId: string;
    readonly orderId: string;
    readonly providerId: string;
  };
  'dispatch.offer-closed.v1': {
    readonly offerId: string;
    readonly orderId: string;
    readonly providerId: string;
    /** DECLINED, TIMED_OUT or WITHDRAWN. */
    readonly state: string;
    readonly reason: string;
  };
  'dispatch.caregiver-assigned.v1': {
    readonly orderId: string;
    readonly providerId: string;
    readonly caregiverId: string;
    readonly startsAt: string;
    readonly plannedMinutes: number;
  };
  'dispatch.assignment-released.v1': {
    readonly orderId: string;
    readonly providerId: string;
    readonly caregiverId: string;
    readonly reason: string;
  };
  'dispatch.order-unmet.v1': {
    readonly orderId: string;
    readonly itemCode: string;
    readonly reasons: string[];
  };

  'visits.visit-opened.v1': VisitFacts & { readonly startsAt: string };
  'visits.caregiver-en-route.v1': VisitFacts;
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
  'visits.visit-verified.v1': VisitFacts & { readonly capturedMinutes: number };
  'visits.visit-closed.v1': VisitFacts & { readonly state: string };

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
}

export type EventType = keyof EventMap;
