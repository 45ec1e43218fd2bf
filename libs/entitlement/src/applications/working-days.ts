import { Injectable } from '@nestjs/common';
import { businessDate } from '@anzhi/kernel';
import { Settings, type Queryable, type Setting, type Tx } from '@anzhi/platform';
import { addWorkingDays } from './working-days.policy';

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
    const rows = await db.query<{ day: string; isWorking: boolean }>(
      `SELECT day, is_working AS "isWorking" FROM entitlement.calendar_exception WHERE day > $1`,
      [day],
    );
    return addWorkingDays(day, count, new Map(rows.map((row) => [row.day, row.isWorking])));
  }
}
