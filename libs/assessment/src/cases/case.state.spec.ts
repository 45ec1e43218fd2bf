import { CASE_STATES, caseMachine, STATE_WORDS, type CaseEvent } from './case.state';

const ALLOWED = [
  ['DRAFT', 'submit', 'SUBMITTED'],
  ['DRAFT', 'cancel', 'CANCELLED'],
  ['SUBMITTED', 'schedule', 'SCHEDULED'],
  ['SUBMITTED', 'cancel', 'CANCELLED'],
  ['SCHEDULED', 'schedule', 'SCHEDULED'],
  ['SCHEDULED', 'begin', 'IN_PROGRESS'],
  ['SCHEDULED', 'cancel', 'CANCELLED'],
  ['IN_PROGRESS', 'score', 'SCORED'],
  ['IN_PROGRESS', 'cancel', 'CANCELLED'],
  ['SCORED', 'approve', 'REVIEWED'],
  ['SCORED', 'sendBack', 'IN_PROGRESS'],
  ['REVIEWED', 'publish', 'PUBLISHED'],
  ['PUBLISHED', 'dispute', 'DISPUTED'],
  ['PUBLISHED', 'supersede', 'SUPERSEDED'],
  ['PUBLISHED', 'expire', 'EXPIRED'],
  ['DISPUTED', 'uphold', 'RE_ASSESSING'],
  ['DISPUTED', 'dismiss', 'PUBLISHED'],
  ['DISPUTED', 'supersede', 'SUPERSEDED'],
  ['RE_ASSESSING', 'dismiss', 'PUBLISHED'],
  ['RE_ASSESSING', 'supersede', 'SUPERSEDED'],
] as const;

const EVENTS = [...new Set(ALLOWED.map(([, event]) => event))] satisfies CaseEvent[];

describe('an ability assessment', () => {
  const pairs = CASE_STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const));

  it.each(pairs)('%s + %s', (state, event) => {
    const allowed = ALLOWED.find(([from, on]) => from === state && on === event);
    expect(caseMachine.next(state, event)).toBe(allowed?.[2]);
  });

  it('has a word for every state', () => {
    expect(Object.keys(STATE_WORDS).sort()).toEqual([...CASE_STATES].sort());
  });
});
