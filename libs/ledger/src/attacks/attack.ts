import { ACCOUNT_ATTACKS } from './account-attacks';
import { HOLD_ATTACKS } from './hold-attacks';
import { LOG_ATTACKS } from './log-attacks';
import { TRANSFER_ATTACKS } from './transfer-attacks';
import { forbiddenOn, type Attack, type Connection } from './statements';
import { prepareTarget, type Target } from './target';

/** By the constraint that stops it, or by `table.trigger`. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  ...ACCOUNT_ATTACKS,
  ...TRANSFER_ATTACKS,
  ...HOLD_ATTACKS,
  ...LOG_ATTACKS,
};

export const stopperOf = (guard: string): string => ATTACKS[guard].stoppedBy ?? guard;

/**
 * Carries one attack out and undoes it.
 * @param db a connection (not a pool) of the role that owns the tables
 * @returns the constraint that stopped it, or what a trigger says; null when nothing did. `stopperOf` says which it must be
 */
export async function attack(db: Connection, guard: string): Promise<string | null> {
  await db.query('BEGIN');
  try {
    return await strike(db, await prepareTarget(db), guard);
  } finally {
    await db.query('ROLLBACK');
  }
}

/** The attack alone, in the transaction in which the target was prepared; undone. */
export async function strike(db: Connection, target: Target, guard: string): Promise<string | null> {
  await db.query('SAVEPOINT prepared');
  try {
    await db.query(ATTACKS[guard].sql(target));
    return null;
  } catch (error) {
    return stopper(error as DatabaseRefusal);
  } finally {
    await db.query('ROLLBACK TO prepared');
  }
}

interface DatabaseRefusal {
  readonly constraint?: string;
  readonly code?: string;
  readonly message: string;
}

/** A month has keys and row triggers of its own, named after it; a TRUNCATE must be stopped at the table itself. */
function stopper({ constraint, code, message }: DatabaseRefusal): string {
  const [, verb, table] = /^append-only: (\w+) on ledger\.(\w+)$/.exec(message) ?? [];
  if (table) return forbiddenOn(verb === 'TRUNCATE' ? table : table.replace(/_\d{4}_\d{2}$/, ''));
  return constraint?.replace(/_\d{4}_\d{2}_/, '_') ?? code ?? message;
}

/** What the catalog says there is to attack: constraints, also of domains, and triggers as `table.trigger`; not of partitions. */
export const GUARDS = `
  WITH ours AS (SELECT oid, relname FROM pg_class
                 WHERE relnamespace = 'ledger'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition)
  SELECT k.conname AS guard FROM pg_constraint k JOIN ours ON ours.oid = k.conrelid WHERE k.contype IN ('p', 'u', 'f', 'c', 'x')
  UNION ALL
  SELECT k.conname FROM pg_constraint k JOIN pg_type d ON d.oid = k.contypid
   WHERE d.typnamespace = 'ledger'::regnamespace AND k.contype = 'c'
  UNION ALL
  SELECT ours.relname || '.' || g.tgname FROM pg_trigger g JOIN ours ON ours.oid = g.tgrelid WHERE NOT g.tgisinternal
  ORDER BY 1`;
