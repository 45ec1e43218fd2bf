import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { ThrottlerModule } from '@nestjs/throttler';
import type { Clock } from '@anzhi/kernel';
import {
  AccessGuard,
  CallerThrottler,
  CommandInterceptor,
  HealthController,
  loggerModule,
  PlatformModule,
  ProblemFilter,
  validationPipe,
  type Config,
} from '@anzhi/platform';
import { Bindings } from './bindings';
import { CONTEXTS } from './contexts';

export interface AppOptions {
  /** The machine's clock unless a test moves its own. */
  readonly clock?: Clock;
  /** Whether this process also keeps the schedules: a worker does. */
  readonly schedules?: boolean;
}

/** The whole platform: foundations, contexts, and what every request gets. */
@Module({})
export class AppModule {
  static forRoot(config: Config, { clock, schedules = false }: AppOptions = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config, clock),
        loggerModule(config),
        ThrottlerModule.forRoot([{ ttl: 60_000, limit: config.rateLimitPerMinute }]),
        ...(schedules ? [ScheduleModule.forRoot()] : []),
        ...CONTEXTS,
      ],
      controllers: [HealthController],
      providers: [
        Bindings,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: CallerThrottler },
        { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
