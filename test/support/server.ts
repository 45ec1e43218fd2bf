import { randomBytes } from 'node:crypto';
import { provisionDatabase, startEmbeddedPostgres } from '../../libs/platform/src/embedded';
import { migrate } from '../../libs/platform/src/database/migrator';
import { referenceData } from './reference-data';

/** What a spec file must know to clone its database; travels in the environment. */
export interface ServerDescription {
  readonly adminUrl: string;
  readonly prefix: string;
  readonly template: string;
  readonly owner: { readonly name: string; readonly password: string };
  readonly app: { readonly name: string; readonly password: string };
}

/** Fast rather than durable: the cluster does not outlive the run. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  min_wal_size: '64MB',
  max_wal_size: '256MB',
  shared_buffers: '128MB',
  autovacuum: 'off',
  max_connections: 200,
};

/**
 * Starts the run's server, or takes the one at TEST_DATABASE_URL (a superuser's connection), and fills its template
 * database. Without a `stop` the server is not ours to stop.
 */
export async function startServer(
  dataDir: string,
  prefix: string,
): Promise<{ description: ServerDescription; stop?: () => Promise<void> }> {
  const outside = process.env.TEST_DATABASE_URL;
  if (outside) return { description: await makeTemplate(outside, prefix) };
  const server = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  const stop = () => server.stop('immediate');
  try {
    return { description: await makeTemplate(server.adminUrl, prefix), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate(adminUrl: string, prefix: string): Promise<ServerDescription> {
  const password = randomBytes(12).toString('hex');
  const description = {
    adminUrl,
    prefix,
    template: `${prefix}template`,
    owner: { name: `${prefix}owner`, password },
    app: { name: `${prefix}app`, password },
  };
  const { owner, app, template } = description;
  const { ownerUrl, appUrl } = await provisionDatabase(adminUrl, { database: template, owner, app });
  await migrate({ ownerUrl, appRole: app.name });
  for (const load of referenceData) await load(appUrl);
  return description;
}
