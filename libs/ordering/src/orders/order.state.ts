import { defineStateMachine } from '@anzhi/kernel';

/**
 * The states of an order (policy.md 2.4). HELD: the price is split and the programme's minutes are held. Each
 * state is caused by one context: dispatch causes DISPATCHED and ACCEPTED, visits IN_SERVICE, FULFILLED and the
 * failed visits, the people who booked causes the cancellations.
 */
export const ORDER_STATES = [
  'HELD',
  'DISPATCHED',
  'ACCEPTED',
  'IN_SERVICE',
  'FULFILLED',
  'CANCELLED_BY_FAMILY',
  'CANCELLED_BY_OFFICER',
  'CANCELLED_BY_SYSTEM',
  'NO_SHOW_SENIOR',
  'NO_SHOW_PROVIDER',
  'ABORTED_HEALTH',
  'REJECTED',
  'EXPIRED_UNSERVED',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type OrderEvent =
  | 'dispatch'
  | 'accept'
  | 'reopen'
  | 'reschedule'
  | 'start'
  | 'fulfil'
  | 'cancelByFamily'
  | 'cancelByOfficer'
  | 'cancelBySystem'
  | 'seniorAbsent'
  | 'providerAbsent'
  | 'abortForHealth'
  | 'reject'
  | 'expire';

const cancellations = {
  cancelByFamily: 'CANCELLED_BY_FAMILY',
  cancelByOfficer: 'CANCELLED_BY_OFFICER',
  cancelBySystem: 'CANCELLED_BY_SYSTEM',
} as const;

export const orderMachine = defineStateMachine<OrderState, OrderEvent>('HELD', {
  HELD: { dispatch: 'DISPATCHED', reschedule: 'HELD', expire: 'EXPIRED_UNSERVED', ...cancellations },
  DISPATCHED: {
    accept: 'ACCEPTED',
    reopen: 'HELD',
    reschedule: 'HELD',
    expire: 'EXPIRED_UNSERVED',
    ...cancellations,
  },
  ACCEPTED: {
    reopen: 'HELD',
    reschedule: 'HELD',
    start: 'IN_SERVICE',
    seniorAbsent: 'NO_SHOW_SENIOR',
    providerAbsent: 'NO_SHOW_PROVIDER',
    abortForHealth: 'ABORTED_HEALTH',
    ...cancellations,
  },
  IN_SERVICE: {
    fulfil: 'FULFILLED',
    seniorAbsent: 'NO_SHOW_SENIOR',
    abortForHealth: 'ABORTED_HEALTH',
    reject: 'REJECTED',
  },
  FULFILLED: {},
  CANCELLED_BY_FAMILY: {},
  CANCELLED_BY_OFFICER: {},
  CANCELLED_BY_SYSTEM: {},
  NO_SHOW_SENIOR: {},
  NO_SHOW_PROVIDER: {},
  ABORTED_HEALTH: {},
  REJECTED: {},
  EXPIRED_UNSERVED: {},
});

/** States in which the senior's time is taken: two such orders of one senior must not overlap. */
export const LIVE_STATES: readonly OrderState[] = ORDER_STATES.filter(
  (state) => !orderMachine.isFinal(state),
);
