import { Client } from 'pg';

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
   ORDER BY 1`;

/** An event is one whether it has its number yet or not; the product numbers its own, a list of statements does not. */
const NOT_NUMBERED = `
  SELECT count(*) AS events, coalesce(sum((SELECT count(DISTINCT room) FROM unnest(rooms) room)), 0) AS places
    FROM platform.outbox`;

/**
 * Two databases that did the same work hold as many rows in every table.
 * @throws Error that names the tables which differ
 */
export async function requireSameRows(one: string, other: string): Promise<void> {
  const [counts, others] = await Promise.all([rowCounts(one), rowCounts(other)]);
  const different = [...counts].filter(([table, count]) => others.get(table) !== count);
  if (different.length === 0) return;
  const list = different.map(([table, count]) => `${table} ${count} and ${others.get(table)}`);
  throw new Error(`the two sides did not do the same work: ${list.join(', ')}`);
}

async function rowCounts(adminUrl: string): Promise<Map<string, number>> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const counts = new Map<string, number>();
    for (const { name } of (await client.query<{ name: string }>(TABLES)).rows) {
      const { rows } = await client.query<{ count: string }>(`SELECT count(*) AS count FROM ${name}`);
      counts.set(name, Number(rows[0].count));
    }
    const [waiting] = (await client.query<{ events: string; places: string }>(NOT_NUMBERED)).rows;
    const add = (table: string, more: string): unknown =>
      counts.set(table, counts.get(table)! + Number(more));
    add('platform.event', waiting.events);
    add('platform.event_room', waiting.places);
    counts.delete('platform.outbox');
    return counts;
  } finally {
    await client.end();
  }
}
