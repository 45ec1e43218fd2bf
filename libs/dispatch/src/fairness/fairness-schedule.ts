import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { BUSINESS_TIME_ZONE, businessDate, systemCtx } from '@anzhi/kernel';
import { claimSlot, JobQueue, UnitOfWork } from '@anzhi/platform';
import { FAIRNESS_DAY_JOB, FairnessDays } from './fairness-days';

const SCHEDULE = 'dispatch.fairness';

/** Opens the day's accounts, once; every worker knocks every ten minutes and the first one of the day does it. */
@Injectable()
export class FairnessSchedule implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly days: FairnessDays,
  ) {}

  onModuleInit(): void {
    this.jobs.register(FAIRNESS_DAY_JOB, (tx, job) => this.days.run(tx, job));
  }

  @Cron('20 */10 * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      if (await claimSlot(tx, SCHEDULE, businessDate(tx.now))) await this.days.plan(tx);
    });
  }
}
