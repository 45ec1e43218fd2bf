import { migrate } from '@anzhi/platform';
import type { CommandContext } from './command';
import { openDatabase, type OpenDatabase } from './database/open-database';

/** `migrate`: brings the database to the code's schema, with the reference data every deployment has, and ends. */
export async function migrateCommand(context: CommandContext): Promise<void> {
  const { appUrl } = await openMigrated(context);
  const { loadReferenceData } = await import('./seed/reference.js');
  await loadReferenceData(appUrl);
  context.progress.say('基础数据 · the reference data is up to date');
}

/** The database, at the code's schema. */
export async function openMigrated(context: CommandContext): Promise<OpenDatabase> {
  const { progress } = context;
  const database = await openDatabase(context);
  const { ownerUrl, appRole } = database;
  const done = await migrate({ ownerUrl, appRole, log: (line) => progress.say(`数据库迁移 · ${line}`) });
  for (const name of done) progress.say(`  ${name}`);
  return database;
}
