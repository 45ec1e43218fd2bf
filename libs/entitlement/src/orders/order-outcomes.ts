import { Injectable } from '@nestjs/common';
import { fen, newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { Capture, DeliveredService } from '../entitlement.types';
import { CaptureWatch } from '../stops/capture-watch';
import { CaptureGuard, type CaptureVerdict } from './capture-guard';
import { legAmounts } from './hold-legs.policy';
import { minutesOf, OrderHoldStore, type HeldPayer, type OrderHold } from './order-hold.store';
import { ProviderDebts } from './provider-debts';
import { ProvisionalLots } from './provisional-lots';
import { settle } from './waterfall.policy';

type WithReason = { readonly orderId: string; readonly reason: string };

/** What becomes of an order's hold: delivered or returned. */
@Injectable()
export class OrderOutcomes {
  constructor(
    private readonly store: OrderHoldStore,
    private readonly ledger: LedgerFacade,
    private readonly debts: ProviderDebts,
    private readonly guard: CaptureGuard,
    private readonly watch: CaptureWatch,
    private readonly provisional: ProvisionalLots,
  ) {}

  async capture(tx: Tx, service: DeliveredService): Promise<Capture> {
    const hold = await this.open(tx, service.orderId);
    await this.refuseBlocked(tx, hold, service);
    return this.bill(tx, hold, service);
  }

  /** The same of a service that nobody need be asked about any more: it was billed before. */
  async bill(tx: Tx, hold: OrderHold, service: DeliveredService): Promise<Capture> {
    const { providerId, evidenceId } = service;
    const { deliveredMinutes, dueFen, parts, selfFen } = settle(hold, service.actualMinutes);
    await this.post(tx, hold, { amounts: legAmounts(hold.payers, parts), evidenceId });
    const oweCommandId = await this.debts.owe(tx, hold, providerId, {
      public: parts.map((part) => part.fen),
      family: selfFen,
    });
    await this.store.addOutcome(tx, hold, {
      kind: 'CAPTURED',
      deliveredMinutes,
      dueFen,
      providerId,
      evidenceId,
      oweCommandId,
      reason: null,
      payers: [...parts, { fen: selfFen, units: 0 }],
    });
    if (hold.holdId) await this.watch.captured(tx, hold);
    const capturedMinutes = minutesOf(hold.payers, parts);
    return {
      capturedMinutes,
      releasedMinutes: minutesOf(hold.payers, hold.payers) - capturedMinutes,
      programmeFen: fen(dueFen - selfFen),
      familyFen: selfFen,
    };
  }

  async release(tx: Tx, { orderId, reason }: WithReason): Promise<{ releasedMinutes: number }> {
    const hold = await this.open(tx, orderId);
    const { countyId, holdId, payers } = hold;
    await this.lockLots(tx, hold);
    const back = (payer: HeldPayer): number => payer.units;
    await this.provisional.settling(tx, hold, back, () => this.voidHold(tx, countyId, holdId), reason);
    await this.store.addOutcome(tx, hold, { ...NOTHING_DELIVERED, reason });
    return { releasedMinutes: minutesOf(payers, payers) };
  }

  private async voidHold(tx: Tx, countyId: number, holdId: string | null): Promise<void> {
    if (holdId) await this.ledger.void(tx, { countyId, holdId, commandId: newId(tx.now) });
  }

  /** What a capture would be told; nothing is paid by asking. */
  async judge(tx: Tx, service: Omit<DeliveredService, 'providerId'>): Promise<CaptureVerdict> {
    return this.verdictOn(tx, await this.open(tx, service.orderId), service);
  }

  private verdictOn(
    tx: Tx,
    { seniorId, countyId, serviceDate }: OrderHold,
    { orderId, actualMinutes, evidenceId }: Omit<DeliveredService, 'providerId'>,
  ): Promise<CaptureVerdict> {
    return this.guard.decide(tx, { orderId, seniorId, countyId, serviceDate, actualMinutes, evidenceId });
  }

  private async refuseBlocked(tx: Tx, hold: OrderHold, service: DeliveredService): Promise<void> {
    const verdict = await this.verdictOn(tx, hold, service);
    if (!verdict.allow) throw EntitlementErrors.captureBlocked({ reason: verdict.reason });
  }

  private async post(
    tx: Tx,
    hold: OrderHold,
    { amounts, evidenceId }: { amounts: number[]; evidenceId: string },
  ): Promise<void> {
    const { countyId, holdId } = hold;
    await this.lockLots(tx, hold);
    if (holdId)
      await this.ledger.post(tx, { countyId, holdId, commandId: newId(tx.now), amounts, evidenceId });
    else await this.ledger.requireVerified(tx, { countyId, evidenceId });
  }

  /**
   * A booking locks the senior's lots before it knows of the budget. Where a hold draws on a budget, whoever resolves
   * it does the same, so that the two never wait for each other in a circle.
   */
  private async lockLots(tx: Tx, { countyId, payers }: OrderHold): Promise<void> {
    if (!payers.some(({ fromBudget }) => fromBudget)) return;
    await this.ledger.lockBalances(
      tx,
      countyId,
      payers.flatMap(({ lotIds }) => lotIds),
    );
  }

  private async open(tx: Tx, orderId: string): Promise<OrderHold> {
    const hold = await this.store.last(tx, orderId);
    if (!hold || hold.outcome) throw EntitlementErrors.orderNotHeld();
    return hold;
  }
}

const NOTHING_DELIVERED = {
  kind: 'RELEASED',
  deliveredMinutes: 0,
  dueFen: fen(0),
  providerId: null,
  evidenceId: null,
  oweCommandId: null,
  payers: [],
} as const;
