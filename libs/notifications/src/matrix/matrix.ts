import { row, type Rule } from './rule';
import { settlementRows } from './settlement-rows';

const HOME = ['ELDER', 'FAMILY'] as const;
const DESK = ['DISPATCHER', 'PROVIDER_OWNER'] as const;
const QUALITY = ['PROVIDER_OWNER', 'QA'] as const;
/** Why a provider loses an order it had accepted. What a family or an office did is told by itself. */
const LOST = [
  ...['NOT_ADMITTED', 'SUSPENDED', 'BLACKLISTED', 'ITEM_NOT_OFFERED', 'OUTSIDE_SERVICE_AREA'],
  ...['LICENCE_NOT_VALID', 'NO_QUALIFIED_CAREGIVER', 'NO_FREE_CAREGIVER'],
];
/** For whoever must do something within the minute. */
const AT_ONCE = { sms: true, urgent: true, staleMinutes: 60 } as const;
const OFFERED = { sms: true, urgent: true, staleMinutes: 30 } as const;

/**
 * Who is told of what, by which channels and how urgently: event x role x channel, reviewed as a whole. Of several rows
 * that reach one person for one event the first one counts. A state no row names is told to nobody.
 */
export const MATRIX: readonly Rule[] = [
  // who may act, and what one has
  row('people.representative-changed.v1', ['ELDER'], 'RIGHTS', 'representativeChanged', { sms: true }),
  row('people.representative-changed.v1', ['FAMILY'], 'RIGHTS', 'representativeChanged'),
  row('entitlement.stop-notice.v1', HOME, 'RIGHTS', 'benefitStopped', {
    when: { state: ['IN_FORCE'], kind: ['STOP'] },
    sms: true,
  }),
  row('entitlement.stop-notice.v1', HOME, 'RIGHTS', 'benefitSuspended', {
    when: { state: ['IN_FORCE'], kind: ['SUSPEND'] },
    sms: true,
  }),
  row('entitlement.stop-notice.v1', HOME, 'RIGHTS', 'stopLifted', { when: { state: ['LIFTED'] }, sms: true }),
  row('entitlement.stop-notice.v1', ['COUNTY_REVIEWER'], 'WORK', 'stopAppealed', {
    when: { state: ['APPEALED'] },
  }),
  row('entitlement.campaign-task-moved.v1', HOME, 'RIGHTS', 'verificationMissed', {
    when: { state: ['NOTICED'] },
    sms: true,
  }),
  row('entitlement.campaign-task-moved.v1', HOME, 'RIGHTS', 'verificationOver', {
    when: { state: ['KEPT'] },
    sms: true,
  }),
  row('entitlement.benefit-granted.v1', HOME, 'BENEFITS', 'granted', { sms: true }),

  // applications and assessments
  row('entitlement.application-moved.v1', HOME, 'APPLICATIONS', 'applicationMoved', {
    when: { state: ['RETURNED', 'IN_FORCE', 'REFUSED', 'APPEAL_DECIDED'] },
    sms: true,
  }),
  row('entitlement.application-moved.v1', HOME, 'APPLICATIONS', 'applicationMoved', {
    when: { state: ['TOWN_CHECKED', 'COUNTY_APPROVED', 'PUBLIC_NOTICE', 'APPEALED'] },
  }),
  row('entitlement.application-moved.v1', ['TOWN_HANDLER'], 'WORK', 'applicationWaits', {
    when: { state: ['SUBMITTED'] },
  }),
  row('entitlement.application-moved.v1', ['COUNTY_APPROVER'], 'WORK', 'applicationWaits', {
    when: { state: ['TOWN_CHECKED', 'APPEALED'] },
  }),
  row('assessment.result-published.v1', HOME, 'APPLICATIONS', 'assessmentPublished', { sms: true }),
  row('assessment.due-soon.v1', HOME, 'APPLICATIONS', 'assessmentDue', { sms: true }),

  // a booking and what becomes of it
  row('ordering.order-placed.v1', HOME, 'PROGRESS', 'orderPlaced', { sms: true }),
  row('ordering.order-rescheduled.v1', HOME, 'BOOKINGS', 'orderMoved', { sms: true }),
  row('ordering.order-rescheduled.v1', DESK, 'OFFERS', 'orderMovedAway'),
  // they did it themselves: no text message
  row('ordering.order-cancelled.v1', HOME, 'BOOKINGS', 'orderCancelled', {
    when: { state: ['CANCELLED_BY_FAMILY'] },
  }),
  row('ordering.order-cancelled.v1', HOME, 'BOOKINGS', 'orderCancelled', {
    when: { state: ['CANCELLED_BY_OFFICER', 'CANCELLED_BY_SYSTEM'] },
    sms: true,
  }),
  row('ordering.order-cancelled.v1', HOME, 'BOOKINGS', 'orderExpired', {
    when: { state: ['EXPIRED_UNSERVED'] },
    sms: true,
  }),
  // the family hears by dispatch.replacement-ended.v1, with other times
  row('ordering.order-cancelled.v1', QUALITY, 'QUALITY', 'notServedAtDesk', {
    when: { state: ['NO_SHOW_PROVIDER'] },
    sms: true,
  }),
  row('ordering.order-cancelled.v1', DESK, 'OFFERS', 'orderCancelledAtDesk', {
    when: { state: ['CANCELLED_BY_FAMILY', 'CANCELLED_BY_OFFICER', 'CANCELLED_BY_SYSTEM'] },
  }),
  row('dispatch.caregiver-assigned.v1', HOME, 'BOOKINGS', 'caregiverFound', {
    when: { again: [false] },
    sms: true,
  }),
  row('dispatch.caregiver-assigned.v1', HOME, 'BOOKINGS', 'caregiverChanged', {
    when: { again: [true] },
    sms: true,
  }),
  row('dispatch.caregiver-assigned.v1', ['CAREGIVER'], 'SCHEDULE', 'visitGiven', { sms: true }),
  // the family is told when somebody else was found, or nobody
  row('dispatch.assignment-released.v1', ['CAREGIVER'], 'SCHEDULE', 'visitTaken', {
    sms: true,
    urgent: true,
  }),
  // instead of the assignment, of which the family is not told then
  row('dispatch.replacement-ended.v1', HOME, 'BOOKINGS', 'replacementFound', {
    when: { outcome: ['FOUND'] },
    sms: true,
  }),
  row('dispatch.replacement-ended.v1', HOME, 'BOOKINGS', 'nobodyCame', {
    when: { outcome: ['NOT_FOUND'], cause: ['PROVIDER_NO_SHOW'] },
    sms: true,
  }),
  row('dispatch.replacement-ended.v1', HOME, 'BOOKINGS', 'replacementMissing', {
    when: { outcome: ['NOT_FOUND'] },
    sms: true,
  }),
  row('dispatch.replacement-ended.v1', HOME, 'BOOKINGS', 'replacementSought', {
    when: { outcome: ['LATE'] },
    sms: true,
  }),
  row('dispatch.order-unmet.v1', HOME, 'BOOKINGS', 'orderUnmet', { sms: true }),
  row('dispatch.order-unmet.v1', ['TOWN_HANDLER', 'COUNTY_HANDLER'], 'WORK', 'unmetAtOffice', { sms: true }),
  row('dispatch.offer-made.v1', DESK, 'OFFERS', 'offerMade', {
    when: { straight: [false] },
    ...OFFERED,
  }),
  // where the provider lets its caregivers answer, he is asked and not the desk
  row('dispatch.offer-made.v1', ['CAREGIVER'], 'SCHEDULE', 'offerToYou', {
    when: { straight: [true] },
    ...OFFERED,
  }),
  row('dispatch.offer-closed.v1', DESK, 'OFFERS', 'offerGone', {
    when: { state: ['TIMED_OUT', 'WITHDRAWN'], straight: [false], accepted: [false] },
  }),
  row('dispatch.offer-closed.v1', ['CAREGIVER'], 'SCHEDULE', 'offerGone', {
    when: { state: ['TIMED_OUT', 'WITHDRAWN'], straight: [true], accepted: [false] },
  }),
  row('dispatch.offer-closed.v1', DESK, 'OFFERS', 'orderTakenAway', {
    when: { state: ['WITHDRAWN'], accepted: [true], reason: LOST },
    sms: true,
  }),
  row('dispatch.plan-released.v1', ['DISPATCHER'], 'OFFERS', 'planReleased'),
  ...(['dispatch.alert-raised.v1', 'dispatch.alert-escalated.v1'] as const).flatMap((event) => [
    row(event, ['DISPATCHER'], 'ALERTS', 'alert', { when: { level: ['DISPATCHER'] }, ...AT_ONCE }),
    row(event, ['PROVIDER_OWNER'], 'ALERTS', 'alert', { when: { level: ['MANAGER'] }, ...AT_ONCE }),
    row(event, ['TOWN_HANDLER', 'COUNTY_HANDLER', 'CALL_CENTER'], 'ALERTS', 'alert', {
      when: { level: ['OFFICER'] },
      ...AT_ONCE,
    }),
  ]),

  // at the door
  row('visits.caregiver-en-route.v1', HOME, 'PROGRESS', 'enRoute', {
    sms: true,
    urgent: true,
    staleMinutes: 30,
  }),
  row('visits.checked-in.v1', ['FAMILY'], 'PROGRESS', 'arrived', { sms: true, staleMinutes: 120 }),
  row('visits.checked-out.v1', HOME, 'CONFIRMING', 'pleaseConfirm', { right: 'CONFIRM', sms: true }),
  row('visits.visit-verified.v1', HOME, 'PROGRESS', 'verified'),
  row('visits.visit-confirmed.v1', ['CALL_CENTER'], 'WORK', 'callBackOwed', { when: { automatic: [true] } }),
  row('visits.visit-disputed.v1', ['TOWN_VERIFIER', 'COUNTY_REVIEWER'], 'WORK', 'disputed', { sms: true }),
  row('visits.visit-disputed.v1', QUALITY, 'QUALITY', 'disputed', { sms: true }),
  // what was measured asks for the family at once
  row('visits.care-alarm.v1', HOME, 'SAFETY', 'careAlarm', {
    when: { gravity: ['STOP', 'EMERGENCY'] },
    sms: true,
    urgent: true,
  }),
  row('visits.care-alarm.v1', HOME, 'SAFETY', 'careNotice', { when: { gravity: ['TELL'] }, sms: true }),
  // whoever is asked has a clock; who asked knows
  row('visits.correction-requested.v1', HOME, 'CONFIRMING', 'correctionAsked', {
    when: { asksFamily: [true] },
    right: 'CONFIRM',
    sms: true,
  }),
  row('visits.correction-requested.v1', ['CAREGIVER'], 'SCHEDULE', 'correctionAsked', {
    when: { asksCaregiver: [true] },
    sms: true,
  }),
  row('visits.correction-decided.v1', HOME, 'PROGRESS', 'correctionDecided'),
  row('visits.correction-decided.v1', ['CAREGIVER'], 'SCHEDULE', 'correctionDecided'),
  row('visits.correction-overdue.v1', ['TOWN_VERIFIER', 'COUNTY_REVIEWER'], 'WORK', 'correctionOverdue', {
    sms: true,
  }),
  // a closed door can mean that somebody lies behind it
  row('visits.visit-closed.v1', HOME, 'SAFETY', 'somethingWrong', {
    when: { state: ['NO_SHOW_SENIOR', 'ABORTED'] },
    sms: true,
    urgent: true,
  }),
  row('visits.visit-closed.v1', ['VILLAGE_HELPER', 'TOWN_HANDLER'], 'SAFETY', 'nobodyOpened', {
    when: { state: ['NO_SHOW_SENIOR'] },
    sms: true,
    urgent: true,
  }),
  // his day has a gap, or the senior needs somebody
  row('visits.visit-closed.v1', ['DISPATCHER'], 'OFFERS', 'notServedAtDesk', {
    when: { state: ['NO_SHOW_SENIOR', 'ABORTED'] },
  }),
  // that nobody came is told with the order's end, whether a visit was open or not
  row('visits.visit-closed.v1', HOME, 'BOOKINGS', 'notServed', { when: { state: ['REJECTED'] }, sms: true }),
  row('visits.visit-closed.v1', QUALITY, 'QUALITY', 'notServedAtDesk', {
    when: { state: ['REJECTED'] },
    sms: true,
  }),

  // what officers found
  row('oversight.visit-returned.v1', QUALITY, 'QUALITY', 'visitReturned', { sms: true }),
  row('oversight.visit-returned.v1', ['COUNTY_REVIEWER', 'COUNTY_APPROVER'], 'WORK', 'returnToDecide'),
  row('oversight.return-decided.v1', [...QUALITY, 'CAREGIVER'], 'QUALITY', 'returnDecided'),
  row('oversight.return-decided.v1', HOME, 'BENEFITS', 'minutesBack', { when: { decision: ['UPHELD'] } }),
  row('oversight.case-moved.v1', QUALITY, 'QUALITY', 'caseEvidence', {
    when: { state: ['EVIDENCE_ASKED'] },
    sms: true,
  }),
  row('oversight.case-moved.v1', QUALITY, 'QUALITY', 'caseAnswer', { when: { state: ['HEARING'] } }),
  row('oversight.case-moved.v1', QUALITY, 'QUALITY', 'caseDecided', {
    when: { state: ['DECIDED', 'CLOSED'] },
    sms: true,
  }),
  row('oversight.case-moved.v1', ['COUNTY_INSPECTOR', 'COUNTY_REVIEWER'], 'WORK', 'caseToHandle', {
    when: { state: ['FLAGGED', 'ANSWERED'] },
  }),
  row('oversight.case-moved.v1', ['COUNTY_APPROVER'], 'WORK', 'caseToApprove', {
    when: { state: ['FOUND', 'APPEALED'] },
  }),
  row('oversight.case-overdue.v1', ['COUNTY_REVIEWER', 'COUNTY_APPROVER'], 'WORK', 'caseOverdue'),

  // what a family pays itself
  row('settlement.family-payment-moved.v1', HOME, 'PAYMENTS', 'familyPaid', {
    when: { state: ['CONFIRMED'] },
  }),
  row('settlement.family-payment-moved.v1', HOME, 'PAYMENTS', 'familyPaymentFailed', {
    when: { state: ['FAILED'] },
  }),
  row('settlement.family-refund-moved.v1', HOME, 'PAYMENTS', 'refundOwed', {
    when: { state: ['OWED'] },
    sms: true,
  }),
  row('settlement.family-refund-moved.v1', HOME, 'PAYMENTS', 'refundPaid', { when: { state: ['PAID'] } }),
  row('settlement.family-payment-alarm.v1', ['COUNTY_FINANCE'], 'WORK', 'paymentAlarm'),

  row('entitlement.campaign-reminded.v1', ['TOWN_HANDLER', 'TOWN_VERIFIER'], 'WORK', 'householdsOpen', {
    sms: true,
  }),
  ...settlementRows(),
  row('entitlement.issuance-progressed.v1', ['COUNTY_APPROVER'], 'WORK', 'issuanceWaits', {
    when: { state: ['AWAITING_APPROVAL'] },
  }),

  // admission and papers
  row('providers.provider-state-changed.v1', DESK, 'LICENCES', 'providerState', {
    when: { state: ['ADMITTED', 'REFUSED', 'SUSPENDED', 'BLACKLISTED'] },
    sms: true,
  }),
  row('providers.licence-state-changed.v1', ['PROVIDER_OWNER'], 'LICENCES', 'licenceState', {
    when: { state: ['APPROVED', 'REJECTED', 'EXPIRING', 'EXPIRED', 'REVOKED'] },
    sms: true,
  }),
  row('providers.credential-state-changed.v1', ['CAREGIVER'], 'LICENCES', 'credentialState', {
    when: { state: ['APPROVED', 'REJECTED', 'EXPIRING', 'EXPIRED', 'REVOKED'] },
    sms: true,
  }),
  row('providers.credential-state-changed.v1', ['PROVIDER_OWNER'], 'LICENCES', 'credentialAtDesk', {
    when: { state: ['EXPIRING', 'EXPIRED', 'REVOKED'] },
  }),
];
