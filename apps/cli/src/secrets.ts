import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@anzhi/platform';
import { DamagedSecretsError } from './errors';

/** Made once for this machine and kept in the data directory: keys of the data, and the database's passwords. */
export interface Secrets {
  readonly fieldKeys: string;
  readonly blindIndexKey: string;
  readonly tokenSecret: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

const KEY_BYTES = 32;

/**
 * Reads `secrets.json`, or makes it, readable by its owner only. Of several processes that make it at once one
 * wins and all read the same.
 * @throws DamagedSecretsError
 */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (!existsSync(path)) create(dataDir, path);
  try {
    const secrets = JSON.parse(readFileSync(path, 'utf8')) as Secrets;
    if (Object.keys(randomSecrets()).every((name) => name in secrets)) return secrets;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new DamagedSecretsError(path);
}

/** What the environment says wins; the rest comes from the file. */
export function withSecrets(config: Config, secrets: Secrets): Config {
  return {
    ...config,
    fieldKeys: config.fieldKeys || secrets.fieldKeys,
    blindIndexKey: config.blindIndexKey || secrets.blindIndexKey,
    tokenSecret: config.tokenSecret || secrets.tokenSecret,
  };
}

/** Whether the environment leaves out a key, so that the file must supply it. */
export const lacksKeys = (config: Config): boolean =>
  [config.fieldKeys, config.blindIndexKey, config.tokenSecret].includes('');

/** Written whole under another name first: a full disk or a crash leaves no half file behind. */
function create(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(randomSecrets(), null, 2)}\n`, { mode: 0o600, flush: true });
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

const randomSecrets = (): Secrets => ({
  fieldKeys: `k1:${randomBytes(KEY_BYTES).toString('base64')}`,
  blindIndexKey: randomBytes(KEY_BYTES).toString('base64'),
  tokenSecret: randomBytes(KEY_BYTES).toString('base64'),
  ownerPassword: randomBytes(KEY_BYTES).toString('base64url'),
  appPassword: randomBytes(KEY_BYTES).toString('base64url'),
});
