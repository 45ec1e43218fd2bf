import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { WHAT_IF_EXPIRY_JOB, WHAT_IF_JOB, WhatIfRun } from './what-if-run';

/** What the workers do for runs. */
@Injectable()
export class WhatIfWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly run: WhatIfRun,
  ) {}

  onModuleInit(): void {
    this.jobs.register(WHAT_IF_JOB, (tx, job) => this.run.step(tx, job));
    this.jobs.register(WHAT_IF_EXPIRY_JOB, (tx, job) => this.run.expire(tx, job));
  }
}
