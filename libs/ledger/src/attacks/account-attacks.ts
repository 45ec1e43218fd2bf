import {
  FORBIDDEN_CHANGE,
  forbiddenOn,
  AT,
  insert,
  newIdNow,
  TIMELESS,
  TOO_MUCH,
  type Values,
  type Attack,
} from './statements';
import type { Target } from './target';

const account = ({ county }: Target, values: Values): string =>
  insert('account', {
    county_id: county,
    account_id: newIdNow(),
    unit: 'MINUTE',
    kind: 'LOT',
    authorising: true,
    no_overdraft: true,
    opened_at: AT,
    ...values,
  });

const evidence = ({ county }: Target, values: Values): string =>
  insert('evidence', {
    county_id: county,
    evidence_id: newIdNow(),
    kind: 'VISIT',
    reference: 'v',
    hash: `\\x${'00'.repeat(32)}`,
    registered_at: AT,
    ...values,
  });

const update = (table: string, key: string, id: string, change: string): string =>
  `UPDATE ledger.${table} SET ${change} WHERE ${key} = '${id}'`;
const lot =
  (change: string): Attack['sql'] =>
  ({ lot: id }) =>
    update('account', 'account_id', id, change);

export const ACCOUNT_ATTACKS: Readonly<Record<string, Attack>> = {
  account_pkey: { sql: (t) => account(t, { account_id: t.lot, unit: 'FEN' }) },
  // the key of the foreign keys that keep units apart
  account_unit: {
    sql: (t) =>
      insert('hold', {
        county_id: t.county,
        hold_id: newIdNow(),
        leg: 1,
        unit: 'FEN',
        debit_account: t.lot,
        credit_account: t.fen,
        amount: 1,
        service_date: '2026-11-24',
        held_at: AT,
      }),
    stoppedBy: 'hold_debit',
  },
  timed_id_has_time: { sql: (t) => account(t, { account_id: TIMELESS }) },
  unit_known: { sql: (t) => account(t, { unit: 'HOUR' }) },
  word_is_one: { sql: (t) => account(t, { kind: 'lot 1' }) },
  days_are_some: { sql: (t) => account(t, { usable: 'empty' }) },
  counter_range: { sql: lot(`credits_posted = ${TOO_MUCH}`) },
  account_no_overdraft: { sql: lot('debits_posted = credits_posted + 1') },
  account_recording_is_flat: {
    sql: ({ source }) => update('account', 'account_id', source, 'credits_posted = 1'),
  },
  account_end: { sql: lot(`closed_at = '${AT}'`) },
  account_carried: {
    sql: ({ ended }) => update('account', 'account_id', ended, 'carried = carry_limit + 1'),
  },
  'account.account_identity': { sql: lot('no_overdraft = false'), stoppedBy: forbiddenOn('account') },
  'account.account_end_stays': {
    sql: ({ ended }) => update('account', 'account_id', ended, 'carry_limit = 1000'),
    stoppedBy: forbiddenOn('account'),
  },
  'account.account_time_goes_on': {
    sql: lot(`moved_at = '2026-11-01T00:00Z'`),
    stoppedBy: forbiddenOn('account'),
  },
  'account.account_truncate': {
    sql: () => 'TRUNCATE ledger.account CASCADE',
    stoppedBy: forbiddenOn('account'),
  },

  evidence_pkey: { sql: (t) => evidence(t, { evidence_id: t.verified }) },
  // the key by which a post asks whether it is verified
  evidence_state: {
    sql: (t) =>
      insert('hold_resolution', {
        county_id: t.county,
        hold_id: t.open,
        leg: 1,
        command_id: newIdNow(),
        how: 'POSTED',
        held: 100,
        posted: 100,
        evidence_id: t.registered,
        evidence_state: 'VERIFIED',
        resolved_at: AT,
      }),
    stoppedBy: 'hold_resolution_evidence',
  },
  evidence_hash_is_sha256: { sql: (t) => evidence(t, { hash: '\\x00' }) },
  evidence_state_known: { sql: (t) => evidence(t, { state: 'BELIEVED' }) },
  evidence_verified_at: { sql: (t) => evidence(t, { state: 'VERIFIED' }) },
  'evidence.evidence_is_only_verified': {
    sql: ({ registered }) => update('evidence', 'evidence_id', registered, `reference = 'another'`),
    stoppedBy: FORBIDDEN_CHANGE,
  },
  'evidence.evidence_delete': {
    sql: ({ registered }) => `DELETE FROM ledger.evidence WHERE evidence_id = '${registered}'`,
    stoppedBy: forbiddenOn('evidence'),
  },
  'evidence.evidence_truncate': {
    sql: () => 'TRUNCATE ledger.evidence CASCADE',
    stoppedBy: forbiddenOn('evidence'),
  },
};
