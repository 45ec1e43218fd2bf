import { Client } from 'pg';

/** What the rules read of a month: each with the condition that makes it that month's. */
const ROWS: readonly (readonly [table: string, join: string])[] = [
  ['visits.visit', 'v.starts_at >= $1 AND v.starts_at < $2'],
  ['visits.visit_check', 'v.occurred_at >= $1 AND v.occurred_at < $2'],
  ['visits.punch_signal', 'true OR $1::timestamptz < $2::timestamptz'],
  ['visits.proof', 'v.captured_at >= $1 AND v.captured_at < $2'],
  ['visits.confirmation', 'v.at >= $1 AND v.at < $2'],
  ['ordering."order"', 'v.starts_at >= $1 AND v.starts_at < $2'],
  ['entitlement.order_hold', 'v.service_date >= $1::timestamptz AND v.service_date < $2::timestamptz'],
  ['entitlement.order_outcome', 'v.at >= $1 AND v.at < $2'],
  ['entitlement.order_outcome_payer', 'true OR $1::timestamptz < $2::timestamptz'],
];

/** Reads every one of these rows once, in the order in which they lie, by one process. */
export async function scanSeconds(url: string, from: string, to: string): Promise<{ seconds: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET max_parallel_workers_per_gather = 0');
    for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan'])
      await client.query(`SET enable_${way} = off`);
    const begun = performance.now();
    for (const [table, condition] of ROWS)
      await client.query(`SELECT count(*) FROM ${table} v WHERE ${condition}`, [
        `${from}T00:00+08`,
        `${to}T00:00+08`,
      ]);
    return { seconds: (performance.now() - begun) / 1000 };
  } finally {
    await client.end();
  }
}
