import { Injectable } from '@nestjs/common';
import { businessDate, startOfDay } from '@anzhi/kernel';
import { Settings, type Tx } from '@anzhi/platform';
import { FamilyErrors } from './family.errors';
import { FamilySettings } from './family.settings';
import { MoneyStore } from './money-store';

/** How much cash may change hands: in one payment, and through one caregiver's hands in a day. */
@Injectable()
export class CashLimits {
  constructor(
    private readonly settings: Settings,
    private readonly store: MoneyStore,
  ) {}

  /** @param caregiver the account that takes it; null: not known yet, asked for when he confirms */
  async require(tx: Tx, amountFen: number, caregiver: string | null): Promise<void> {
    const { once, day } = await this.settings.all(tx, {
      once: FamilySettings.cashPerPaymentFen,
      day: FamilySettings.cashPerDayFen,
    });
    if (amountFen > once) throw FamilyErrors.cashAbovePayment({ limit: once / 100 });
    if (!caregiver) return;
    // Of one caregiver one after the other, so that two families cannot pass the limit together.
    await this.store.lockSenior(tx, caregiver);
    const taken = await this.store.cashOfDay(tx, caregiver, startOfDay(businessDate(tx.now)));
    if (taken + amountFen > day) throw FamilyErrors.cashAboveDay({ limit: day / 100 });
  }
}
