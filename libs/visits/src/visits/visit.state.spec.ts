import { VISIT_STATE_ZH, visitMachine, type VisitEvent, type VisitState } from './visit.state';

const EVENTS: VisitEvent[] = [
  'depart',
  'checkIn',
  'checkOut',
  'confirm',
  'dispute',
  'accept',
  'reject',
  'verify',
  'seniorAbsent',
  'caregiverAbsent',
  'abort',
  'cancel',
  'replace',
];

/** What an officer reads: every pair that is allowed; all others are refused. */
const ALLOWED: [VisitState, VisitEvent, VisitState][] = [
  ['SCHEDULED', 'depart', 'EN_ROUTE'],
  ['SCHEDULED', 'checkIn', 'IN_SERVICE'],
  ['SCHEDULED', 'seniorAbsent', 'NO_SHOW_SENIOR'],
  ['SCHEDULED', 'caregiverAbsent', 'NO_SHOW_PROVIDER'],
  ['SCHEDULED', 'abort', 'ABORTED'],
  ['SCHEDULED', 'cancel', 'CANCELLED'],
  ['SCHEDULED', 'replace', 'REPLACED'],
  ['EN_ROUTE', 'checkIn', 'IN_SERVICE'],
  ['EN_ROUTE', 'seniorAbsent', 'NO_SHOW_SENIOR'],
  ['EN_ROUTE', 'caregiverAbsent', 'NO_SHOW_PROVIDER'],
  ['EN_ROUTE', 'abort', 'ABORTED'],
  ['EN_ROUTE', 'cancel', 'CANCELLED'],
  ['EN_ROUTE', 'replace', 'REPLACED'],
  ['IN_SERVICE', 'checkOut', 'CHECKED_OUT'],
  ['IN_SERVICE', 'abort', 'ABORTED'],
  ['CHECKED_OUT', 'confirm', 'CONFIRMED'],
  ['CHECKED_OUT', 'dispute', 'DISPUTED'],
  ['CONFIRMED', 'verify', 'VERIFIED'],
  ['CONFIRMED', 'reject', 'REJECTED'],
  ['DISPUTED', 'accept', 'CONFIRMED'],
  ['DISPUTED', 'reject', 'REJECTED'],
];

describe('the states of a visit', () => {
  const pairs = visitMachine.states.flatMap((state) => EVENTS.map((event) => [state, event] as const));

  it.each(pairs)('%s + %s', (state, event) => {
    const allowed = ALLOWED.find(([from, on]) => from === state && on === event);
    expect(visitMachine.next(state, event)).toBe(allowed?.[2]);
  });

  it('each has a name in plain Chinese', () => {
    expect(Object.keys(VISIT_STATE_ZH).sort()).toEqual([...visitMachine.states].sort());
  });
});
