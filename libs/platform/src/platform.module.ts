import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Client } from 'pg';
import { Clock, SystemClock } from '@anzhi/kernel';
import { CommandLog } from './commands/command-log';
import { CommandPurge } from './commands/command-purge';
import type { Config } from './config/config';
import { BlindIndex, FieldCipher } from './crypto/field-cipher';
import { SnakeNaming } from './database/naming';
import { Database } from './database/database';
import { installPgTypes } from './database/pg-types';
import { UnitOfWork } from './database/unit-of-work';
import { EventConsumers } from './events/consumer';
import { EventLog } from './events/event-log.queries';
import { EventRelay } from './events/relay';
import { Wake } from './events/wake';
import { ContentStore } from './files/content-store';
import { DirectoryContentStore } from './files/directory-content-store';
import { FileStore } from './files/file-store';
import { FileSweep } from './files/file-sweep';
import { FilesController } from './files/files.controller';
import { UploadFile } from './files/upload-file.usecase';
import { IMPORT_SERVICES, ImportsController } from './imports';
import { JobQueue } from './jobs/job-queue';
import { Metrics } from './observability/metrics';
import { Settings } from './settings/settings';
import { WorkerLoops } from './worker/worker-loops';

/** Injection token of the configuration. */
export const CONFIG = Symbol('config');

/** No statement, lock or idle transaction may hold the house up; a longer job says so with SET LOCAL. */
const TIMEOUTS = '-c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=15s';

/** Longer than any statement and any idle transaction may last. */
const SILENCE_MS = 20_000;

/**
 * A connection may die between leaving the pool and reaching TypeORM, when nobody listens: then it must not take the
 * process along. Its next statement fails, and the pool drops it. One whose other end is gone without a word would
 * keep its statement waiting for ever: silence ends it.
 */
const surviveLoss = (client: Client): void => {
  client.on('error', () => undefined);
  const { stream } = (client as Client & { connection: { stream: Socket } }).connection;
  stream.setTimeout(SILENCE_MS, () => stream.destroy(new Error('the database does not answer')));
};

const SERVICES = [
  CommandLog,
  CommandPurge,
  Database,
  EventConsumers,
  EventLog,
  EventRelay,
  FileStore,
  FileSweep,
  ...IMPORT_SERVICES,
  JobQueue,
  Metrics,
  Settings,
  UnitOfWork,
  UploadFile,
  Wake,
  WorkerLoops,
];

/** The foundations every context stands on. Global: imported once by an app, injected everywhere. */
@Module({})
export class PlatformModule {
  /** @param clock the machine's clock unless a test moves its own */
  static forRoot(config: Config, clock: Clock = new SystemClock(config.clockOffsetMs)): DynamicModule {
    installPgTypes();
    const values: Provider[] = [
      { provide: CONFIG, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: FieldCipher, useFactory: () => new FieldCipher(config.fieldKeys) },
      { provide: BlindIndex, useFactory: () => new BlindIndex(config.blindIndexKey) },
      { provide: ContentStore, useFactory: () => new DirectoryContentStore(join(config.dataDir, 'files')) },
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [FilesController, ImportsController],
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: config.databaseUrl,
          autoLoadEntities: true,
          namingStrategy: new SnakeNaming(),
          synchronize: false,
          applicationName: 'anzhi',
          poolSize: config.databasePoolSize,
          retryAttempts: 1,
          extra: {
            options: `${TIMEOUTS} -c timezone=Asia/Shanghai`,
            connectionTimeoutMillis: 5_000,
            onConnect: surviveLoss,
          },
        }),
      ],
      providers: [...values, ...SERVICES],
      exports: [...values, ...SERVICES],
    };
  }
}
