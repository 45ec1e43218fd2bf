import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Clock } from '@anzhi/kernel';
import { AppModule } from '../../api/src/app.module';
import type { Config } from '@anzhi/platform';

/** The same contexts as the API, with the clock of the schedules running and no door to the outside. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config, clock?: Clock): DynamicModule {
    return { module: WorkerModule, imports: [AppModule.forRoot(config, clock), ScheduleModule.forRoot()] };
  }
}
