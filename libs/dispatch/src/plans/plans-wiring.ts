import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { RUN_PLAN_JOB, RunPlan, WATCH_PLAN_JOB } from './run-plan';

/** What the workers do for plans. */
@Injectable()
export class PlansWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly run: RunPlan,
  ) {}

  onModuleInit(): void {
    this.jobs.register(RUN_PLAN_JOB, (tx, job) => this.run.begin(tx, job));
    this.jobs.register(WATCH_PLAN_JOB, (tx, job) => this.run.watch(tx, job));
  }
}
