import { Injectable } from '@nestjs/common';
import { fen, newId } from '@anzhi/kernel';
import { LedgerFacade, type Onward } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { TakenBack } from '../entitlement.types';
import { legAmountsBack, type Amount } from './hold-legs.policy';
import { minutesOf, OrderHoldStore, type HeldPayer, type OrderHold } from './order-hold.store';
import { ProviderDebts, type Debt } from './provider-debts';
import { ProvisionalLots } from './provisional-lots';
import { settle } from './waterfall.policy';

/** Takes back what was billed for an order: the order is left as if only the rest had been delivered. */
@Injectable()
export class OrderReversals {
  constructor(
    private readonly store: OrderHoldStore,
    private readonly ledger: LedgerFacade,
    private readonly debts: ProviderDebts,
    private readonly provisional: ProvisionalLots,
  ) {}

  async reverse(
    tx: Tx,
    { orderId, reason, minutes }: { orderId: string; reason: string; minutes?: number },
  ): Promise<TakenBack> {
    const hold = await this.captured(tx, orderId);
    const { payers, billedMinutes } = hold;
    const taken = minutes ?? billedMinutes;
    if (taken > billedMinutes) throw EntitlementErrors.reversalTooLarge({ billed: billedMinutes });
    const paid = payers.map(({ paidFen, paidUnits }): Amount => ({ fen: paidFen, units: paidUnits }));
    const { parts, selfFen } = settle(hold, billedMinutes - taken);
    const back = paid.map(({ fen: amount, units }, index) => ({
      fen: fen(amount - parts[index].fen),
      units: units - parts[index].units,
    }));
    const familyFen = fen(hold.familyFen - selfFen);
    const amounts = legAmountsBack(payers, paid, parts);
    const onward = await this.provisional.settling(
      tx,
      hold,
      (payer) => back[payers.indexOf(payer)].units,
      () => this.inLedger(tx, hold, { amounts, reason }),
      reason,
    );
    const lapsed = payers.map((payer) => ({ units: lapsedOf(payer, onward) }));
    await this.store.addReversal(tx, hold, {
      seq: hold.reversals + 1,
      minutes: taken,
      reason,
      oweCommandId: await this.fromProvider(tx, hold, {
        public: back.map((amount) => amount.fen),
        family: familyFen,
      }),
      payers: [
        ...back.map((amount, index) => ({ ...amount, lapsedUnits: lapsed[index].units })),
        { fen: familyFen, units: 0, lapsedUnits: 0 },
      ],
    });
    tx.publish({
      type: 'entitlement.order-taken-back.v1',
      payload: { orderId: hold.orderId, minutes: taken },
      audience: { seniorId: hold.seniorId },
    });
    return {
      ...{ countyId: hold.countyId, number: hold.number, seq: hold.reversals + 1, minutes: taken },
      returnedMinutes: minutesOf(payers, back),
      lapsedMinutes: minutesOf(payers, lapsed),
      programmeFen: fen(back.reduce((sum, amount) => sum + amount.fen, 0)),
      familyFen,
    };
  }

  private async captured(tx: Tx, orderId: string): Promise<OrderHold> {
    const hold = await this.store.last(tx, orderId);
    if (hold?.outcome !== 'CAPTURED') throw EntitlementErrors.orderNotCaptured();
    if (hold.reversals > 0 && hold.billedMinutes === 0) throw EntitlementErrors.orderAlreadyReversed();
    return hold;
  }

  /** Nothing returns where nothing was captured: the family paid, or no minute was delivered. */
  private async inLedger(
    tx: Tx,
    { countyId, holdId }: OrderHold,
    { amounts, reason }: { amounts: number[]; reason: string },
  ): Promise<readonly Onward[]> {
    if (!holdId || amounts.every((amount) => amount === 0)) return [];
    const { onward } = await this.ledger.reverse(tx, {
      countyId,
      holdId,
      commandId: newId(tx.now),
      amounts,
      reason,
    });
    return onward;
  }

  private async fromProvider(tx: Tx, hold: OrderHold, debt: Debt): Promise<string | null> {
    return hold.providerId ? this.debts.takeBack(tx, hold, hold.providerId, debt) : null;
  }
}

/** Of what returned to the payer's lots, what lapsed at once because the lot has ended. */
const lapsedOf = ({ lotIds }: HeldPayer, onward: readonly Onward[]): number =>
  onward
    .filter(({ code, accountId }) => code === 'EXPIRE' && lotIds.includes(accountId))
    .reduce((sum, { amount }) => sum + amount, 0);
