import { migrate } from '@anzhi/platform';
import type { CommandContext } from '../command';
import { openDatabase, type OpenDatabase } from './open-database';

/** The database, at the code's schema. */
export async function openMigrated(context: CommandContext): Promise<OpenDatabase> {
  const { progress } = context;
  const database = await openDatabase(context);
  const { ownerUrl, appRole } = database;
  const done = await migrate({ ownerUrl, appRole, log: (line) => progress.say(`数据库迁移 · ${line}`) });
  for (const name of done) progress.say(`  ${name}`);
  return database;
}
