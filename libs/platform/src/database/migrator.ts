import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { loadMigrations, type MigrationClass } from './migration-files';
import { HISTORY_TABLE, schemaState } from './schema-state';

export interface MigrateOptions {
  /** Connection of the role that owns (or will own) the tables. */
  ownerUrl: string;
  /** The role the product runs as: migrations grant to it. It must exist. */
  appRole: string;
  log?: (line: string) => void;
  /** Instead of the ones in `migrations/`. */
  migrations?: MigrationClass[];
}

/** The code is older than the database and must not touch it. */
export class DatabaseNewerError extends Error {
  override readonly name = 'DatabaseNewerError';

  constructor(readonly unknown: string[]) {
    super(`the database holds migrations this code does not know: ${unknown.join(', ')}`);
  }
}

/** The role of the connection lacks the rights for what is pending: it is not the owner. */
export class MayNotMigrateError extends Error {
  override readonly name = 'MayNotMigrateError';

  constructor(
    readonly pending: string[],
    refusal: Error,
  ) {
    super(refusal.message, { cause: refusal });
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';
const MIGRATION_LOCK = 7_262_002;

/**
 * Runs what is pending, each migration in a transaction of its own, and returns the names. Processes that start
 * together take turns, so all but the first find nothing to do. With nothing pending any role may call it.
 * @throws DatabaseNewerError, MayNotMigrateError
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  return withSchema(options, async (dataSource, pending) => {
    options.log?.(pending.length === 0 ? 'the schema is up to date' : `${pending.length} migrations to run`);
    if (pending.length === 0) return [];
    try {
      return await runPending(dataSource, options.appRole);
    } catch (error) {
      const refused = error instanceof QueryFailedError && codeOf(error) === INSUFFICIENT_PRIVILEGE;
      throw refused ? new MayNotMigrateError(pending, error) : error;
    }
  });
}

/** Takes the newest migration back; false when none is left. */
export async function revertLast(options: MigrateOptions): Promise<boolean> {
  return withSchema(options, async (dataSource) => {
    const { applied } = await schemaState(dataSource, options.migrations);
    if (applied.length > 0) await dataSource.undoLastMigration({ transaction: 'each' });
    return applied.length > 0;
  });
}

/** Takes every migration back, newest first. */
export async function revertAll(options: MigrateOptions): Promise<void> {
  while (await revertLast(options));
}

/** For migrations: the role to grant to, quoted, as `migrate` was told. */
export async function appRole(queryRunner: QueryRunner): Promise<string> {
  const sql = `SELECT quote_ident(current_setting('anzhi.app_role')) AS role`;
  const [{ role }] = (await queryRunner.query(sql)) as [{ role: string }];
  return role;
}

async function runPending(dataSource: DataSource, role: string): Promise<string[]> {
  const done = await dataSource.runMigrations({ transaction: 'each' });
  const [app] = await dataSource.query<[{ role: string }]>('SELECT quote_ident($1) AS role', [role]);
  await dataSource.query(`GRANT SELECT ON public.${HISTORY_TABLE} TO ${app.role}`);
  return done.map(({ name }) => name);
}

const codeOf = (error: QueryFailedError) => (error.driverError as { code?: string }).code;

/** Connects, takes the turn, refuses a database newer than the code. */
async function withSchema<T>(
  { ownerUrl, appRole: role, log, migrations }: MigrateOptions,
  work: (dataSource: DataSource, pending: string[]) => Promise<T>,
): Promise<T> {
  const classes = migrations ?? (await loadMigrations());
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: classes,
    logger: 'debug',
    schema: 'public',
    migrationsTableName: HISTORY_TABLE,
    extra: { options: `-c anzhi.app_role=${escapeOption(role)}`, application_name: 'anzhi-migrate' },
  });
  await dataSource.initialize();
  const turn = dataSource.createQueryRunner();
  try {
    await takeTurn(turn, log);
    const { pending, unknown } = await schemaState(dataSource, classes);
    if (unknown.length > 0) throw new DatabaseNewerError(unknown);
    return await work(dataSource, pending);
  } finally {
    await turn.release();
    await dataSource.destroy();
  }
}

/** The lock belongs to the session, and goes with it when the process dies. */
async function takeTurn(turn: QueryRunner, log?: (line: string) => void): Promise<void> {
  const sql = 'SELECT pg_try_advisory_lock($1) AS free';
  const [{ free }] = (await turn.query(sql, [MIGRATION_LOCK])) as [{ free: boolean }];
  if (free) return;
  log?.('another process is migrating; waiting for it');
  await turn.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

/** The server splits its options at spaces unless they are escaped. */
const escapeOption = (text: string) => text.replace(/[\\ ]/g, '\\$&');
