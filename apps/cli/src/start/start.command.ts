import type { Config } from '@anzhi/platform';
import type { CommandContext } from '../command';
import { openMigrated } from '../migrate.command';
import { lacksKeys, loadSecrets, withSecrets } from '../secrets';
import { startParts } from './parts';
import { checkPort } from './port';
import { prepare } from './prepare';
import { welcome } from './welcome';

/** `start`: everything on one port in one process, until the user stops it. */
export async function start(context: CommandContext): Promise<void> {
  const { progress, shutdown, stopped } = context;
  await checkPort(context.config.host, context.config.port);
  const { appUrl } = await openMigrated(context);
  const config: Config = { ...completed(context), databaseUrl: appUrl };
  const logins = await prepare(config, (line) => progress.say(line));
  progress.say('启动服务 · starting the server');
  const url = await startParts(config, shutdown);
  progress.say('就绪 · ready');
  progress.print(welcome(url, logins));
  await stopped;
}

/** Adds the keys of this machine where the environment gives none. */
function completed({ config, progress }: CommandContext): Config {
  if (!lacksKeys(config)) return config;
  if (config.databaseUrl !== '') {
    progress.warn(
      `环境变量没有给出全部密钥（FIELD_KEYS、BLIND_INDEX_KEY、TOKEN_SECRET）：使用并请妥善保存 ${config.dataDir}/secrets.json。`,
      `Keys are missing from the environment: using ${config.dataDir}/secrets.json. Keep that file, the data depends on it.`,
    );
  }
  return withSecrets(config, loadSecrets(config.dataDir));
}
