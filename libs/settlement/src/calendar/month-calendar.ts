import { Injectable } from '@nestjs/common';
import { WorkingDays } from '@anzhi/entitlement';
import { addDays, type Period } from '@anzhi/kernel';
import { Settings, type Queryable } from '@anzhi/platform';
import { SettlementSettings } from '../settlement.settings';
import { termsOf, type Term, type TermDays } from './calendar.policy';

export type Terms = Readonly<Record<Term, string>>;

/** By when a month is to be frozen, confirmed, verified, approved and paid. */
@Injectable()
export class MonthCalendar {
  constructor(
    private readonly settings: Settings,
    private readonly workingDays: WorkingDays,
  ) {}

  async terms(db: Queryable, month: Period): Promise<Terms> {
    const { freezeDay, confirmDay, verifyDay, approveDay, payDay } = SettlementSettings;
    const days: TermDays = await this.settings.all(db, {
      ...{ FREEZE: freezeDay, CONFIRM: confirmDay, VERIFY: verifyDay, APPROVE: approveDay, PAY: payDay },
    });
    const isOff = await this.workingDays.daysOff(db);
    return termsOf(month, days, (day) => !isOff(day));
  }

  /** Whether the term ends soon enough for a reminder, or has ended. */
  async isDue(db: Queryable, today: string, term: string): Promise<boolean> {
    const ahead = await this.settings.get(db, SettlementSettings.remindWorkingDays);
    return term <= (await this.workingDays.after(db, addDays(today, 0), ahead));
  }
}
