import { BATCH_STATES, batchMachine, canLose, type BatchEvent } from './batch.state';

const EVENTS: BatchEvent[] = ['freeze', 'confirm', 'verify', 'approve', 'export', 'pay', 'bounce', 'archive'];

it('A batch goes one way, but for a payment that bounced', () => {
  const moves = BATCH_STATES.flatMap((state) =>
    EVENTS.flatMap((event) => {
      const next = batchMachine.next(state, event);
      return next ? [`${state} ${event} ${next}`] : [];
    }),
  );
  expect(moves).toEqual([
    'DRAFT freeze FROZEN',
    'FROZEN confirm PROVIDER_CONFIRMED',
    'PROVIDER_CONFIRMED verify TOWNSHIP_VERIFIED',
    'TOWNSHIP_VERIFIED approve COUNTY_APPROVED',
    'COUNTY_APPROVED export EXPORTED',
    'EXPORTED pay PAID',
    'PAID bounce EXPORTED',
    'PAID archive ARCHIVED',
  ]);
});

it('Lines leave only what was frozen and not yet exported', () => {
  expect(BATCH_STATES.filter(canLose)).toEqual([
    'FROZEN',
    'PROVIDER_CONFIRMED',
    'TOWNSHIP_VERIFIED',
    'COUNTY_APPROVED',
  ]);
});
