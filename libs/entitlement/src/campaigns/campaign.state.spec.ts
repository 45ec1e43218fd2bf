import { campaignMachine, EVENT_OF, OUTCOMES, taskMachine, type TaskEvent } from './campaign.state';

const TASK_EVENTS: readonly TaskEvent[] = [
  'take',
  'release',
  'confirm',
  'notify',
  'report',
  'stop',
  'keep',
  'reopen',
];

describe('A task of a re-verification', () => {
  it('allows exactly these steps', () => {
    const allowed = taskMachine.states.map((state) => [
      state,
      TASK_EVENTS.filter((event) => taskMachine.next(state, event) !== undefined),
    ]);
    expect(Object.fromEntries(allowed)).toEqual({
      OPEN: ['take', 'release', 'confirm', 'notify', 'report'],
      NOTICED: ['confirm', 'report', 'stop', 'keep', 'reopen'],
      REPORTED: ['stop', 'keep', 'reopen'],
      STOPPED: ['confirm'],
      CONFIRMED: [],
      KEPT: [],
    });
  });

  it('begins with any outcome', () => {
    for (const outcome of OUTCOMES) expect(taskMachine.next('OPEN', EVENT_OF[outcome])).toBeDefined();
  });

  it('never stops a claim that nobody has found fault with', () => {
    expect(taskMachine.sources('stop')).toEqual(['NOTICED', 'REPORTED']);
  });
});

describe('A re-verification', () => {
  it('begins only when everybody has been selected, and ends once', () => {
    expect(campaignMachine.sources('start')).toEqual(['READY']);
    expect(campaignMachine.sources('close')).toEqual(['RUNNING']);
    expect(campaignMachine.states.filter((state) => campaignMachine.isFinal(state))).toEqual([
      'CLOSED',
      'CANCELLED',
    ]);
  });
});
