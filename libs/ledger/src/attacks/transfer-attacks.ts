import { again, appendOnly, AT, insert, newIdNow, type Values, type Attack } from './statements';
import type { Target } from './target';

/** From where grants come to where spent minutes go: two recording accounts, so that no counter interferes. */
const transfer = (t: Target, values: Values): string =>
  insert('transfer', {
    county_id: t.county,
    command_id: newIdNow(),
    code: 'GRANT',
    leg: 1,
    unit: 'MINUTE',
    debit_account: t.source,
    credit_account: t.spent,
    amount: 1,
    business_date: '2026-11-24',
    at: AT,
    ...values,
  });

const command = (t: Target, values: Values): string =>
  insert('command', {
    county_id: t.county,
    command_id: newIdNow(),
    kind: 'GRANT',
    request: '{}',
    outcome: 'OK',
    at: AT,
    ...values,
  });

const entry = (t: Target, values: Values): string =>
  insert('entry', {
    county_id: t.county,
    account_id: t.lot,
    version: 1000,
    command_id: newIdNow(),
    code: 'GRANT',
    leg: 1,
    at: AT,
    debits_pending: 0,
    debits_posted: 0,
    credits_pending: 0,
    credits_posted: 0,
    ...values,
  });

const FEBRUARY = '2025-02-01';
const month = (t: Target, values: Values): string =>
  insert('rolled_month', { county_id: t.county, month: FEBRUARY, last_at: AT, rolled_at: AT, ...values });
const sum = (t: Target, values: Values): string =>
  insert('month_sum', {
    county_id: t.county,
    account_id: t.lapsed,
    month: '2025-01-01',
    unit: 'MINUTE',
    debits: 0,
    credits: 0,
    ...values,
  });

export const TRANSFER_ATTACKS: Readonly<Record<string, Attack>> = {
  command_pkey: { sql: (t) => command(t, { command_id: t.open }) },
  ...appendOnly('command'),

  // one hold leg is captured once: the second capture is the same key
  transfer_pkey: {
    sql: (t) => transfer(t, { command_id: t.post, code: 'CAPTURE', hold_id: t.posted }),
  },
  code_known: { sql: (t) => transfer(t, { code: 'GIFT' }) },
  ordinal_counts: { sql: (t) => transfer(t, { leg: 0 }) },
  positive_range: { sql: (t) => transfer(t, { amount: -1 }) },
  transfer_two_accounts: { sql: (t) => transfer(t, { credit_account: t.source }) },
  transfer_of_a_hold: { sql: (t) => transfer(t, { code: 'REVERSE' }) },
  transfer_opening_grants: { sql: (t) => transfer(t, { code: 'ADJUST', opening: true }) },
  transfer_debit: { sql: (t) => transfer(t, { unit: 'FEN', credit_account: t.fen }) },
  transfer_credit: { sql: (t) => transfer(t, { credit_account: t.fen }) },
  // released by one command and captured by another
  transfer_resolution: { sql: (t) => transfer(t, { code: 'CAPTURE', hold_id: t.posted }) },
  ...appendOnly('transfer'),
  // what the trigger does to the counters is what refuses to spend more than there is
  'transfer.apply_transfers': {
    sql: (t) => transfer(t, { code: 'EXPIRE', debit_account: t.lot, amount: 1000 }),
    stoppedBy: 'account_no_overdraft',
  },

  entry_pkey: { sql: (t) => entry(t, { version: 1 }) },
  entry_account: { sql: (t) => entry(t, { account_id: newIdNow() }) },
  ...appendOnly('entry'),

  rolled_month_pkey: { sql: (t) => month(t, { month: '2025-01-01' }) },
  rolled_month_first_day: { sql: (t) => month(t, { month: '2025-02-02' }) },
  rolled_month_is_over: { sql: (t) => month(t, { month: '2026-11-01' }) },
  ...appendOnly('rolled_month'),
  month_sum_pkey: { sql: (t) => sum(t, { account_id: t.spent }) },
  month_sum_account: { sql: (t) => sum(t, { unit: 'FEN' }) },
  month_sum_month: { sql: (t) => sum(t, { month: FEBRUARY }) },
  ...appendOnly('month_sum'),

  check_mark_pkey: {
    sql: (t) => again('check_mark', `account_id = '${t.lot}'`, 'county_id, account_id, version'),
  },
  check_mark_account: {
    sql: (t) => insert('check_mark', { county_id: t.county, account_id: newIdNow(), version: 1 }),
  },
  check_run_pkey: {
    sql: (t) => insert('check_run', { county_id: t.county, kind: 'FULL', at: AT, differences: 0 }),
  },
  check_run_kind: {
    sql: (t) => insert('check_run', { county_id: t.county, kind: 'GLANCE', at: AT, differences: 0 }),
  },
};
