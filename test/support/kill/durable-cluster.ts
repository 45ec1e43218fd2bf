import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionDatabase, startEmbeddedPostgres, type EmbeddedServer } from '@anzhi/platform';
import { migrate } from '../../../libs/platform/src/database/migrator';
import { TOOL_ENVIRONMENT } from '../../../libs/platform/src/embedded/run-tool';
import type { TestDatabase } from '../database';
import { killCluster } from './killer';

/** As in production, but small. */
const SETTINGS = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', shared_buffers: '64MB' };
const NAMES = { database: 'durable', owner: 'durable_owner', app: 'durable_app' };

/** A PostgreSQL of its own that keeps its word: what it has acknowledged survives its own death. */
export class DurableCluster implements TestDatabase {
  readonly name = NAMES.database;

  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedServer,
    readonly ownerUrl: string,
    readonly appUrl: string,
  ) {}

  static async start(): Promise<DurableCluster> {
    const dataDir = join(tmpdir(), `durable-${randomBytes(4).toString('hex')}`);
    const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
    const password = randomBytes(12).toString('hex');
    const { ownerUrl, appUrl } = await provisionDatabase(server.adminUrl, {
      database: NAMES.database,
      owner: { name: NAMES.owner, password },
      app: { name: NAMES.app, password },
    });
    await migrate({ ownerUrl, appRole: NAMES.app });
    return new DurableCluster(dataDir, server, ownerUrl, appUrl);
  }

  get adminUrl(): string {
    const url = new URL(this.server.adminUrl);
    url.pathname = `/${NAMES.database}`;
    return url.toString();
  }

  get clusterDir(): string {
    return join(this.dataDir, 'cluster');
  }

  /** Kills all of its processes from outside, and starts it again where it was. */
  async killAndRestart(afterMs: number): Promise<void> {
    const { port } = this.server;
    await killCluster(this.clusterDir, afterMs);
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, settings: SETTINGS });
    if (this.server.port !== port) throw new Error('the server came back on another port');
  }

  /** Stops it in good order and starts it with these variables in its environment. */
  async restartWith(environment: Readonly<Record<string, string>>): Promise<void> {
    await this.server.stop();
    Object.assign(TOOL_ENVIRONMENT, environment);
    try {
      this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, settings: SETTINGS });
    } finally {
      for (const name of Object.keys(environment)) Reflect.deleteProperty(TOOL_ENVIRONMENT, name);
    }
  }

  async stop(): Promise<void> {
    await this.server.stop('immediate');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
