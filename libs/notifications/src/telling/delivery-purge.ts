import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { addDays, BUSINESS_TIME_ZONE, businessDate, startOfDay, systemCtx } from '@anzhi/kernel';
import { claimSlot, JobQueue, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { NotificationsSettings } from '../notifications.settings';

const PURGE = 'notifications.purge';
/** Forgotten in one transaction: few enough that nobody waits for them. */
const BATCH = 5_000;

/** Forgets messages and the record of their sending when the time of keeping is over. */
@Injectable()
export class DeliveryPurge implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.register(PURGE, (tx) => this.forget(tx));
  }

  /** Every worker knocks; the first one of the day begins the work, which then goes on batch by batch. */
  @Cron('50 */10 * * * *', { name: PURGE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${PURGE}`), async (tx) => {
      if (await claimSlot(tx, PURGE, businessDate(tx.now)))
        tx.schedule({ kind: PURGE, key: 'deliveries', dueAt: tx.now });
    });
  }

  private async forget(tx: Tx): Promise<void> {
    const days = await this.settings.get(tx, NotificationsSettings.keepDays);
    const forgotten = await tx.query(
      `DELETE FROM notifications.delivery WHERE id IN (
         SELECT id FROM notifications.delivery WHERE made_at < $1 AND due_at IS NULL ORDER BY made_at LIMIT $2)
       RETURNING id`,
      [startOfDay(addDays(businessDate(tx.now), -days)), BATCH],
    );
    if (forgotten.length === BATCH) tx.schedule({ kind: PURGE, key: 'deliveries', dueAt: tx.now });
  }
}
