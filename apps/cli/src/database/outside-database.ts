import { Client } from 'pg';
import type { CommandContext } from '../command';
import { InvalidAddressError, OldServerError } from '../errors';
import type { OpenDatabase } from './open-database';

const OLDEST = 150_000;
const CONNECT_TIMEOUT_MS = 10_000;

interface Answer {
  readonly role: string;
  readonly version: string;
  readonly versionNumber: number;
  /** Owns our tables, or may create them in a database that has none. */
  readonly owns: boolean;
}

/**
 * The server of `DATABASE_URL`. With `MIGRATION_DATABASE_URL` the two roles are apart, as they should be; the one role
 * alone migrates too, if it owns the tables, and need not own them if nothing is pending.
 * @throws InvalidAddressError, OldServerError, or what the connection says
 */
export async function openOutsideDatabase({ config, progress }: CommandContext): Promise<OpenDatabase> {
  const { databaseUrl: appUrl, migrationDatabaseUrl } = config;
  requireAddress('DATABASE_URL', appUrl);
  if (migrationDatabaseUrl !== '') requireAddress('MIGRATION_DATABASE_URL', migrationDatabaseUrl);
  progress.say('连接 DATABASE_URL 的数据库 · connecting to the database of DATABASE_URL');
  const { role, version, versionNumber, owns } = await ask(appUrl);
  if (versionNumber < OLDEST) throw new OldServerError(version);
  if (owns) {
    progress.warn(
      `角色 ${role} 拥有数据库的表，程序不应有这样的权限：请用另一个角色作 DATABASE_URL，所有者放在 MIGRATION_DATABASE_URL。`,
      `Role ${role} owns the tables, more than the product needs: give it a role of its own, the owner in MIGRATION_DATABASE_URL.`,
    );
  }
  return { appUrl, appRole: role, ownerUrl: migrationDatabaseUrl || appUrl };
}

/** The driver would take anything for the name of a database on this machine. */
function requireAddress(variable: string, text: string): void {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) throw new InvalidAddressError(variable);
}

async function ask(connectionString: string): Promise<Answer> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const { rows } = await client.query<Answer>(`
      SELECT current_user AS role,
             current_setting('server_version') AS version,
             current_setting('server_version_num')::int AS "versionNumber",
             coalesce(
               (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class
                WHERE oid = to_regclass('public.schema_migrations')),
               has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE')
             ) AS owns`);
    return rows[0];
  } finally {
    await client.end();
  }
}
