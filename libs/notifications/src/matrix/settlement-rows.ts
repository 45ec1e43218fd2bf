import { row, type Rule } from './rule';

const PROVIDER = ['PROVIDER_FINANCE', 'PROVIDER_OWNER'] as const;

/** Whose turn it is at a statement in this state. */
const TURNS = [
  { state: 'FROZEN', to: PROVIDER },
  { state: 'PROVIDER_CONFIRMED', to: ['TOWN_VERIFIER'] },
  { state: 'TOWNSHIP_VERIFIED', to: ['COUNTY_APPROVER'] },
  { state: 'COUNTY_APPROVED', to: ['COUNTY_FINANCE'] },
  { state: 'EXPORTED', to: ['COUNTY_FINANCE'] },
] as const;

/** Statements: whoever is to act hears of it when it is his turn, before the term ends, and when it has. */
export const settlementRows = (): Rule[] => [
  ...TURNS.filter(({ state }) => state !== 'EXPORTED').map(({ state, to }) =>
    row('settlement.batch-moved.v1', [...to], 'WORK', 'statementWaits', {
      when: { state: [state], event: ['freeze', 'confirm', 'verify', 'approve'] },
    }),
  ),
  row('settlement.batch-moved.v1', [...PROVIDER], 'WORK', 'statementPaid', { when: { state: ['PAID'] } }),
  row('settlement.batch-moved.v1', ['PROVIDER_FINANCE', 'COUNTY_FINANCE'], 'WORK', 'paymentReturned', {
    when: { event: ['bounce'] },
  }),
  ...TURNS.map(({ state, to }) =>
    row('settlement.step-due.v1', [...to], 'WORK', 'statementDue', {
      when: { state: [state], overdue: [false] },
    }),
  ),
  ...TURNS.map(({ state, to }) =>
    row('settlement.step-due.v1', [...to], 'WORK', 'statementOverdue', {
      when: { state: [state], overdue: [true] },
    }),
  ),
];
