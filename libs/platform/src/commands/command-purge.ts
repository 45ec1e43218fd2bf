import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { addDays, BUSINESS_TIME_ZONE, businessDate, startOfDay, systemCtx } from '@anzhi/kernel';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { JobQueue } from '../jobs/job-queue';
import { claimSlot } from '../jobs/schedule-slot';

const PURGE = 'platform.purge';
/** Answers forgotten in one transaction: few enough that nobody waits for them. */
const BATCH = 5_000;
/** Longer than any schedule's slot: one that is forgotten too early would be run twice. */
const SLOT_DAYS = 400;

/**
 * Forgets the answers of commands whose time of keeping is over. A key as old as theirs is refused before anybody
 * looks for its answer, so no command is ever run again because of it.
 */
@Injectable()
export class CommandPurge implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.register(PURGE, (tx) => this.forget(tx));
  }

  /** Every worker knocks; the first one of the day begins the work, which then goes on batch by batch. */
  @Cron('30 */10 * * * *', { name: PURGE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${PURGE}`), async (tx) => {
      const today = businessDate(tx.now);
      if (!(await claimSlot(tx, PURGE, today))) return;
      await tx.query('DELETE FROM platform.schedule_slot WHERE at < $1', [
        startOfDay(addDays(today, -SLOT_DAYS)),
      ]);
      tx.schedule({ kind: PURGE, key: 'commands', dueAt: tx.now });
    });
  }

  private async forget(tx: Tx): Promise<void> {
    const forgotten = await tx.one<{ count: number }>(
      `WITH forgotten AS (
         DELETE FROM platform.command WHERE (caller, key) IN (
           SELECT caller, key FROM platform.command WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
         RETURNING 1)
       SELECT count(*) FROM forgotten`,
      [tx.now, BATCH],
    );
    if (forgotten?.count === BATCH) tx.schedule({ kind: PURGE, key: 'commands', dueAt: tx.now });
  }
}
