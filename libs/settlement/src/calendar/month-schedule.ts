import { Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import {
  addDays,
  BUSINESS_TIME_ZONE,
  businessDate,
  firstDayOf,
  periodOf,
  periodOfDate,
  systemCtx,
} from '@anzhi/kernel';
import { claimSlot, Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { BATCH_COLUMNS, type Batch } from '../batches/batch';
import { BatchStore } from '../batches/batch-store';
import { SettlementSettings } from '../settlement.settings';
import { WAITS_FOR } from './calendar.policy';
import { MonthCalendar } from './month-calendar';
import { ARCHIVE_JOB, FREEZE_JOB } from './month-jobs';
import { OpeningMonths } from './opening-months';

const SCHEDULE = 'settlement.months';

/**
 * Once a day: opens last month's statements, has them frozen when their day has come, reminds whoever is to act, has
 * archived what was paid long enough ago. Every worker knocks; the first of the day does it, and a crash leaves the
 * slot free for the next knock.
 */
@Injectable()
export class MonthSchedule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly calendar: MonthCalendar,
    private readonly months: OpeningMonths,
    private readonly batches: BatchStore,
  ) {}

  @Cron('10 * * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  tick(): Promise<void> {
    return this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      const today = businessDate(tx.now);
      if (!(await claimSlot(tx, SCHEDULE, today))) return;
      await this.months.open(tx, periodOfDate(addDays(firstDayOf(periodOf(tx.now)), -1)));
      const archiveDays = await this.settings.get(tx, SettlementSettings.archiveDays);
      const moving = await tx.query<Batch>(
        `SELECT ${BATCH_COLUMNS} FROM settlement.batch b
          WHERE b.state <> 'ARCHIVED' ORDER BY b.county_id, b.month, b.id`,
      );
      for (const batch of moving) await this.look(tx, batch, today, archiveDays);
    });
  }

  private async look(tx: Tx, batch: Batch, today: string, archiveDays: number): Promise<void> {
    const term = WAITS_FOR[batch.state];
    if (!term) {
      const isOld = addDays(businessDate(batch.movedAt), archiveDays) <= today;
      if (isOld) tx.schedule({ kind: ARCHIVE_JOB, key: batch.id, dueAt: tx.now });
      return;
    }
    const due = (await this.calendar.terms(tx, batch.month))[term];
    if (term === 'FREEZE') {
      if (due <= today) tx.schedule({ kind: FREEZE_JOB, key: batch.id, dueAt: tx.now });
    } else if (await this.calendar.isDue(tx, today, due))
      for (const regionId of await this.batches.whoseTurn(tx, batch, batch.state))
        remind(tx, batch, regionId, { day: due, overdue: due < today });
  }
}

const remind = (
  tx: Tx,
  { id, number, month, state, providerId }: Batch,
  regionId: number,
  term: { readonly day: string; readonly overdue: boolean },
): void =>
  tx.publish({
    type: 'settlement.step-due.v1',
    payload: { batchId: id, number, period: month, state, ...term },
    audience: { providerId, regionId },
  });
