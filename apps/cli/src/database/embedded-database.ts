import { join } from 'node:path';
import { leaseServer, provisionDatabase, startEmbeddedPostgres, type EmbeddedServer } from '@anzhi/platform';
import type { CommandContext } from '../command';
import { loadSecrets } from '../secrets';
import type { OpenDatabase } from './open-database';

const DATABASE = 'anzhi';
const OWNER = 'anzhi_owner';
const APP = 'anzhi_app';

/** Where the embedded server lives inside the data directory. */
export const embeddedDirectory = (dataDir: string): string => join(dataDir, 'postgres');

/** Starts or adopts the embedded server; the last command that uses it stops it. */
export async function openEmbeddedDatabase(context: CommandContext): Promise<OpenDatabase> {
  const { config, progress, shutdown } = context;
  progress.say('启动内置 PostgreSQL · starting the embedded PostgreSQL');
  const { server } = await shutdown.own(startAndLease(config.dataDir), async ({ server, lease }) => {
    if (!(await lease.release()))
      return progress.say('数据库仍被使用，保持运行 · database still in use, left running');
    await server.stop();
    progress.say('数据库已停止 · database stopped');
  });
  progress.say(`PostgreSQL 127.0.0.1:${server.port}${server.adopted ? '（已在运行 · was running）' : ''}`);
  const { ownerPassword, appPassword } = loadSecrets(config.dataDir);
  const { ownerUrl, appUrl } = await provisionDatabase(server.adminUrl, {
    database: DATABASE,
    owner: { name: OWNER, password: ownerPassword },
    app: { name: APP, password: appPassword },
  });
  return { appUrl, ownerUrl, appRole: APP };
}

async function startAndLease(dataDir: string) {
  const server: EmbeddedServer = await startEmbeddedPostgres({ dataDir: embeddedDirectory(dataDir) });
  return { server, lease: await leaseServer(server.adminUrl) };
}
