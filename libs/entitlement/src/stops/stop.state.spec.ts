import { STOP_CASE_STATES, stopCaseMachine, type StopCaseEvent } from './stop-case.state';
import { STOP_STATES, stopMachine, type StopEvent } from './stop.state';

const STOP_EVENTS: readonly StopEvent[] = ['end', 'reopen', 'appeal', 'dismissAppeal', 'lift'];
const CASE_EVENTS: readonly StopCaseEvent[] = ['confirm', 'proposeDismissal', 'clawBack', 'dismiss', 'drop'];

describe('A stop', () => {
  it('goes exactly these ways', () => {
    const ways = STOP_STATES.map((state) => STOP_EVENTS.map((event) => stopMachine.next(state, event)));
    expect(ways).toEqual([
      ['IN_FORCE', 'IN_FORCE', 'APPEALED', undefined, 'LIFTED'],
      ['APPEALED', 'APPEALED', undefined, 'IN_FORCE', 'LIFTED'],
      [undefined, undefined, undefined, undefined, undefined],
    ]);
  });
});

describe('A doubtful capture', () => {
  it('goes exactly these ways: nothing is taken back without a finding', () => {
    const ways = STOP_CASE_STATES.map((state) =>
      CASE_EVENTS.map((event) => stopCaseMachine.next(state, event)),
    );
    const judged = [undefined, undefined, 'CLAWED_BACK', 'DISMISSED', 'DISMISSED'];
    const final = [undefined, undefined, undefined, undefined, undefined];
    expect(ways).toEqual([
      ['CONFIRMED', 'DISMISSAL_PROPOSED', undefined, undefined, 'DISMISSED'],
      judged,
      judged,
      final,
      final,
    ]);
  });
});
