import type { Config } from '@anzhi/platform';
import type { CommandContext } from '../command';
import { openMigrated } from '../database/open-migrated';
import { withKeys } from '../secrets';
import { startParts } from './parts';
import { checkPort } from './port';
import { prepare } from './prepare';
import { welcome } from './welcome';

/** `start`: everything on one port in one process, until the user stops it. */
export async function start(context: CommandContext): Promise<void> {
  const { progress, shutdown, stopped } = context;
  await checkPort(context.config.host, context.config.port);
  const { appUrl } = await openMigrated(context);
  const config: Config = { ...withKeys(context), databaseUrl: appUrl };
  const logins = await prepare(config, (line) => progress.say(line));
  progress.say('启动服务 · starting the server');
  const url = await startParts(config, shutdown);
  progress.say('就绪 · ready');
  progress.print(welcome(url, logins));
  await stopped;
}
