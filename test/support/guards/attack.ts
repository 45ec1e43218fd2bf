import { columnsOf, type Column, type Connection, type Guard } from './catalog';

type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * One wrong that one guard alone must refuse. All other guards of its table are taken away first, so an attack names
 * only the columns it is about.
 */
export type Attack =
  /** Rows, of which the last one is wrong. */
  | readonly Row[]
  /** A key: the same row twice. An object tells values the key does not: those of its condition. */
  | 'TWICE'
  | { readonly twice: Row }
  /** A foreign key: a row that points at nothing. */
  | 'DANGLING'
  /** A trigger of history: deleting a row, changing one, emptying the table. */
  | 'DELETED'
  | { readonly deleted: Row }
  | { readonly was: Row; readonly becomes: Row }
  | 'EMPTIED';

/** By table, then by guard. */
export type Attacks = Readonly<Record<string, Readonly<Record<string, Attack>>>>;

export interface Attempt {
  readonly guard: Guard;
  /** The other guards of its table. */
  readonly others: readonly Guard[];
  readonly attack: Attack;
  /** Takes the guard itself away too: then nothing may be left to refuse. */
  readonly without?: boolean;
}

/**
 * Carries an attack out and undoes it.
 * @param db a connection (not a pool) of the role that owns the tables
 * @returns the guard that refused, or null when nothing did
 */
export async function attackAlone(
  db: Connection,
  { guard, others, attack, without = false }: Attempt,
): Promise<string | null> {
  await db.query('BEGIN');
  try {
    const columns = await columnsOf(db, guard.table);
    await takeAway(db, guard, without ? [...others, guard] : others, columns);
    const steps = stepsOf(guard, attack, columns);
    for (const step of steps.slice(0, -1)) await db.query(step);
    try {
      await db.query(steps.at(-1)!);
      return null;
    } catch (error) {
      return refuser(error as DatabaseRefusal, guard);
    }
  } finally {
    await db.query('ROLLBACK');
  }
}

interface DatabaseRefusal {
  readonly constraint?: string;
  readonly routine?: string;
  readonly message: string;
}

/** Where in PostgreSQL a function's own exception comes from. */
const RAISE = 'exec_stmt_raise';

/**
 * A trigger tells no name, but of this table no other one is left; history's tell their table. Keys and row triggers
 * of a partition are its own and bear its month; a TRUNCATE must be stopped at the table itself.
 */
function refuser({ constraint, routine, message }: DatabaseRefusal, { kind, table, name }: Guard): string {
  if (kind !== 'g' || routine !== RAISE) return constraint?.replace(MONTH, '') ?? message;
  if (!message.startsWith('append-only')) return name;
  const stoppedAt = message.replace(/^.* on /, '');
  return (message.includes('TRUNCATE') ? stoppedAt : stoppedAt.replace(MONTH, '')) === table ? name : message;
}

const MONTH = /_\d{4}_?\d{2}(?=_|$)/;

/** CASCADE, because keys are pointed at. */
async function takeAway(
  db: Connection,
  guard: Guard,
  guards: readonly Guard[],
  columns: readonly Column[],
): Promise<void> {
  const { table } = guard;
  const alter = async (changes: readonly string[]): Promise<void> => {
    if (changes.length) await db.query(`ALTER TABLE ${table} ${changes.join(', ')}`);
  };
  // a foreign key may point at another key of its own table
  const going = guards.filter(({ kind }) => kind !== 'u' || guard.kind !== 'f');
  for (const { name } of going.filter(({ kind }) => kind === 'i'))
    await db.query(`DROP INDEX ${table.split('.')[0]}.${name}`);
  await alter(
    going
      .filter(({ kind }) => kind !== 'i')
      .map(({ name, kind }) =>
        kind === 'g' ? `DISABLE TRIGGER ${name}` : `DROP CONSTRAINT IF EXISTS ${name} CASCADE`,
      ),
  );
  const stay = guard.kind === 'p' && !going.includes(guard) ? guard.columns : [];
  await alter(
    columns
      .filter(({ name, required }) => required && !stay.includes(name))
      .map(({ name }) => `ALTER COLUMN ${quoted(name)} DROP NOT NULL`),
  );
  await db.query('SET CONSTRAINTS ALL IMMEDIATE');
}

function stepsOf({ table, columns: key }: Guard, attack: Attack, columns: readonly Column[]): string[] {
  if (attack === 'EMPTIED') return [`TRUNCATE ${table} CASCADE`];
  if (attack === 'DELETED') return [insert(table, {}), `DELETE FROM ${table}`];
  if (isRows(attack)) return attack.map((row) => insert(table, row));
  if (typeof attack === 'object' && 'deleted' in attack)
    return [insert(table, attack.deleted), `DELETE FROM ${table}`];
  if (typeof attack === 'object' && 'was' in attack)
    return [insert(table, attack.was), update(table, attack.becomes)];
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const samples = Object.fromEntries(key.map((name) => [name, sample(types.get(name)!)]));
  if (attack === 'DANGLING') return [insert(table, samples)];
  const row = insert(table, { ...samples, ...(attack === 'TWICE' ? {} : attack.twice) });
  return [row, row];
}

const isRows = (attack: Attack): attack is readonly Row[] => Array.isArray(attack);

/** Values that no row has. */
function sample(type: string): Value {
  const value = SAMPLES[type];
  if (value === undefined) throw new Error(`no sample of ${type}`);
  return value;
}

const SAMPLES: Readonly<Record<string, Value>> = {
  uuid: '01a20000-0000-7000-8000-00000000dead',
  text: 'NO_SUCH',
  boolean: true,
  smallint: 32_001,
  integer: 999_912,
  bigint: 2_000_000_001,
  date: '2026-11-30',
  daterange: '[2026-11-01,2026-12-01)',
  tstzrange: '[2026-11-01T00:00Z,2026-12-01T00:00Z)',
  'timestamp with time zone': '2026-11-30T00:00Z',
  bytea: `\\x${'de'.repeat(32)}`,
};

function insert(table: string, row: Row): string {
  const names = Object.keys(row);
  if (!names.length) return `INSERT INTO ${table} DEFAULT VALUES`;
  return `INSERT INTO ${table} (${names.map(quoted).join(', ')}) VALUES (${Object.values(row).map(literal).join(', ')})`;
}

const update = (table: string, row: Row): string =>
  `UPDATE ${table} SET ${Object.entries(row)
    .map(([name, value]) => `${quoted(name)} = ${literal(value)}`)
    .join(', ')}`;

const quoted = (name: string): string => `"${name}"`;
const literal = (value: Value): string =>
  value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;
