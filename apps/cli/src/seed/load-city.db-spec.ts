import { Client } from 'pg';
import { checkLedger } from '@anzhi/ledger';
import { testConfig } from '@test/config';
import { useClient } from '@test/client';
import { useDatabase } from '@test/database';
import { loadCity } from './load-city';
import { SeedProgress } from './seed-progress';

const PLAN = {
  regionCode: '321300',
  seniors: 60,
  seed: 'spec',
  asOf: '2026-11-22',
  now: '2026-11-22T10:00:00+08:00',
};

const database = useDatabase();
const app = useClient(() => database.appUrl);
const quiet = (): SeedProgress => new SeedProgress((line) => console.log(line), { write: () => true });

describe('a small city', () => {
  beforeAll(async () => {
    await loadCity(testConfig(database.appUrl, '/nonexistent'), PLAN, quiet());
  }, 60_000);

  it('adds up', async () => {
    const tables = await app.query<{ t: string; n: string }>(`select schemaname||'.'||relname as t, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', schemaname, relname), false, true, '')))[1]::text as n from pg_stat_user_tables where schemaname in ('people','providers','identity','ordering','visits','dispatch','ledger','entitlement','platform','assessment') order by 1`);
    console.log(tables.map(({ t, n }) => `${t} ${n}`).join('\n'));
    const client = new Client(database.appUrl);
    await client.connect();
    const db = { query: async <Row>(sql: string, p?: unknown[]) => (await client.query(sql, p)).rows as Row[] };
    expect(await checkLedger(db)).toEqual([]);
    console.log((await client.query(`select state, count(*) from visits.visit group by 1`)).rows, (await client.query(`select state, count(*) from ordering."order" group by 1`)).rows);
    console.log((await client.query(`select f, count(*) from visits.visit, unnest(flags) f group by 1`)).rows);
    await client.end();
  });
});
