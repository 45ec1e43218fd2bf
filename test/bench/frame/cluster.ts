import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { migrate, provisionDatabase, startEmbeddedPostgres } from '@anzhi/platform';
import type { TestDatabase } from '@test/database';
import { referenceData } from '@test/reference-data';
import { Client } from 'pg';

/** An acknowledged commit survives the power cut, as it must in production. The rest is roomier than the defaults. */
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'replica',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  autovacuum: 'on',
};
const SHOWN = ['server_version', ...Object.keys(SETTINGS)];
const TEMPLATE = 'bench_template';

/** The PostgreSQL of one run, with its databases. */
export class Cluster {
  private template: Promise<TestDatabase> | undefined;
  private readonly owner = { name: 'bench_owner', password: randomBytes(12).toString('hex') };
  private readonly app = { name: 'bench_app', password: randomBytes(12).toString('hex') };
  private copies = 0;

  private constructor(
    private readonly adminUrl: string,
    /** Machine and server, as the server itself tells. */
    readonly settings: Readonly<Record<string, string | number>>,
    /** Ends the server; what it holds is thrown away. */
    readonly stop: () => Promise<void>,
  ) {}

  static async start(dataDir: string): Promise<Cluster> {
    const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
    const stop = () => server.stop('immediate');
    try {
      return new Cluster(server.adminUrl, await settingsOf(server.adminUrl), stop);
    } catch (error) {
      await stop();
      throw error;
    }
  }

  /** A copy of `from`, which nobody may be connected to; of a migrated database with the reference data by default. */
  async database(from?: TestDatabase): Promise<TestDatabase> {
    const source = from ?? (await (this.template ??= this.makeTemplate()));
    const name = `bench_${++this.copies}`;
    await this.administer(
      `CREATE DATABASE ${name} OWNER ${this.owner.name} TEMPLATE ${source.name}`,
      `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${name} TO ${this.app.name}`,
    );
    return this.describe(name);
  }

  /** A database without tables; the connection is the superuser's. */
  async emptyDatabase(name: string): Promise<string> {
    await this.administer(`CREATE DATABASE ${name} TEMPLATE template0`);
    return this.describe(name).adminUrl;
  }

  /** Everything to disk now, so that no measured round pays for what was done before it. */
  checkpoint(): Promise<void> {
    return this.administer('CHECKPOINT');
  }

  private async makeTemplate(): Promise<TestDatabase> {
    const { owner, app } = this;
    const { ownerUrl, appUrl } = await provisionDatabase(this.adminUrl, { database: TEMPLATE, owner, app });
    await migrate({ ownerUrl, appRole: app.name });
    for (const load of referenceData) await load(appUrl);
    return this.describe(TEMPLATE);
  }

  private async administer(...statements: string[]): Promise<void> {
    const admin = new Client({ connectionString: this.adminUrl });
    await admin.connect();
    try {
      for (const statement of statements) await admin.query(statement);
    } finally {
      await admin.end();
    }
  }

  private describe(name: string): TestDatabase {
    const url = (login?: { name: string; password: string }) => {
      const copy = new URL(this.adminUrl);
      copy.pathname = `/${name}`;
      if (login) Object.assign(copy, { username: login.name, password: login.password });
      return copy.toString();
    };
    return { name, appUrl: url(this.app), ownerUrl: url(this.owner), adminUrl: url() };
  }
}

async function settingsOf(adminUrl: string): Promise<Record<string, string | number>> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ name: string; value: string }>(
      `SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name`,
      [SHOWN],
    );
    const told = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    return { ...told, data: 'disk', node: process.version, cores: availableParallelism() };
  } finally {
    await admin.end();
  }
}
