import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { Beginning, FIRST_GRANT_JOB, NOTICE_OVER_JOB } from './beginning';

/** What applications wait for. */
@Injectable()
export class ApplicationWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly beginning: Beginning,
  ) {}

  onModuleInit(): void {
    this.jobs.register(NOTICE_OVER_JOB, (tx, job) => this.beginning.noticeOver(tx, job));
    this.jobs.register(FIRST_GRANT_JOB, (tx, job) => this.beginning.firstGrant(tx, job));
  }
}
