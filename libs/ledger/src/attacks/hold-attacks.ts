import { appendOnly, AT, insert, newIdNow, type Values, type Attack } from './statements';
import type { Target } from './target';

const hold = (t: Target, values: Values): string =>
  insert('hold', {
    county_id: t.county,
    hold_id: newIdNow(),
    leg: 1,
    unit: 'MINUTE',
    debit_account: t.lot,
    credit_account: t.spent,
    amount: 1,
    service_date: '2026-11-24',
    held_at: AT,
    ...values,
  });

/** Of the open hold, all of it. */
const resolution = (t: Target, values: Values): string =>
  insert('hold_resolution', {
    county_id: t.county,
    hold_id: t.open,
    leg: 1,
    command_id: newIdNow(),
    how: 'POSTED',
    held: 100,
    posted: 100,
    evidence_id: t.verified,
    evidence_state: 'VERIFIED',
    resolved_at: AT,
    ...values,
  });

/** The second one of the hold of which 60 were posted and 20 taken back. */
const reversal = (t: Target, values: Values): string =>
  insert('reversal', {
    county_id: t.county,
    hold_id: t.posted,
    leg: 1,
    seq: 2,
    command_id: newIdNow(),
    posted: 60,
    before: 20,
    amount: 40,
    total: 60,
    reason: 'x',
    reversed_at: AT,
    ...values,
  });

/** The end of the mark that was placed. */
const withholding = (t: Target, values: Values): string =>
  insert('withholding', {
    county_id: t.county,
    hold_id: t.posted,
    leg: 1,
    seq: 2,
    action: 'ENDED',
    reason: 'x',
    at: AT,
    ...values,
  });

export const HOLD_ATTACKS: Readonly<Record<string, Attack>> = {
  hold_pkey: { sql: (t) => hold(t, { hold_id: t.open }) },
  // the key by which a resolution cannot lie about what was held
  hold_amount: { sql: (t) => resolution(t, { held: 200 }), stoppedBy: 'hold_resolution_hold' },
  hold_two_accounts: { sql: (t) => hold(t, { credit_account: t.lot }) },
  hold_debit: { sql: (t) => hold(t, { unit: 'FEN', credit_account: t.fen }) },
  hold_credit: { sql: (t) => hold(t, { credit_account: t.fen }) },
  ...appendOnly('hold'),
  hold_timeout_pkey: {
    sql: (t) => insert('hold_timeout', { county_id: t.county, hold_id: t.timed, expires_at: AT }),
  },

  hold_resolution_pkey: { sql: (t) => resolution(t, { hold_id: t.posted }) },
  // the key by which a capture belongs to the one command that resolved its leg
  hold_resolution_command: {
    sql: (t) =>
      insert('transfer', {
        county_id: t.county,
        command_id: newIdNow(),
        code: 'RELEASE',
        leg: 1,
        unit: 'MINUTE',
        debit_account: t.source,
        credit_account: t.spent,
        amount: 1,
        business_date: '2026-11-24',
        at: AT,
        hold_id: t.posted,
      }),
    stoppedBy: 'transfer_resolution',
  },
  // the key by which a reversal cannot lie about what was posted
  hold_resolution_posted: {
    sql: (t) => reversal(t, { posted: 90, amount: 70, total: 90 }),
    stoppedBy: 'reversal_resolution',
  },
  hold_resolution_how: {
    sql: (t) => resolution(t, { how: 'LOST', posted: 0, evidence_id: null, evidence_state: null }),
  },
  hold_resolution_at_most_held: { sql: (t) => resolution(t, { posted: 101 }) },
  hold_resolution_only_a_post_spends: {
    sql: (t) => resolution(t, { how: 'VOIDED', evidence_id: null, evidence_state: null }),
  },
  hold_resolution_needs_evidence: {
    sql: (t) => resolution(t, { evidence_id: null, evidence_state: null }),
  },
  hold_resolution_evidence_verified: { sql: (t) => resolution(t, { evidence_state: null }) },
  hold_resolution_hold: { sql: (t) => resolution(t, { held: 200, posted: 200 }) },
  hold_resolution_evidence: { sql: (t) => resolution(t, { evidence_id: t.registered }) },
  ...appendOnly('hold_resolution'),

  reversal_pkey: { sql: (t) => reversal(t, { seq: 1, before: 0, amount: 10, total: 10 }) },
  // the key by which each stands on the one before
  reversal_total: { sql: (t) => reversal(t, { before: 0, total: 40 }), stoppedBy: 'reversal_previous' },
  reversal_command: { sql: (t) => reversal(t, { command_id: t.reversal }) },
  reversal_seq_counts: { sql: (t) => reversal(t, { seq: 0, before: 0, total: 40 }) },
  reversal_begins_at_zero: { sql: (t) => reversal(t, { seq: 1, before: 10, amount: 10, total: 20 }) },
  reversal_amount_counts: { sql: (t) => reversal(t, { amount: 0, total: 20 }) },
  reversal_adds_up: { sql: (t) => reversal(t, { total: 30 }) },
  reversal_at_most_posted: { sql: (t) => reversal(t, { amount: 41, total: 61 }) },
  reversal_has_a_reason: { sql: (t) => reversal(t, { reason: '' }) },
  reversal_resolution: { sql: (t) => reversal(t, { posted: 1000, amount: 980, total: 1000 }) },
  reversal_previous: { sql: (t) => reversal(t, { before: 10, amount: 50 }) },
  ...appendOnly('reversal'),

  withholding_pkey: { sql: (t) => withholding(t, { seq: 1, action: 'PLACED' }) },
  withholding_seq_counts: { sql: (t) => withholding(t, { seq: 0 }) },
  withholding_action: { sql: (t) => withholding(t, { action: 'FORGOTTEN' }) },
  withholding_alternates: { sql: (t) => withholding(t, { action: 'PLACED' }) },
  withholding_has_a_reason: { sql: (t) => withholding(t, { reason: '' }) },
  withholding_hold: { sql: (t) => withholding(t, { hold_id: newIdNow(), seq: 1, action: 'PLACED' }) },
  ...appendOnly('withholding'),
};
