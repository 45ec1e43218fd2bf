import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Reason, TakenBack, Withholding } from '../entitlement.types';
import { StoppedLots } from '../stops/stopped-lots';
import { OrderHoldStore } from './order-hold.store';
import { OrderRepayments, type TakenRef } from './order-repayments';
import { OrderReversals } from './order-reversals';
import { OrderWithholdings } from './order-withholdings';
import { ProvisionalLots } from './provisional-lots';

/** What a doubt about a service does: payment withheld, minutes lent meanwhile, taken back or paid again. */
@Injectable()
export class Recoveries {
  constructor(
    private readonly store: OrderHoldStore,
    private readonly provisional: ProvisionalLots,
    private readonly reversals: OrderReversals,
    private readonly repayments: OrderRepayments,
    private readonly stopped: StoppedLots,
    private readonly withholdings: OrderWithholdings,
  ) {}

  withhold(tx: Tx, withholding: Withholding): Promise<{ minutes: number }> {
    return this.withholdings.place(tx, withholding);
  }

  endWithholding(tx: Tx, withholding: Withholding): Promise<{ minutes: number }> {
    return this.withholdings.end(tx, withholding);
  }

  reverse(tx: Tx, order: { orderId: string; reason: string; minutes?: number }): Promise<TakenBack> {
    return this.reversals.reverse(tx, order);
  }

  async lend(
    tx: Tx,
    { orderId, causeId }: { orderId: string; causeId: string },
  ): Promise<{ minutes: number }> {
    const hold = await this.store.last(tx, orderId);
    return { minutes: hold ? await this.provisional.lend(tx, hold, causeId) : 0 };
  }

  async takeBackLoan(tx: Tx, { orderId, reason }: { orderId: string; reason: string }): Promise<void> {
    const hold = await this.store.last(tx, orderId);
    if (hold) await this.provisional.takeBack(tx, hold, reason);
  }

  /** What the senior kept instead is used for it first, as far as it is still there. */
  async payAgain(tx: Tx, ref: TakenRef, reason: Reason): Promise<{ programmeFen: number }> {
    const hold = await this.store.last(tx, ref.orderId);
    if (!hold || hold.number !== ref.number || hold.reversals < ref.seq)
      throw EntitlementErrors.orderNotCaptured();
    const programmeFen = await this.repayments.payAgain(tx, ref, {
      reason,
      drawAgain: async (first) => {
        const drawn = await this.stopped.drawAgain(tx, first);
        const payer = hold.payers.find(({ lotIds }) => lotIds.includes(first.lotId));
        if (payer && drawn.lotId !== first.lotId)
          await this.provisional.reclaim(tx, hold, payer.rank, first.amount);
        return drawn;
      },
    });
    return { programmeFen };
  }
}
