import type { CommandContext } from './command';
import { openMigrated } from './database/open-migrated';
import { loadReferenceData } from './seed/reference';

/** `migrate`: brings the database to the code's schema, with the reference data every deployment has, and ends. */
export async function migrateCommand(context: CommandContext): Promise<void> {
  const { appUrl } = await openMigrated(context);
  await loadReferenceData(appUrl);
  context.progress.say('基础数据 · the reference data is up to date');
}
