import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Capture } from '../entitlement.types';
import { LotQueries } from '../grants/lot.queries';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { NOTHING_DELIVERED, OrderHoldStore, type OrderHold } from './order-hold.store';
import { settleDelivery } from './split.policy';

/** What becomes of an order's hold: delivered, returned, taken back, withheld. */
@Injectable()
export class OrderOutcomes {
  constructor(
    private readonly store: OrderHoldStore,
    private readonly ledger: LedgerFacade,
    private readonly lots: LotQueries,
    private readonly accounts: ProgrammeAccounts,
  ) {}

  async capture(
    tx: Tx,
    { orderId, actualMinutes, evidenceId }: { orderId: string; actualMinutes: number; evidenceId: string },
  ): Promise<Capture> {
    const hold = await this.open(tx, orderId);
    const { countyId, holdId } = hold;
    const delivered = settleDelivery(hold, actualMinutes);
    if (holdId)
      await this.ledger.post(tx, { countyId, holdId, amount: delivered.capturedMinutes, evidenceId });
    else await this.ledger.requireVerified(tx, { countyId, evidenceId });
    await this.lapseWhatIsOver(tx, hold, holdId);
    await this.store.addOutcome(tx, hold, { ...delivered, evidenceId, reason: null });
    const { capturedMinutes, releasedMinutes, programmeFen, familyFen } = delivered;
    return { capturedMinutes, releasedMinutes, programmeFen, familyFen };
  }

  async release(
    tx: Tx,
    { orderId, reason }: { orderId: string; reason: string },
  ): Promise<{ releasedMinutes: number }> {
    const hold = await this.open(tx, orderId);
    const { countyId, holdId, programmeMinutes } = hold;
    if (holdId) await this.ledger.void(tx, { countyId, holdId });
    await this.lapseWhatIsOver(tx, hold, holdId);
    const outcome = { ...NOTHING_DELIVERED, releasedMinutes: programmeMinutes, evidenceId: null, reason };
    await this.store.addOutcome(tx, hold, outcome);
    return { releasedMinutes: programmeMinutes };
  }

  async reverse(
    tx: Tx,
    { orderId, reason }: { orderId: string; reason: string },
  ): Promise<{ returnedMinutes: number; lapsedMinutes: number }> {
    const hold = await this.store.last(tx, orderId);
    if (hold?.outcome !== 'CAPTURED') throw EntitlementErrors.orderNotCaptured();
    if (hold.reversed) throw EntitlementErrors.orderAlreadyReversed();
    const reversalId = newId(tx.now);
    const returnedMinutes = await this.reverseMinutes(tx, hold, { reversalId, reason });
    const lapsedMinutes = await this.lapseWhatIsOver(tx, hold, reversalId);
    const result = { returnedMinutes, lapsedMinutes };
    await this.store.addReversal(tx, hold, { reversalId, reason, ...result });
    return result;
  }

  async withhold(
    tx: Tx,
    { orderId, reason }: { orderId: string; reason: string },
  ): Promise<{ minutes: number }> {
    const { countyId, holdId, programmeMinutes } = await this.held(tx, orderId);
    if (holdId) await this.ledger.withhold(tx, { countyId, holdId, reason });
    return { minutes: programmeMinutes };
  }

  async endWithholding(
    tx: Tx,
    { orderId, reason }: { orderId: string; reason: string },
  ): Promise<{ minutes: number }> {
    const { countyId, holdId, programmeMinutes } = await this.held(tx, orderId);
    if (holdId) await this.ledger.endWithholding(tx, { countyId, holdId, reason });
    return { minutes: programmeMinutes };
  }

  private async held(tx: Tx, orderId: string): Promise<OrderHold> {
    const hold = await this.store.last(tx, orderId);
    if (!hold) throw EntitlementErrors.orderNotHeld();
    return hold;
  }

  private async open(tx: Tx, orderId: string): Promise<OrderHold> {
    const hold = await this.held(tx, orderId);
    if (hold.outcome) throw EntitlementErrors.orderNotHeld();
    return hold;
  }

  /** Nothing returns where nothing was captured: the family paid, or no minute was delivered. */
  private async reverseMinutes(
    tx: Tx,
    { countyId, holdId }: OrderHold,
    reversal: { reversalId: string; reason: string },
  ): Promise<number> {
    if (!holdId) return 0;
    const posted = (await this.ledger.holdHistory(tx, { countyId, holdId })).some(
      ({ code }) => code === 'CAPTURE',
    );
    if (!posted) return 0;
    return (await this.ledger.reverse(tx, { countyId, holdId, ...reversal })).returned;
  }

  /**
   * Minutes that return to a lot after its month was taken back lapse at once. Before that they wait for the run:
   * it locks the same accounts, so they lapse either here or there. @returns how many lapsed here
   */
  private async lapseWhatIsOver(tx: Tx, hold: OrderHold, commandId: string | null): Promise<number> {
    const { countyId, seniorId, programmeId, serviceDate: date } = hold;
    if (!commandId || !programmeId) return 0;
    const accountIds = await this.lots.lapsed(tx, { seniorId, countyId, programmeId, date });
    if (!accountIds.length) return 0;
    const { LAPSED } = await this.accounts.of(tx, countyId, programmeId);
    const expiry = { countyId, commandId, accountIds, sinkAccount: LAPSED, businessDate: date };
    const lapsed = await this.ledger.expire(tx, expiry);
    return lapsed.reduce((sum, { amount }) => sum + amount, 0);
  }
}
