import { GUARDS, stopperOf, strike } from './attack';
import type { Connection } from './statements';
import type { Target } from './target';

export interface Mutant {
  /** The guard that was dropped, and what pointed at it. */
  readonly gone: ReadonlySet<string>;
  /** The attacks, of those tried, that their guard did not stop. */
  readonly through: readonly string[];
}

/** Drops one guard in the transaction in which the target was prepared, carries attacks out, and undoes it all. */
export async function withoutGuard(
  db: Connection,
  target: Target,
  guard: string,
  attacks: readonly string[],
): Promise<Mutant> {
  await db.query('SAVEPOINT whole');
  try {
    const gone = await drop(db, guard);
    const through: string[] = [];
    for (const name of attacks) if ((await strike(db, target, name)) !== stopperOf(name)) through.push(name);
    return { gone, through };
  } finally {
    await db.query('ROLLBACK TO whole');
  }
}

async function guards(db: Connection): Promise<Set<string>> {
  return new Set((await db.query<{ guard: string }>(GUARDS)).map(({ guard }) => guard));
}

/** What points at a key goes with it. @returns all that is gone */
async function drop(db: Connection, guard: string): Promise<Set<string>> {
  const before = await guards(db);
  const [table, trigger] = guard.split('.');
  if (trigger) await db.query(`DROP TRIGGER ${trigger} ON ledger.${table}`);
  else {
    const [{ of }] = await db.query<{ of: string }>(
      `SELECT CASE contypid WHEN 0 THEN 'TABLE ' || conrelid::regclass ELSE 'DOMAIN ' || contypid::regtype END AS of
         FROM pg_constraint WHERE connamespace = 'ledger'::regnamespace AND conname = $1 AND conparentid = 0`,
      [guard],
    );
    await db.query(`ALTER ${of} DROP CONSTRAINT ${guard} CASCADE`);
  }
  const left = await guards(db);
  return new Set([...before].filter((name) => !left.has(name)));
}
