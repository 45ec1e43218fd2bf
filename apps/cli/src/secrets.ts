import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@anzhi/platform';
import type { Progress } from './progress';
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
    logKeys: config.logKeys || logKeyOf(secrets),
  };
}

/** Made of the one secret that is never exchanged, so that a machine keeps the key it signs its log with. */
const logKeyOf = ({ blindIndexKey }: Secrets): string => {
  const seed = hkdfSync('sha256', Buffer.from(blindIndexKey, 'base64'), '', 'anzhi/log-key', KEY_BYTES);
  return `k1:${Buffer.from(seed).toString('base64')}`;
};

/** Whether the environment leaves out a key, so that the file must supply it. */
export const lacksKeys = (config: Config): boolean =>
  [config.fieldKeys, config.blindIndexKey, config.tokenSecret, config.logKeys].includes('');

/** The configuration with every key: this machine's where the environment gives none, loudly on a server of one's own. */
export function withKeys({ config, progress }: { config: Config; progress: Pick<Progress, 'warn'> }): Config {
  if (!lacksKeys(config)) return config;
  if (config.databaseUrl !== '') {
    progress.warn(
      `环境变量没有给出全部密钥（FIELD_KEYS、BLIND_INDEX_KEY、TOKEN_SECRET、LOG_KEYS）：使用并请妥善保存 ${config.dataDir}/secrets.json。`,
      `Keys are missing from the environment: using ${config.dataDir}/secrets.json. Keep that file, the data depends on it.`,
    );
  }
  return withSecrets(config, loadSecrets(config.dataDir));
}

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
