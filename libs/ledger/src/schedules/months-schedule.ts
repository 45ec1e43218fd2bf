import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { BUSINESS_TIME_ZONE, businessDate, firstDayOf, nextPeriod, periodOf, systemCtx } from '@anzhi/kernel';
import { claimSlot, Metrics, UnitOfWork, type Tx } from '@anzhi/platform';

const SCHEDULE = 'ledger.months';
/** How long the ledger goes on if nobody can open another month. */
const AHEAD = 6;
/** There is no table for what fits no month, so this is a problem for somebody to solve now. */
const FEWEST = 2;

/**
 * Once a day opens the months to come and adds up those that are over. The first worker of the day does it, in the
 * transaction that takes the slot, so a crash leaves the slot free.
 */
@Injectable()
export class MonthsSchedule implements OnModuleInit {
  private readonly logger = new Logger(MonthsSchedule.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.watch(
      'anzhi_ledger_days_open',
      'Days ahead for which the ledger has tables; below 60 somebody must act',
      `SELECT ledger.months_open_until(now()) - current_date AS count`,
    );
  }

  @Cron('15 */10 * * * *', { name: SCHEDULE, timeZone: BUSINESS_TIME_ZONE })
  async tick(): Promise<void> {
    const mine = await this.uow.run(systemCtx(`schedule:${SCHEDULE}`), async (tx) => {
      if (!(await claimSlot(tx, SCHEDULE, businessDate(tx.now)))) return false;
      await this.open(tx);
      return true;
    });
    if (mine) await this.addUp();
  }

  private async open(tx: Tx): Promise<void> {
    const [from, until] = [firstDayOf(periodOf(tx.now)), firstDayOf(monthsAfter(tx.now, AHEAD))];
    const [{ tables }] = await tx.query<{ tables: number }>('SELECT ledger.open_months($1, $2) AS tables', [
      from,
      until,
    ]);
    if (tables)
      tx.audit({ action: 'ledger.months-opened', subject: 'ledger', subjectId: until, details: { tables } });
    const [room] = await tx.query<{ until: string }>('SELECT ledger.months_open_until($1) AS until', [
      tx.now,
    ]);
    if (room.until <= firstDayOf(monthsAfter(tx.now, FEWEST)))
      this.logger.error(`the ledger has tables only until ${room.until}`);
  }

  /** County by county, so that none waits for another one. */
  private async addUp(): Promise<void> {
    const ctx = systemCtx(`schedule:${SCHEDULE}`);
    const counties = await this.uow.run(ctx, (tx) =>
      tx.query<{ countyId: number }>(
        'SELECT DISTINCT county_id AS "countyId" FROM ledger.account WHERE NOT authorising ORDER BY 1',
      ),
    );
    for (const { countyId } of counties)
      await this.uow.run(ctx, async (tx) => {
        for (let month = await rollUp(tx, countyId); month; month = await rollUp(tx, countyId))
          tx.audit({
            action: 'ledger.month-added-up',
            subject: 'ledger',
            subjectId: month,
            regionId: countyId,
          });
      });
  }
}

/** Adds up the next month that is over, and says of each account how it ended, to be sealed. */
async function rollUp(tx: Tx, countyId: number): Promise<string | null> {
  const [{ month }] = await tx.query<{ month: string | null }>('SELECT ledger.roll_up($1, $2) AS month', [
    countyId,
    tx.now,
  ]);
  if (month) await tx.query('SELECT ledger.close_account_months($1, $2, $3)', [countyId, month, tx.now]);
  return month;
}

const monthsAfter = (instant: Date, count: number): number => {
  let period = periodOf(instant);
  for (let ahead = 0; ahead < count; ahead++) period = nextPeriod(period);
  return period;
};
