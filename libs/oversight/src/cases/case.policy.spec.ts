import { CASE_STATES, caseMachine, LEVEL_OF, type CaseEvent } from './case.state';
import { TERM_OF } from './case-clock.policy';
import { approvalEvent, faultOf, findingEvent, sendBackEvent, type Verdict } from './case.policy';
import { addWorkingDays, isWorkingDay, termEnds } from './working-days.policy';

const ONE = '01a00000-0000-7000-8000-000000000001';
const TWO = '01a00000-0000-7000-8000-000000000002';
const said = (visitId: string, verdict: Verdict, minutes: number | null = null) => ({
  visitId,
  verdict,
  minutes,
});

describe('A finding', () => {
  it.each([
    ['DISMISSED', [said(ONE, 'SOUND'), said(TWO, 'SOUND')], undefined],
    ['DISMISSED', [said(ONE, 'SOUND'), said(TWO, 'FAKE')], 'outcomeDiffers'],
    ['CORRECTED', [said(ONE, 'SOUND'), said(TWO, 'SHORT', 20)], undefined],
    ['CORRECTED', [said(ONE, 'SOUND'), said(TWO, 'SOUND')], 'outcomeDiffers'],
    ['CORRECTED', [said(ONE, 'FAKE'), said(TWO, 'SHORT', 20)], 'outcomeDiffers'],
    ['CLAWED_BACK', [said(ONE, 'FAKE'), said(TWO, 'SHORT', 20)], undefined],
    ['CLAWED_BACK', [said(ONE, 'SOUND'), said(TWO, 'SHORT', 20)], 'outcomeDiffers'],
    ['REFERRED', [said(ONE, 'SOUND'), said(TWO, 'SOUND')], undefined],
    ['CLAWED_BACK', [said(ONE, 'FAKE')], 'everyVisitOnce'],
    ['CLAWED_BACK', [said(ONE, 'FAKE'), said(ONE, 'FAKE')], 'everyVisitOnce'],
    ['CLAWED_BACK', [said(ONE, 'FAKE'), said(TWO, 'SHORT')], 'shortNeedsMinutes'],
    ['CLAWED_BACK', [said(ONE, 'FAKE', 5), said(TWO, 'SOUND')], 'shortNeedsMinutes'],
  ] as const)('%s of %j: %s', (outcome, verdicts, fault) => {
    expect(faultOf(outcome, verdicts, [ONE, TWO], 'ANSWERED')).toBe(fault);
  });

  it('holds nothing against whoever was not heard', () => {
    expect(faultOf('CLAWED_BACK', [said(ONE, 'FAKE')], [ONE], 'TRIAGED')).toBe('unheard');
    expect(faultOf('DISMISSED', [said(ONE, 'SOUND')], [ONE], 'TRIAGED')).toBeUndefined();
  });

  it('goes the way of its state', () => {
    expect(findingEvent('TRIAGED')).toBe('proposeDismissal');
    expect(findingEvent('ANSWERED')).toBe('find');
    expect(approvalEvent('DISMISSED')).toBe('approveDismissal');
    expect(approvalEvent('REFERRED')).toBe('approve');
    expect([sendBackEvent(true), sendBackEvent(false)]).toEqual(['sendBack', 'sendBackUnheard']);
  });
});

describe('The clock of a case', () => {
  it('takes only steps that belong to nobody, from the state they are for', () => {
    for (const state of CASE_STATES) {
      if (state === 'CLOSED') continue;
      const { then } = TERM_OF[state];
      if (then === null) continue;
      expect(LEVEL_OF[then]).toBeUndefined();
      expect(caseMachine.next(state, then)).toBeDefined();
    }
  });

  it('never judges: nothing is found, approved or decided by waiting', () => {
    const judging: CaseEvent[] = [
      'find',
      'proposeDismissal',
      'approve',
      'approveDismissal',
      'uphold',
      'overturn',
    ];
    for (const event of judging) expect(LEVEL_OF[event]).toBeDefined();
  });

  const holidays = new Map([
    ['2026-10-01', false],
    ['2026-10-02', false],
    ['2026-10-05', false],
    ['2026-10-06', false],
    ['2026-10-07', false],
    ['2026-10-10', true],
  ]);

  it.each([
    ['2026-11-20', 1, '2026-11-23'], // a Friday
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'], // a Saturday that is worked
    ['2026-11-23', 0, '2026-11-23'],
  ])('of %s and %i working days is over after %s', (from, days, last) => {
    expect(addWorkingDays(from, days, holidays)).toBe(last);
  });

  it('ends with the last day, in China', () => {
    expect(termEnds('2026-11-20', 1, new Map()).toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(isWorkingDay('2026-11-22', new Map())).toBe(false);
  });
});
