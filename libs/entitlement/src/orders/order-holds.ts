import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { LedgerFacade, type Leg } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ServiceWish, Split } from '../entitlement.types';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { OrderHoldStore } from './order-hold.store';
import { Quoting, type Drawable, type Priced } from './quoting';

@Injectable()
export class OrderHolds {
  constructor(
    private readonly quoting: Quoting,
    private readonly accounts: ProgrammeAccounts,
    private readonly ledger: LedgerFacade,
    private readonly store: OrderHoldStore,
  ) {}

  async hold(tx: Tx, order: ServiceWish & { orderId: string }): Promise<Split> {
    const earlier = await this.store.last(tx, order.orderId);
    if (earlier && earlier.outcome !== 'RELEASED') throw EntitlementErrors.orderAlreadyHeld();
    const priced = await this.quoting.priceForHold(tx, order);
    const { split, serviceDate, programme } = priced;
    await this.store.addHold(tx, {
      ...split,
      orderId: order.orderId,
      number: (earlier?.number ?? 0) + 1,
      countyId: order.countyId,
      seniorId: order.seniorId,
      itemCode: order.itemCode,
      serviceDate,
      minutes: order.minutes,
      programmeId: programme?.id ?? null,
      holdId: await this.holdMinutes(tx, order.countyId, priced),
    });
    return split;
  }

  /** @returns the ledger's hold; null when there is nothing to hold */
  private async holdMinutes(tx: Tx, countyId: number, priced: Priced): Promise<string | null> {
    const { split, programme, lots, serviceDate } = priced;
    if (!programme || !split.programmeMinutes) return null;
    const { SPENT } = await this.accounts.of(tx, countyId, programme.id);
    const holdId = newId(tx.now);
    await this.ledger.hold(tx, {
      countyId,
      holdId,
      unit: 'MINUTE',
      legs: drawFrom(lots, split.programmeMinutes, SPENT),
      serviceDate,
    });
    return holdId;
  }
}

/** Empties the lots in their order until the minutes are together. */
function drawFrom(lots: readonly Drawable[], minutes: number, creditAccount: string): Leg[] {
  let missing = minutes;
  return lots.flatMap(({ lotId, available }) => {
    const amount = Math.min(available, missing);
    missing -= amount;
    return amount > 0 ? [{ debitAccount: lotId, creditAccount, amount }] : [];
  });
}
