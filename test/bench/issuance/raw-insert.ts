import { Client } from 'pg';
import type { TestDatabase } from '@test/database';

/** What a month leaves behind: decisions, grants, and in the ledger accounts, transfers and entries; its events. */
const TABLES = [
  'entitlement.determination',
  'entitlement.benefit_grant',
  'ledger.account',
  'ledger.transfer',
  'ledger.entry',
  'platform.outbox',
];

/** Seconds for the same rows into tables without keys, constraints, indexes or triggers. */
export async function rawInsertSeconds({ adminUrl }: TestDatabase): Promise<number> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('CREATE SCHEMA raw');
    for (const [index, table] of TABLES.entries())
      await client.query(`CREATE TABLE raw.t${index} AS SELECT * FROM ${table} WHERE false`);
    const startedMs = performance.now();
    for (const [index, table] of TABLES.entries())
      await client.query(`INSERT INTO raw.t${index} SELECT * FROM ${table}`);
    return (performance.now() - startedMs) / 1_000;
  } finally {
    await client.end();
  }
}
