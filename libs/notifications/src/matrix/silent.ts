import type { EventType } from '@anzhi/contracts';

/** Events that tell nobody anything, each with the reason. */
export const SILENT: Readonly<Partial<Record<EventType, string>>> = {
  'identity.session-revoked.v1': 'the device itself says so',
  'identity.roles-changed.v1': 'the pages show the new role at once; the administrator tells the person',
  'people.life-event-recorded.v1': 'what follows from it, a stop or a cancelled order, is told',
  'people.life-event-retracted.v1': 'the lifted stop is told',
  'people.category-changed.v1': 'the grant or the stop that follows is told',
  'people.list-applied.v1': 'the officer who applied the list is watching it',
  'entitlement.stopped.v1': 'for machines; the family gets entitlement.stop-notice.v1',
  'entitlement.what-if-progressed.v1': 'the officer who asked is watching it',
  'entitlement.campaign-moved.v1': 'the office sees it; reminders are told',
  'entitlement.order-taken-back.v1': 'for machines; whoever took it back tells it, and a refund is told',
  'providers.caregiver-availability-changed.v1':
    'the desk wrote it itself; what becomes of his visits is told',
  'ordering.order-accepted.v1': 'the family hears that somebody comes, right after',
  'ordering.order-in-service.v1': 'visits.checked-in.v1 tells it',
  'ordering.order-fulfilled.v1': 'visits.visit-verified.v1 tells it',
  'dispatch.offer-accepted.v1': 'the provider did it itself',
  'dispatch.plan-moved.v1':
    'whoever plans the day is watching it; dispatchers hear when it is handed to them, caregivers of each visit',
  'dispatch.alert-closed.v1': 'whoever closed it knows; nobody has to do anything',
  'visits.arrival-estimated.v1':
    'the page shows it while somebody looks; visits.caregiver-en-route.v1 was told',
  'visits.visit-opened.v1': 'dispatch.caregiver-assigned.v1 tells it, or dispatch.replacement-ended.v1',
  'visits.exception-settled.v1': 'whoever settled it knows; what is captured is told',
  'visits.unlock-decided.v1': 'whoever asked finds the record open; the correction that follows is told',
  'oversight.feed-delivered.v1': 'the officer who applied the file is watching it',
  'oversight.visit-approved.v1': 'nobody has to do anything',
  'notifications.inbox-changed.v1': 'it is the bell itself',
};

/** Written by the thousand in one night; told apart from the rest, so that an offer need not wait behind them. */
export const BULK: readonly EventType[] = [
  'entitlement.benefit-granted.v1',
  'entitlement.campaign-task-moved.v1',
  'assessment.due-soon.v1',
];
