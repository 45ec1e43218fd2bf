import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { ServerDescription } from './server';

/** The database of one spec file. */
export interface TestDatabase {
  readonly name: string;
  /** As the app role: what the product runs with. */
  readonly appUrl: string;
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  /** As the server's superuser, in this database. */
  readonly adminUrl: string;
}

/**
 * Gives the spec file a database of its own, migrated and with the reference data in it. Call at the top level of
 * the file or of a `describe`; the URLs may be read from the first `beforeAll` after the call on.
 * The run's server goes with everything in it, so nothing needs to be dropped.
 */
export function useDatabase(): TestDatabase {
  let database: TestDatabase | undefined;
  const ready = (): TestDatabase => {
    if (!database) throw new Error('the test database exists only inside hooks and tests');
    return database;
  };
  beforeAll(async () => {
    database = await cloneTemplate();
  });
  return {
    get name() {
      return ready().name;
    },
    get appUrl() {
      return ready().appUrl;
    },
    get ownerUrl() {
      return ready().ownerUrl;
    },
    get adminUrl() {
      return ready().adminUrl;
    },
  };
}

/** A further migrated database, for tests that need two. */
export const cloneTemplate = (): Promise<TestDatabase> => createDatabase(testServer().template);

/** A database without tables, for tests of the migrations themselves. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createDatabase('template0');

/** The server of this run. */
export function testServer(): ServerDescription {
  const text = process.env.ANZHI_TEST_SERVER;
  if (!text) throw new Error('no test server: a spec that needs a database is a *.db-spec.ts');
  return JSON.parse(text) as ServerDescription;
}

/** Copying through the log is the fast way for small databases; a copy keeps no grants of its own. */
async function createDatabase(template: string): Promise<TestDatabase> {
  const { adminUrl, prefix, owner, app } = testServer();
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} OWNER ${owner.name} TEMPLATE ${template} STRATEGY WAL_LOG`);
    await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${app.name}`);
  } finally {
    await admin.end();
  }
  const url = (login?: { name: string; password: string }) => {
    const copy = new URL(adminUrl);
    copy.pathname = `/${name}`;
    if (login) Object.assign(copy, { username: login.name, password: login.password });
    return copy.toString();
  };
  return { name, appUrl: url(app), ownerUrl: url(owner), adminUrl: url() };
}
