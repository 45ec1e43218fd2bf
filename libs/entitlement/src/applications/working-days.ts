import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { Settings, type Queryable, type Setting, type Tx } from '@anzhi/platform';
import { addWorkingDays, isWorkingDay, type CalendarExceptions } from './working-days.policy';

/** Terms in working days: weekends are off, and the exceptions of the calendar as the State Council set them. */
@Injectable()
export class WorkingDays {
  constructor(private readonly settings: Settings) {}

  /** The last day of a term that begins today. @param term a setting in working days */
  async due(tx: Tx, term: Setting): Promise<string> {
    return this.after(tx, businessDate(tx.now), await this.settings.get(tx, term));
  }

  /** The last day of so many working days after a day. */
  async after(db: Queryable, day: string, count: number): Promise<string> {
    return addWorkingDays(day, count, await this.exceptions(db));
  }

  /** Tells of any day whether nobody works on it. */
  async daysOff(db: Queryable): Promise<(day: string) => boolean> {
    const exceptions = await this.exceptions(db);
    return (day) => !isWorkingDay(day, exceptions);
  }

  private async exceptions(db: Queryable): Promise<CalendarExceptions> {
    const rows = await db.query<{ day: string; isWorking: boolean }>(
      'SELECT day, is_working AS "isWorking" FROM entitlement.calendar_exception',
    );
    return new Map(rows.map((row) => [row.day, row.isWorking]));
  }
}
