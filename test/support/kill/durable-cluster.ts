import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { provisionDatabase, startEmbeddedPostgres, type EmbeddedServer } from '@anzhi/platform';
import { migrate } from '../../../libs/platform/src/database/migrator';
import { prepareArea, writePrivate } from '../../../libs/platform/src/embedded/area';
import { readState, writeState } from '../../../libs/platform/src/embedded/cluster';
import { TOOL_ENVIRONMENT } from '../../../libs/platform/src/embedded/run-tool';
import type { TestDatabase } from '../database';
import { killCluster } from './killer';

type Settings = Readonly<Record<string, string>>;

/** As in production, but small. */
const SETTINGS = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', shared_buffers: '64MB' };
const NAMES = { database: 'durable', owner: 'durable_owner', app: 'durable_app' };

/** A PostgreSQL of its own that keeps its word: what it has acknowledged survives its own death. */
export class DurableCluster implements TestDatabase {
  readonly name = NAMES.database;

  private constructor(
    private readonly dataDir: string,
    private readonly settings: Settings,
    private server: EmbeddedServer,
    private readonly password: string,
  ) {}

  /** @param more settings, or others */
  static async start(more: Settings = {}): Promise<DurableCluster> {
    const dataDir = newDir('durable');
    const settings = { ...SETTINGS, ...more };
    const server = await startEmbeddedPostgres({ dataDir, settings });
    const password = randomBytes(12).toString('hex');
    const { ownerUrl } = await provisionDatabase(server.adminUrl, {
      database: NAMES.database,
      owner: { name: NAMES.owner, password },
      app: { name: NAMES.app, password },
    });
    await migrate({ ownerUrl, appRole: NAMES.app });
    return new DurableCluster(dataDir, settings, server, password);
  }

  get adminUrl(): string {
    const url = new URL(this.server.adminUrl);
    url.pathname = `/${NAMES.database}`;
    return url.toString();
  }

  get ownerUrl(): string {
    return this.urlOf(NAMES.owner);
  }

  get appUrl(): string {
    return this.urlOf(NAMES.app);
  }

  get clusterDir(): string {
    return join(this.dataDir, 'cluster');
  }

  /** What the server has said so far. */
  get log(): string {
    return readFileSync(join(this.dataDir, 'postgres.log'), 'utf8');
  }

  /** As the superuser, over a connection of its own. */
  async admin<Row>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Kills all of its processes from outside. */
  async kill(afterMs = 0): Promise<void> {
    await killCluster(this.clusterDir, afterMs);
  }

  /** Starts it again where it was, unless it runs. */
  async restart(): Promise<void> {
    const { port } = this.server;
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, settings: this.settings });
    if (this.server.port !== port) throw new Error('the server came back on another port');
  }

  async killAndRestart(afterMs: number): Promise<void> {
    await this.kill(afterMs);
    await this.restart();
  }

  /** Stops it in good order and starts it with these variables in its environment. */
  async restartWith(environment: Readonly<Record<string, string>>): Promise<void> {
    await this.server.stop();
    Object.assign(TOOL_ENVIRONMENT, environment);
    try {
      this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, settings: this.settings });
    } finally {
      for (const name of Object.keys(environment)) Reflect.deleteProperty(TOOL_ENVIRONMENT, name);
    }
  }

  /** Moves its write-ahead log to another folder, where it stays. */
  async moveLog(folder: string): Promise<void> {
    await this.server.stop();
    const wal = join(this.clusterDir, 'pg_wal');
    execFileSync('cp', ['-a', wal, folder]);
    renameSync(wal, `${wal}.before`);
    symlinkSync(join(folder, 'pg_wal'), wal);
    await this.restart();
  }

  /**
   * A copy that follows this one under a name, made while it runs and with nothing but the server itself.
   * @param more settings of the copy
   */
  async standby(name: string, more: Settings = {}): Promise<DurableCluster> {
    const dataDir = newDir('standby');
    const client = new Client({ connectionString: this.adminUrl });
    await client.connect();
    await client.query('SELECT pg_backup_start($1, true)', [name]);
    execFileSync('cp', ['-a', this.clusterDir, dataDir]);
    const { rows } = await client.query<{ label: string }>(
      'SELECT labelfile AS label FROM pg_backup_stop(false)',
    );
    await client.end();
    const area = prepareArea(dataDir);
    rmSync(join(area.clusterDir, 'postmaster.pid'), { force: true });
    writePrivate(area, join(area.clusterDir, 'backup_label'), rows[0].label);
    writeState(area, { ...readState(prepareArea(this.dataDir))!, port: 0 });
    this.leads(area.clusterDir, name);
    const settings = { ...this.settings, ...more };
    const server = await startEmbeddedPostgres({ dataDir, settings });
    return new DurableCluster(dataDir, settings, server, this.password);
  }

  /** Starts this one, which does not run, as one that follows another. */
  async follow(leader: DurableCluster, name: string): Promise<void> {
    leader.leads(this.clusterDir, name);
    await this.restart();
  }

  /** A standby becomes what it has followed. */
  async promote(): Promise<void> {
    await this.admin('SELECT pg_promote(true, 60)');
  }

  async stop(): Promise<void> {
    await this.server.stop('immediate');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private leads(clusterDir: string, name: string): void {
    const { hostname, port, username, password } = new URL(this.server.adminUrl);
    const leader = `host=${hostname} port=${port} user=${username} password=${password} application_name=${name}`;
    appendFileSync(join(clusterDir, 'postgresql.auto.conf'), `primary_conninfo = '${leader}'\n`);
    writePrivate(prepareArea(join(clusterDir, '..')), join(clusterDir, 'standby.signal'), '');
  }

  private urlOf(role: string): string {
    const url = new URL(this.adminUrl);
    [url.username, url.password] = [role, this.password];
    return url.toString();
  }
}

function newDir(kind: string): string {
  const dir = join(tmpdir(), `${kind}-${randomBytes(4).toString('hex')}`);
  mkdirSync(dir);
  chmodSync(dir, 0o755);
  return dir;
}
