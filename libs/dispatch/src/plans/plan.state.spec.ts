import { planMachine, type PlanEvent, type PlanState } from './plan.state';

const EVENTS: readonly PlanEvent[] = ['begin', 'again', 'finish', 'fail', 'discard', 'publish'];

it.each<[PlanState, Partial<Record<PlanEvent, PlanState>>]>([
  ['DRAFT', { begin: 'RUNNING', fail: 'FAILED', discard: 'DISCARDED' }],
  ['RUNNING', { again: 'RUNNING', finish: 'READY', fail: 'FAILED', discard: 'DISCARDED' }],
  ['READY', { publish: 'PUBLISHED', discard: 'DISCARDED' }],
  ['PUBLISHED', { publish: 'PUBLISHED' }],
  ['DISCARDED', {}],
  ['FAILED', {}],
])('a plan that is %s', (state, expected) => {
  const found = Object.fromEntries(
    EVENTS.flatMap((event) => {
      const next = planMachine.next(state, event);
      return next ? [[event, next]] : [];
    }),
  );
  expect(found).toEqual(expected);
});
