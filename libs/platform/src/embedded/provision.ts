import { Client } from 'pg';

export interface Login {
  name: string;
  password: string;
}

export interface DatabaseSpec {
  database: string;
  owner: Login;
  app: Login;
}

/** Any number that nobody else uses as an advisory lock in the database `postgres`. */
const PROVISION_LOCK = 7_262_001;

/**
 * Makes the two roles and the database, or brings them to the given passwords. The owner may do anything in its
 * database and nothing outside; the app may only connect: what it may touch, migrations grant.
 */
export async function provisionDatabase(
  adminUrl: string,
  spec: DatabaseSpec,
): Promise<{ ownerUrl: string; appUrl: string }> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
    await ensureRole(admin, spec.owner);
    await ensureRole(admin, spec.app);
    await ensureDatabase(admin, spec);
  } finally {
    await admin.end();
  }
  return {
    ownerUrl: urlFor(adminUrl, spec.database, spec.owner),
    appUrl: urlFor(adminUrl, spec.database, spec.app),
  };
}

async function ensureRole(admin: Client, { name, password }: Login): Promise<void> {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(
    `${verb} ROLE ${admin.escapeIdentifier(name)} WITH LOGIN PASSWORD ${admin.escapeLiteral(password)}
     NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION`,
  );
}

async function ensureDatabase(admin: Client, { database, owner, app }: DatabaseSpec): Promise<void> {
  const name = admin.escapeIdentifier(database);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) {
    await admin.query(
      `CREATE DATABASE ${name} OWNER ${admin.escapeIdentifier(owner.name)} TEMPLATE template0 ENCODING 'UTF8'`,
    );
  }
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${admin.escapeIdentifier(app.name)}`);
}

function urlFor(adminUrl: string, database: string, login: Login): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(login.name);
  url.password = encodeURIComponent(login.password);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}
