import type { Command } from './command';
import { start } from './start/start.command';
import { stopDatabase } from './stop-database.command';

/** What `node dist/apps/cli/src/main.js <name>` can do. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  migrate: async (context) => (await import('./migrate.command.js')).migrateCommand(context),
  seed: async (context) => (await import('./seed/seed.command.js')).seedCommand(context),
  appoint: async (context) => (await import('./appoint.command.js')).appoint(context),
  'ledger:check': async (context) => (await import('./check-ledger.command.js')).checkLedgerCommand(context),
  'audit:bundle': async (context) => (await import('./audit-bundle.command.js')).auditBundle(context),
  'db:stop': stopDatabase,
};
