import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { join } from 'node:path';
import { Clock, SystemClock } from '@anzhi/kernel';
import { CommandKeys } from './commands/command-keys';
import { CommandLog } from './commands/command-log';
import { CommandPurge } from './commands/command-purge';
import type { Config } from './config/config';
import { BlindIndex, FieldCipher } from './crypto/field-cipher';
import { CONNECTIONS } from './database/connections';
import { SnakeNaming } from './database/naming';
import { Database } from './database/database';
import { installPgTypes } from './database/pg-types';
import { UnitOfWork } from './database/unit-of-work';
import { EventConsumers } from './events/consumer';
import { EventLog } from './events/event-log.queries';
import { EventStream } from './events/event-stream';
import { PostgresEventStream } from './events/postgres-event-stream';
import { RedisEventStream } from './events/redis-event-stream';
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

const SERVICES = [
  CommandKeys,
  CommandLog,
  CommandPurge,
  Database,
  EventConsumers,
  EventLog,
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
      {
        provide: EventStream,
        useFactory: (wake: Wake) =>
          config.redisUrl ? new RedisEventStream(config.redisUrl, wake) : new PostgresEventStream(wake),
        inject: [Wake],
      },
      {
        provide: EventRelay,
        useFactory: (stream: EventStream) => new EventRelay(config.databaseUrl, stream),
        inject: [EventStream],
      },
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
          extra: CONNECTIONS,
        }),
      ],
      providers: [...values, ...SERVICES],
      exports: [...values, ...SERVICES],
    };
  }
}
