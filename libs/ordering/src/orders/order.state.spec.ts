import { LIVE_STATES, ORDER_STATES, orderMachine, type OrderEvent, type OrderState } from './order.state';

const EXPECTED: Record<OrderState, Partial<Record<OrderEvent, OrderState>>> = {
  HELD: {
    dispatch: 'DISPATCHED',
    reschedule: 'HELD',
    expire: 'EXPIRED_UNSERVED',
    cancelByFamily: 'CANCELLED_BY_FAMILY',
    cancelByOfficer: 'CANCELLED_BY_OFFICER',
    cancelBySystem: 'CANCELLED_BY_SYSTEM',
  },
  DISPATCHED: {
    accept: 'ACCEPTED',
    reopen: 'HELD',
    reschedule: 'HELD',
    expire: 'EXPIRED_UNSERVED',
    cancelByFamily: 'CANCELLED_BY_FAMILY',
    cancelByOfficer: 'CANCELLED_BY_OFFICER',
    cancelBySystem: 'CANCELLED_BY_SYSTEM',
  },
  ACCEPTED: {
    reopen: 'HELD',
    reschedule: 'HELD',
    start: 'IN_SERVICE',
    cancelByFamily: 'CANCELLED_BY_FAMILY',
    cancelByOfficer: 'CANCELLED_BY_OFFICER',
    cancelBySystem: 'CANCELLED_BY_SYSTEM',
    seniorAbsent: 'NO_SHOW_SENIOR',
    providerAbsent: 'NO_SHOW_PROVIDER',
    abortForHealth: 'ABORTED_HEALTH',
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
};

const EVENTS: OrderEvent[] = [
  'dispatch',
  'accept',
  'reopen',
  'reschedule',
  'start',
  'fulfil',
  'cancelByFamily',
  'cancelByOfficer',
  'cancelBySystem',
  'seniorAbsent',
  'providerAbsent',
  'abortForHealth',
  'reject',
  'expire',
];
const PAIRS = ORDER_STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const));

describe('The states of an order', () => {
  it.each(PAIRS)('%s on %s', (state, event) => {
    expect(orderMachine.next(state, event)).toBe(EXPECTED[state][event]);
  });

  it('take the senior’s time exactly while something may still happen', () => {
    expect(LIVE_STATES).toEqual(['HELD', 'DISPATCHED', 'ACCEPTED', 'IN_SERVICE']);
  });
});
