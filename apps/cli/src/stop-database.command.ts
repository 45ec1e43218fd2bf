import { stopEmbeddedPostgres } from '@anzhi/platform';
import type { CommandContext } from './command';
import { embeddedDirectory } from './database/embedded-database';

/** `db:stop`: stops the embedded server that a killed process left running. */
export async function stopDatabase({ config, progress }: CommandContext): Promise<void> {
  const stopped = await stopEmbeddedPostgres(embeddedDirectory(config.dataDir));
  progress.say(stopped ? '数据库已停止 · database stopped' : '没有数据库在运行 · no database is running');
}
