import { randomBytes } from 'node:crypto';
import { readConfig, type Config } from '@anzhi/platform';

const key = (): string => randomBytes(32).toString('base64');

/** Fresh keys for one spec file; nothing else ever reads what they encrypt. */
export const testConfig = (databaseUrl: string, dataDir: string): Config =>
  readConfig({
    ANZHI_MODE: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '12',
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    FIELD_KEYS: `test:${key()}`,
    BLIND_INDEX_KEY: key(),
    TOKEN_SECRET: key(),
    LOG_KEYS: `test:${key()}`,
    LOG_ORIGIN: 'anzhi.test',
    RATE_LIMIT_PER_MINUTE: '100000',
  });
