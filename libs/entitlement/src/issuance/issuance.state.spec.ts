import { RUN_STATES, runMachine, type RunEvent } from './issuance.state';

const EVENTS: RunEvent[] = ['try', 'show', 'approve', 'begin', 'close', 'cancel'];
const ALLOWED: Record<string, string> = {
  'PLANNED try': 'DRY_RUN',
  'PLANNED cancel': 'CANCELLED',
  'DRY_RUN show': 'AWAITING_APPROVAL',
  'DRY_RUN cancel': 'CANCELLED',
  'AWAITING_APPROVAL approve': 'APPROVED',
  'AWAITING_APPROVAL cancel': 'CANCELLED',
  'APPROVED begin': 'RUNNING',
  'RUNNING close': 'CLOSED',
};

it.each(RUN_STATES.flatMap((state) => EVENTS.map((event) => [state, event] as const)))(
  'a run that is %s and told to %s',
  (state, event) => {
    expect(runMachine.next(state, event)).toBe(ALLOWED[`${state} ${event}`]);
  },
);
