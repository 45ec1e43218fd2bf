import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue } from '@anzhi/platform';
import { LOT_END_JOB, LotEnds, type LotEnd } from '../grants/lot-ends';
import { Issuance } from './issuance';
import { CHUNK_JOB, RUN_JOB } from './run-decisions';

/** What the workers do for the months, one transaction each. A job that comes late or twice finds nothing to do. */
@Injectable()
export class IssuanceJobs implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly issuance: Issuance,
    private readonly ends: LotEnds,
  ) {}

  onModuleInit(): void {
    this.jobs.register(RUN_JOB, async (tx, { key }) => {
      await this.issuance.step(tx, key);
    });
    this.jobs.register(CHUNK_JOB, async (tx, { payload }) => {
      await this.issuance.chunk(tx, String(payload.runId));
    });
    this.jobs.register(LOT_END_JOB, async (tx, { payload }) => {
      await this.ends.next(tx, payload as unknown as LotEnd);
    });
  }
}
