import { Injectable, type OnModuleInit, type Provider, type Type } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { OperationKinds } from './operation-kinds';
import { OperationsController } from './operations.controller';
import { OwnKinds } from './own-kinds';
import { RunOperations } from './run-operations';
import { WaitingOperations } from './waiting-operations';
import { WAITING_JOB } from './waiting.queries';

@Injectable()
class OfflineWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly waiting: WaitingOperations,
  ) {}

  onModuleInit(): void {
    this.jobs.register(WAITING_JOB, (tx, job) => this.waiting.onDue(tx, job));
  }
}

export const offlineProviders: Provider[] = [
  OfflineWiring,
  OperationKinds,
  OwnKinds,
  RunOperations,
  WaitingOperations,
];
export const offlineControllers: Type[] = [OperationsController];
