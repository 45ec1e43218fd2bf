import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { BUSINESS_TIME_ZONE, businessDate, systemCtx } from '@anzhi/kernel';
import { claimSlot, UnitOfWork } from '@anzhi/platform';
import { DAILY_ROUND_JOB } from './daily-round';

const SCHEDULE = 'assessment.days';

/** Starts the day's round, once; every worker knocks every ten minutes and the first one of the day starts it. */
@Injectable()
export class DailySchedule {
  constructor(private readonly uow: UnitOfWork) {}

  @Cron('0 */10 * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      const today = businessDate(tx.now);
      if (await claimSlot(tx, SCHEDULE, today))
        tx.schedule({ kind: DAILY_ROUND_JOB, key: today, dueAt: tx.now });
    });
  }
}
