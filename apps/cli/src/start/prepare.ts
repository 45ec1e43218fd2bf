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

/**
 * Loads the reference data, and in demo mode the demo city when the database is empty. Repeating it changes nothing.
 * What it needs is loaded late, because loading takes a second.
 */
export const prepare: Prepare = async (config, say) => {
  const [{ loadReferenceData }, { prepareDemo }] = await Promise.all([
    import('../seed/reference.js'),
    import('../seed/prepare-demo.js'),
  ]);
  await loadReferenceData(config.databaseUrl);
  if (config.mode !== 'demo') return [];
  const logins = await prepareDemo(config, say);
  return logins.map(({ label, phone, password }) => {
    const [role, ...name] = label.split(' ');
    return { role, name: name.join(' '), phone, password };
  });
};
