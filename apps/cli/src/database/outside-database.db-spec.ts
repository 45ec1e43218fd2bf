import { readConfig } from '@anzhi/platform';
import { createEmptyDatabase, testServer, useDatabase } from '@test/database';
import type { CommandContext } from '../command';
import { migrateCommand } from '../migrate.command';
import { Progress } from '../progress';
import { Shutdown } from '../shutdown';

const database = useDatabase();
const never = new Promise<void>(() => undefined);

/** Runs `migrate` with this environment and returns what it printed. */
async function migrateWith(environment: Record<string, string>): Promise<string> {
  let printed = '';
  const context: CommandContext = {
    args: [],
    config: readConfig(environment),
    progress: new Progress((line) => (printed += line)),
    shutdown: new Shutdown(),
    stopped: never,
  };
  await migrateCommand(context);
  await context.shutdown.close();
  return printed;
}

describe('migrate with DATABASE_URL', () => {
  it('uses the owner for migrating and the app role for grants', async () => {
    const { appUrl, ownerUrl } = await createEmptyDatabase();
    const printed = await migrateWith({ DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl });
    expect(printed).toContain('PlatformFoundations');
    expect(printed).not.toContain('!!');
    expect(await migrateWith({ DATABASE_URL: appUrl })).toContain('up to date');
  });

  it('goes on with the app role alone when nothing is pending', async () => {
    expect(await migrateWith({ DATABASE_URL: database.appUrl })).toContain('up to date');
  });

  it('says that the app role alone may not migrate', async () => {
    const { appUrl } = await createEmptyDatabase();
    await expect(migrateWith({ DATABASE_URL: appUrl })).rejects.toMatchObject({ name: 'MayNotMigrateError' });
  });

  it('warns loudly of an owner alone, and migrates', async () => {
    const { ownerUrl } = await createEmptyDatabase();
    for (const expected of ['PlatformFoundations', 'up to date']) {
      const printed = await migrateWith({ DATABASE_URL: ownerUrl });
      expect(printed).toContain(expected);
      expect(printed).toContain(`!! Role ${testServer().owner.name} owns the tables`);
    }
  });

  it('refuses what is not an address', async () => {
    await expect(migrateWith({ DATABASE_URL: 'localhost' })).rejects.toThrow(/^DATABASE_URL is not/);
    const wrong = { DATABASE_URL: database.appUrl, MIGRATION_DATABASE_URL: 'owner' };
    await expect(migrateWith(wrong)).rejects.toThrow(/^MIGRATION_DATABASE_URL is not/);
  });
});
