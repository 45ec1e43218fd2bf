import type { CommandContext } from '../command';
import { openEmbeddedDatabase } from './embedded-database';
import { openOutsideDatabase } from './outside-database';

/** A database that answers, with the roles to use it. */
export interface OpenDatabase {
  readonly appUrl: string;
  /** The app role's name, for migrations to grant to. */
  readonly appRole: string;
  /** The connection to migrate with: the owner's, as far as one was given. */
  readonly ownerUrl: string;
}

/** The database of `DATABASE_URL`, or else the embedded one, started if need be and closed at the end. */
export function openDatabase(context: CommandContext): Promise<OpenDatabase> {
  return context.config.databaseUrl === '' ? openEmbeddedDatabase(context) : openOutsideDatabase(context);
}
