import {
  again,
  appendOnly,
  FORBIDDEN_CHANGE,
  insert,
  newIdNow,
  AT,
  type Attack,
  type Values,
} from './statements';
import type { Target } from './target';

const HASH = `\\x${'00'.repeat(32)}`;
/** What the trigger of a tree says: it names no table. */
const refusedBy = (sql: Attack['sql']): Attack => ({ sql, stoppedBy: FORBIDDEN_CHANGE });

const month = ({ county, lot }: Target, values: Values): string =>
  insert('account_month', {
    county_id: county,
    account_id: lot,
    month: '2026-11-01',
    from_version: 2,
    to_version: 2,
    debits_pending: 0,
    debits_posted: 0,
    credits_pending: 0,
    credits_posted: 0,
    closed_at: AT,
    ...values,
  });

const tally = ({ county }: Target, values: Values): string =>
  insert('tally', {
    ...{ county_id: county, tally_id: newIdNow(), from_leaf: 0, leaf: 9, is_first: 'true', closes: 'false' },
    ...{ marks: '\\x', at: AT },
    ...values,
  });

/** What is wrong to write into the county's log and what the sealer keeps of it. */
export const LOG_ATTACKS: Readonly<Record<string, Attack>> = {
  log_entry_pkey: {
    sql: ({ entry }) =>
      again(
        'log_entry',
        `entry_id = '${entry}'`,
        'county_id, entry_id, kind, reference, facts, commitments, at',
      ),
  },
  ...appendOnly('log_entry'),
  log_secret_pkey: {
    sql: ({ entry }) =>
      again('log_secret', `entry_id = '${entry}'`, 'county_id, entry_id, name, salt, value'),
  },
  log_secret_salt: {
    sql: ({ county, entry }) =>
      insert('log_secret', { county_id: county, entry_id: entry, name: 'short', salt: '\\x00', value: 'x' }),
  },
  log_secret_entry: {
    sql: ({ county }) =>
      insert('log_secret', {
        county_id: county,
        entry_id: newIdNow(),
        name: 'stray',
        salt: `\\x${'00'.repeat(32)}`,
        value: 'x',
      }),
  },

  log_pkey: {
    sql: ({ county }) => insert('log', { county_id: county, hash: 'SM3', root: HASH, cluster: 'x' }),
  },
  log_hash_known: { sql: () => insert('log', { county_id: 1, hash: 'MD5', root: HASH, cluster: 'x' }) },
  log_root_is_a_hash: {
    sql: () => insert('log', { county_id: 1, hash: 'SM3', root: '\\x00', cluster: 'x' }),
  },
  'log.log_only_grows': refusedBy(
    ({ county }) => `UPDATE ledger.log SET size = 0 WHERE county_id = ${county}`,
  ),
  log_mark_pkey: { sql: () => again('log_mark', 'true', 'county_id, source, xid, subject') },
  log_mark_log: {
    sql: () => insert('log_mark', { county_id: 1, source: 'ENTRY', xid: '0', subject: newIdNow() }),
  },
  sealed_pkey: {
    sql: () =>
      again(
        'sealed',
        'true',
        'county_id, source, subject, first_index, leaves',
        'county_id, source, subject, 7, leaves',
      ),
  },
  sealed_index: {
    sql: () =>
      again(
        'sealed',
        'true',
        'county_id, source, subject, first_index, leaves',
        `county_id, source, '${newIdNow()}', first_index, leaves`,
      ),
  },
  sealed_some: {
    sql: ({ county }) =>
      insert('sealed', {
        county_id: county,
        source: 'ENTRY',
        subject: newIdNow(),
        first_index: 9,
        leaves: 0,
      }),
  },
  ...appendOnly('sealed'),
  tile_pkey: { sql: () => again('tile', 'true', 'county_id, level, n, hashes') },
  tile_width: { sql: ({ county }) => insert('tile', { county_id: county, level: 0, n: 9, hashes: '\\x00' }) },
  'tile.tile_only_grows': refusedBy(
    ({ county }) => `UPDATE ledger.tile SET hashes = '${HASH}${'11'.repeat(32)}' WHERE county_id = ${county}`,
  ),
  tally_pkey: { sql: (t) => tally(t, { tally_id: t.entry }) },
  tally_leaf: { sql: (t) => tally(t, { leaf: 0 }) },
  tally_forward: { sql: (t) => tally(t, { from_leaf: 10 }) },
  tally_marks: { sql: (t) => tally(t, { marks: '\\x00' }) },
  tally_log: { sql: (t) => tally(t, { county_id: 1 }) },
  ...appendOnly('tally'),
  open_block_pkey: { sql: () => again('open_block', 'true', 'county_id, from_leaf, is_first, marks') },
  open_block_log: {
    sql: () => insert('open_block', { county_id: 1, from_leaf: 0, is_first: 'true', marks: '\\x' }),
  },
  checkpoint_pkey: { sql: () => again('checkpoint', 'true', 'county_id, size, root, note, signed_at') },
  checkpoint_log: {
    sql: () => insert('checkpoint', { county_id: 1, size: 1, root: HASH, note: 'x', signed_at: AT }),
  },
  ...appendOnly('checkpoint'),
  log_key_pkey: { sql: () => again('log_key', 'true', 'county_id, verifier, first_used_at') },
  log_key_log: { sql: () => insert('log_key', { county_id: 1, verifier: 'x', first_used_at: AT }) },
  ...appendOnly('log_key'),
  cosignature_pkey: {
    sql: () => again('cosignature', 'true', 'county_id, size, witness, line, witnessed_at'),
  },
  cosignature_checkpoint: {
    sql: ({ county }) =>
      insert('cosignature', { county_id: county, size: 99, witness: 'w', line: 'x', witnessed_at: AT }),
  },
  ...appendOnly('cosignature'),
  account_month_pkey: {
    sql: (t) => month(t, { month: '2026-10-01' }),
  },
  account_month_statement: {
    sql: (t) => month(t, { statement_id: t.entry }),
  },
  account_month_begins: { sql: (t) => month(t, { from_version: 1 }) },
  account_month_forward: { sql: (t) => month(t, { from_version: 3 }) },
  account_month_account: { sql: (t) => month(t, { account_id: newIdNow() }) },
  ...appendOnly('account_month'),
};
