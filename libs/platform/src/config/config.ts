import { resolve } from 'node:path';

/**
 * Everything the environment may say, read once. No other file reads `process.env`.
 * Amounts and limits that a bureau sets are data in the database, not here.
 */
export interface Config {
  /**
   * `production` closes what only a demo may show (one-time codes on screen, demo logins). Without ANZHI_MODE: a
   * demo on the embedded database, production on a server of one's own.
   */
  readonly mode: 'production' | 'demo' | 'test';
  readonly port: number;
  readonly host: string;
  /** Where people reach the platform, without a slash at its end; printed on papers. */
  readonly publicUrl: string;
  /** Health and metrics of a worker that runs as a process of its own. */
  readonly workerPort: number;
  /** The app role's connection. Empty: an embedded PostgreSQL is started under `dataDir`. */
  readonly databaseUrl: string;
  /** The owner's connection, for migrations only. */
  readonly migrationDatabaseUrl: string;
  readonly databasePoolSize: number;
  /**
   * A Redis for the live tail of the events, `redis[s]://…`, the same one in every process and of this platform alone
   * (several may share a server by its database numbers). Empty: PostgreSQL carries it too.
   */
  readonly redisUrl: string;
  readonly dataDir: string;
  readonly logLevel: string;
  /** Key ring of the field encryption, `kid:base64,kid:base64`; the first one encrypts, all decrypt. */
  readonly fieldKeys: string;
  /** Key of the blind indexes (base64). Rotating it needs a re-index, so it stands apart from the ring. */
  readonly blindIndexKey: string;
  /**
   * Keys that sign the checkpoints of the evidence log, `kid:base64,kid:base64`, each a seed of 32 bytes for Ed25519. The
   * first one signs; to rotate, put a new one in front. Only a worker needs them.
   */
  readonly logKeys: string;
  /** Names the operator's logs in every checkpoint, for ever; a host name of his own. */
  readonly logOrigin: string;
  /** Witnesses whose cosignatures are accepted: C2SP verifier keys of type cosignature/v1, a comma list. */
  readonly logWitnesses: string;
  /** Secret of the access tokens (base64, 32 bytes or more). */
  readonly tokenSecret: string;
  readonly accessTokenSeconds: number;
  readonly refreshTokenDays: number;
  /** Requests a minute for one caller, over all endpoints. */
  readonly rateLimitPerMinute: number;
  /** Shifts the clock by so many milliseconds; only read outside production. */
  readonly clockOffsetMs: number;
  /** Trusted reverse proxies (comma list of addresses or networks), for the client's address. */
  readonly trustProxy: string;
}

type Environment = Record<string, string | undefined>;

const integer = (env: Environment, name: string, fallback: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${name} must be an integer, not "${text}"`);
  return value;
};

const MODES = ['production', 'demo', 'test'] as const;

export function readConfig(env: Environment = process.env): Config {
  const mode = MODES.find(
    (known) => known === (env.ANZHI_MODE || (env.DATABASE_URL ? 'production' : 'demo')),
  );
  if (!mode) throw new Error(`ANZHI_MODE must be one of ${MODES.join(', ')}`);
  return {
    mode,
    port: integer(env, 'PORT', 3000),
    host: env.HOST ?? '0.0.0.0',
    publicUrl: (env.PUBLIC_URL || `http://localhost:${integer(env, 'PORT', 3000)}`).replace(/\/+$/, ''),
    workerPort: integer(env, 'WORKER_PORT', 3001),
    databaseUrl: env.DATABASE_URL ?? '',
    migrationDatabaseUrl: env.MIGRATION_DATABASE_URL ?? '',
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', 16),
    redisUrl: env.REDIS_URL ?? '',
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    logLevel: env.LOG_LEVEL || (mode === 'demo' ? 'warn' : 'info'),
    fieldKeys: env.FIELD_KEYS ?? '',
    blindIndexKey: env.BLIND_INDEX_KEY ?? '',
    logKeys: env.LOG_KEYS ?? '',
    logOrigin: env.LOG_ORIGIN || 'anzhi.local',
    logWitnesses: env.LOG_WITNESSES ?? '',
    tokenSecret: env.TOKEN_SECRET ?? '',
    accessTokenSeconds: integer(env, 'ACCESS_TOKEN_SECONDS', 900),
    refreshTokenDays: integer(env, 'REFRESH_TOKEN_DAYS', 30),
    rateLimitPerMinute: integer(env, 'RATE_LIMIT_PER_MINUTE', 600),
    clockOffsetMs: mode === 'production' ? 0 : integer(env, 'CLOCK_OFFSET_MS', 0),
    trustProxy: env.TRUST_PROXY ?? '',
  };
}
