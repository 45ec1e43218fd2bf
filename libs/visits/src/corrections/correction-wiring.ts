import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { OverdueCorrections } from './decide-correction.usecase';
import { CORRECTION_OVERDUE } from './request-correction.usecase';

/** Ties the clock of corrections to the job queue. */
@Injectable()
export class CorrectionWiring implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly overdue: OverdueCorrections,
  ) {}

  onModuleInit(): void {
    this.jobs.register(CORRECTION_OVERDUE, (tx, job) => this.overdue.onDeadline(tx, job));
  }
}
