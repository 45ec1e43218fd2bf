import { newId } from '@anzhi/kernel';
import { useClient } from '@test/client';
import { useLedger } from '@test/given/ledger';
import { attack, ATTACKS, GUARDS, stopperOf } from './attacks/attack';

const ledger = useLedger();
const app = useClient(() => ledger.platform.database.appUrl);
const owner = useClient(() => ledger.platform.database.ownerUrl);

const FORBIDDEN = '42501';
const NOW = `'2026-11-23T09:00:00+08:00'`;

describe('The app role', () => {
  const TABLES = [
    ...['command', 'transfer', 'entry', 'hold', 'hold_timeout', 'hold_resolution', 'reversal', 'withholding'],
    ...['rolled_month', 'month_sum', 'check_mark', 'check_run', 'transfer_2026_11'],
    ...['log', 'log_mark', 'sealed', 'tally', 'open_block', 'tile', 'account_month'],
  ];

  it.each(TABLES)('can neither write, change nor empty ledger.%s', async (table) => {
    for (const sql of [
      `INSERT INTO ledger.${table} DEFAULT VALUES`,
      `UPDATE ledger.${table} SET county_id = county_id`,
      `DELETE FROM ledger.${table}`,
      `TRUNCATE ledger.${table} CASCADE`,
    ])
      await expect(app.query(sql)).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it.each([
    'UPDATE ledger.account SET credits_posted = credits_posted + 600',
    'UPDATE ledger.account SET no_overdraft = false',
    `UPDATE ledger.account SET closed_at = ${NOW}`,
    'DELETE FROM ledger.account',
    `INSERT INTO ledger.account (county_id, account_id, unit, kind, authorising, no_overdraft, opened_at, credits_posted)
     VALUES (1, gen_random_uuid(), 'MINUTE', 'LOT', true, true, ${NOW}, 600)`,
    `INSERT INTO ledger.evidence (county_id, evidence_id, kind, reference, hash, registered_at, state, verified_at)
     VALUES (1, gen_random_uuid(), 'VISIT', 'v', decode(repeat('00', 32), 'hex'), ${NOW}, 'VERIFIED', ${NOW})`,
    `UPDATE ledger.evidence SET hash = decode(repeat('00', 32), 'hex')`,
    'DELETE FROM ledger.evidence',
    `SELECT ledger.go_on(1, gen_random_uuid(), NULL, '{}', '2026-11-01', ${NOW})`,
    `SELECT ledger.remember(1, gen_random_uuid(), 'POST', '{}', NULL, ${NOW})`,
    `SELECT ledger.resolve(1, gen_random_uuid(), gen_random_uuid(), 'POSTED', '{}', NULL, NULL)`,
  ])('is refused: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: FORBIDDEN });
  });

  it('may execute the commands and readings, and nothing else of the schema', async () => {
    const rows = await app.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc
        WHERE pronamespace = 'ledger'::regnamespace AND has_function_privilege(oid, 'EXECUTE') ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      ...[
        'balance_at',
        'begin_log',
        'check_since',
        'close',
        'close_account_months',
        'effect',
        'expire_holds',
        'first_id',
        'grant_lots',
        'hold',
        'hold_history',
        'keep_tallies',
      ],
      ...['lock_accounts', 'month_start', 'months_open_until', 'note_check', 'open_months', 'post'],
      ...[
        'refill',
        'reverse',
        'roll_up',
        'seal',
        'set_mark',
        'statement_lines',
        'transfer',
        'transfer_leaves',
        'turnover',
      ],
      ...['unsealed_commands', 'void', 'withhold'],
    ]);
  });

  it('cannot write a capture as a transfer of its own', async () => {
    const sql = `SELECT ledger.transfer(1, $1, 'CAPTURE', '{}', '{}', '{}', '{}', '2026-11-01', ${NOW})`;
    await expect(app.query(sql, [newId()])).rejects.toThrow('does not stand alone');
  });
});

/** What stands even against the role that owns the tables: each attack names the guard that stops it. */
describe('The guards', () => {
  it.each(Object.keys(ATTACKS))('%s stops its attack', async (guard) => {
    expect(await attack(owner, guard)).toBe(stopperOf(guard));
  });

  it('are all attacked', async () => {
    const rows = await owner.query<{ guard: string }>(GUARDS);
    expect(Object.keys(ATTACKS).sort()).toEqual(rows.map(({ guard }) => guard).sort());
  });

  it('hold for each month by itself', async () => {
    for (const sql of [
      'TRUNCATE ledger.transfer_2026_11',
      'DELETE FROM ledger.entry_2026_11',
      `UPDATE ledger.command_2026_11 SET outcome = 'OK'`,
    ]) {
      await ledger.lot(1);
      await expect(owner.query(sql)).rejects.toMatchObject({ code: 'AZ001' });
    }
  });
});

describe('The schema', () => {
  it('plans every command by index, also while a month is empty', async () => {
    const rows = await owner.query<{ name: string; by_index: boolean }>(
      `SELECT proname AS name, 'enable_seqscan=off' = ANY (proconfig) AS by_index FROM pg_proc
        WHERE pronamespace = 'ledger'::regnamespace AND prosecdef AND 'plan_cache_mode=force_generic_plan' = ANY (proconfig)`,
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['hold', 'post', 'transfer']));
    expect(rows.filter((row) => !row.by_index)).toEqual([]);
  });

  it('gives each domain to the columns it is for', async () => {
    const rows = await owner.query<{ domain: string; columns: string[] }>(
      `SELECT domain_name AS domain, array_agg(table_name || '.' || column_name ORDER BY table_name, ordinal_position) AS columns
         FROM information_schema.columns
        WHERE domain_schema = 'ledger' AND table_name !~ '_\\d{4}_\\d{2}$' GROUP BY 1 ORDER BY 1`,
    );
    expect(Object.fromEntries(rows.map(({ domain, columns }) => [domain, columns]))).toEqual(DOMAINS);
  });

  it('begins every key with the county, so that it can be spread by it', async () => {
    const rows = await owner.query<{ name: string }>(
      `SELECT format('%s %s', k.conrelid::regclass, k.conname) AS name FROM pg_constraint k
        WHERE k.connamespace = 'ledger'::regnamespace AND k.contype IN ('p', 'u', 'f')
          AND 'county_id' <> (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1])`,
    );
    expect(rows).toEqual([]);
  });
});

const COUNTERS = ['debits_pending', 'debits_posted', 'credits_pending', 'credits_posted', 'carried'];
const DOMAINS = {
  code: ['transfer.code'],
  counter: [
    ...COUNTERS.map((name) => `account.${name}`),
    ...COUNTERS.slice(0, 4).map((name) => `account_month.${name}`),
    'month_sum.debits',
    'month_sum.credits',
  ],
  days: ['account.usable'],
  ordinal: ['hold.leg', 'transfer.leg'],
  positive: ['entry.version', 'hold.amount', 'transfer.amount'],
  timed_id: ['account.account_id', 'command.command_id', 'transfer.command_id'],
  unit: ['account.unit'],
  word: [
    'account.kind',
    'captured.kind',
    'evidence.kind',
    'log_entry.kind',
    'log_mark.source',
    'sealed.source',
  ],
};
