import { again, appendOnly, insert, newIdNow, type Attack } from './statements';

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
};
