import type { Queryable } from './database';
import { loadMigrations, type MigrationClass } from './migration-files';

/** TypeORM makes this table before the first migration runs, so it lives in the one schema that is always there. */
export const HISTORY_TABLE = 'schema_migrations';

/** Names of migrations, oldest first. */
export interface SchemaState {
  readonly applied: string[];
  /** Known to the code, not yet in the database. */
  readonly pending: string[];
  /** In the database, not known to the code: the database is newer than the code. */
  readonly unknown: string[];
}

/** How the database and the code stand to each other. May be asked as the app role. */
export async function schemaState(db: Queryable, migrations?: MigrationClass[]): Promise<SchemaState> {
  const known = (migrations ?? (await loadMigrations())).map(({ name }) => name);
  const [table] = await db.query<{ found: boolean }>(
    `SELECT to_regclass('public.${HISTORY_TABLE}') IS NOT NULL AS found`,
  );
  const rows = table?.found
    ? await db.query<{ name: string }>(`SELECT name FROM public.${HISTORY_TABLE} ORDER BY id`)
    : [];
  const applied = rows.map(({ name }) => name);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** For readiness: what must be migrated before this code may serve. */
export async function pendingMigrations(db: Queryable): Promise<string[]> {
  return (await schemaState(db)).pending;
}
