import type { Tx } from '@anzhi/platform';
import { Client } from 'pg';

/** Which rows of these are the month's; of every other table all are read, whenever they are from. */
const OF_MONTH: Readonly<Record<string, string>> = {
  'visits.visit': 'starts_at',
  'visits.visit_check': 'occurred_at',
  'visits.proof': 'captured_at',
  'visits.confirmation': 'at',
  'ordering."order"': 'starts_at',
};

/** What a run itself writes: its sheets, its sums and pictures of months, its finds. */
const WRITTEN_BY_RUNS = [
  ...['visit_sheet', 'price_sheet', 'month_tally', 'senior_month', 'provider_month'],
  ...['month_picture', 'month_likeness'],
  ...['rule_run', 'rule_result', 'rule_hit', 'rule_hit_visit'],
];

/**
 * The tables of which this transaction has read rows, as the server counted them: what the rules read is neither
 * forgotten nor made up.
 */
export async function tablesRead(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    `SELECT relid::regclass::text AS name FROM pg_stat_xact_user_tables
      WHERE seq_tup_read + coalesce(idx_tup_fetch, 0) > 0
        AND NOT (schemaname = 'oversight' AND relname = ANY ($1)) ORDER BY 1`,
    [WRITTEN_BY_RUNS],
  );
  return rows.map(({ name }) => name);
}

/** Reads every one of these rows once, in the order in which they lie, by one process. */
export async function scanSeconds(
  url: string,
  tables: readonly string[],
  from: string,
  to: string,
): Promise<{ seconds: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET max_parallel_workers_per_gather = 0');
    for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan'])
      await client.query(`SET enable_${way} = off`);
    const scans = tables.map((table) => `SELECT count(*) FROM ${table} ${within(table, from, to)}`);
    // a new connection knows no table yet, and to get to know one takes longer than to read a small one
    for (const scan of scans) await client.query(`EXPLAIN ${scan}`);
    const begun = performance.now();
    for (const scan of scans) await client.query(scan);
    return { seconds: (performance.now() - begun) / 1000 };
  } finally {
    await client.end();
  }
}

const within = (table: string, from: string, to: string): string =>
  OF_MONTH[table]
    ? `WHERE ${OF_MONTH[table]} >= '${from}T00:00+08' AND ${OF_MONTH[table]} < '${to}T00:00+08'`
    : '';

/** What the server does by itself between the day on which a city came to be and the night: it looks at its tables. */
export async function settle(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}
