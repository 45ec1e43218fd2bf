import type { Statement } from '../frame/pg-loop';
import { booking, HOLD, type World } from './world';

const TABLES = ['account', 'rolled_month', 'command', 'hold', 'transfer', 'entry'];
const MONTHLY = new Map([
  ['command', 'command_id'],
  ['transfer', 'command_id'],
  ['entry', 'account_id'],
]);
/** What a hold is made of; taken over word for word. */
const FUNCTIONS = ['earlier', 'remember', 'lock_order', 'weigh', 'hold'];

/** What the trigger of the ledger does, at the end of the function: counters and entries. */
const COUNTERS = `
    WITH moved AS (
      UPDATE account a SET debits_pending = a.debits_pending + l.amount, version = a.version + 1, moved_at = weighed.at
        FROM unnest(p_debits, p_amounts) WITH ORDINALITY AS l(debit, amount, leg)
       WHERE a.county_id = p_county AND a.account_id = l.debit
      RETURNING a.*, l.leg
    )
    INSERT INTO entry (county_id, account_id, version, command_id, code, leg, at,
                       debits_pending, debits_posted, credits_pending, credits_posted)
    SELECT m.county_id, m.account_id, m.version, p_hold, 'HOLD', m.leg, weighed.at,
           m.debits_pending, m.debits_posted, m.credits_pending, m.credits_posted
      FROM moved m;
    RETURN answer;
  END`;

/**
 * The same function once more, over copies of the tables with the same months and the same indexes, of which none
 * is unique, without a constraint, a foreign key or a trigger: the rows are the same, and nothing guards them.
 */
export async function openUnguarded(world: World): Promise<() => Statement> {
  const { admin, slices } = world;
  await admin.query('CREATE SCHEMA bare');
  for (const table of TABLES) {
    const key = MONTHLY.get(table);
    const kind = key ? `PARTITION BY RANGE (${key})` : table === 'account' ? 'WITH (fillfactor = 70)' : '';
    await admin.query(
      `CREATE TABLE bare.${table} (LIKE ledger.${table} INCLUDING DEFAULTS INCLUDING GENERATED) ${kind}`,
    );
  }
  for (const statement of await column(admin, MONTHS, [[...MONTHLY.keys()]])) await admin.query(statement);
  for (const statement of await column(admin, INDEXES, [TABLES])) await admin.query(statement);
  await admin.query('CREATE TYPE bare.answer AS (outcome text, result jsonb)');
  for (const definition of await column(admin, DEFINITIONS, [FUNCTIONS])) {
    const copy = definition.replaceAll(/ledger\b/g, 'bare');
    await admin.query(
      copy.includes('FUNCTION bare.hold(')
        ? copy.replace(/ RETURN answer;\s*END\s*\$/, `${COUNTERS} $`)
        : copy,
    );
  }
  await admin.query('INSERT INTO bare.account SELECT * FROM ledger.account');
  await admin.query('VACUUM ANALYZE bare.account');
  const next = booking(world, slices);
  const text = HOLD.replace('ledger.', 'bare.');
  return () => ({ ...next(), text });
}

/** @throws Error unless both ledgers wrote as many rows for each hold */
export async function requireSameRows({ admin }: World): Promise<void> {
  const [ours, bare] = await Promise.all(
    ['ledger', 'bare'].map(async (schema) =>
      column(
        admin,
        `WITH held AS (SELECT command_id FROM ${schema}.command WHERE kind = 'HOLD')
         SELECT concat_ws('/', (SELECT count(*) FROM ${schema}.hold) / (SELECT count(*)::numeric FROM held),
                  (SELECT count(*) FROM ${schema}.transfer WHERE code = 'HOLD') / (SELECT count(*)::numeric FROM held),
                  (SELECT count(*) FROM ${schema}.entry WHERE code = 'HOLD') / (SELECT count(*)::numeric FROM held))
           AS value`,
      ),
    ),
  );
  if (ours[0] !== bare[0]) throw new Error(`rows for each hold differ: ${ours[0]} and ${bare[0]}`);
}

const MONTHS = `
  SELECT format('CREATE TABLE bare.%I PARTITION OF bare.%I %s', c.relname, p.relname,
                pg_get_expr(c.relpartbound, c.oid)) AS value
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
   WHERE p.relnamespace = 'ledger'::regnamespace AND p.relname = ANY ($1) AND c.relkind = 'r'`;

const INDEXES = `
  SELECT replace(replace(replace(pg_get_indexdef(x.indexrelid), 'UNIQUE ', ''), 'ledger.', 'bare.'), ' ON ONLY ', ' ON ')
           AS value
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
   WHERE c.relnamespace = 'ledger'::regnamespace AND c.relname = ANY ($1)`;

const DEFINITIONS = `
  SELECT pg_get_functiondef(p.oid) AS value
    FROM unnest($1::text[]) WITH ORDINALITY AS f(name, number)
    JOIN pg_proc p ON p.proname = f.name AND p.pronamespace = 'ledger'::regnamespace ORDER BY f.number`;

async function column(admin: World['admin'], sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await admin.query<{ value: string }>(sql, values);
  return rows.map(({ value }) => value);
}
