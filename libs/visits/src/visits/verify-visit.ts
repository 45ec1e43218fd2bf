import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import { OrderingFacade } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { countedMinutes, VisitBill } from '../terms/visit-bill';
import type { VisitEntity } from './visit.entity';
import { audienceOf, factsOf, VisitStore } from './visit-store';

/** Proof, order and money change together: the evidence is verified, the order fulfilled, the minutes captured. */
@Injectable()
export class VerifyVisit {
  constructor(
    private readonly store: VisitStore,
    private readonly ordering: OrderingFacade,
    private readonly ledger: LedgerFacade,
    private readonly bill: VisitBill,
  ) {}

  /** Whether no rule refuses to pay for the minutes that count. */
  async mayBePaid(tx: Tx, { id, orderId }: VisitEntity): Promise<boolean> {
    return this.ordering.mayFulfil(tx, {
      orderId,
      actualMinutes: await countedMinutes(tx, id),
      evidenceId: id,
    });
  }

  /** The minutes that count are delivered; the agreed terms say how many of them are charged. */
  async apply(tx: Tx, visit: VisitEntity): Promise<void> {
    const minutes = await countedMinutes(tx, visit.id);
    const { billedMinutes } = await this.bill.make(tx, visit, minutes);
    await this.ledger.verifyEvidence(tx, { countyId: visit.countyId, evidenceId: visit.id });
    const { capturedMinutes } = await this.ordering.fulfil(tx, {
      orderId: visit.orderId,
      actualMinutes: minutes,
      billedMinutes,
      evidenceId: visit.id,
    });
    await this.store.move(tx, visit, 'verify');
    const credited = Math.min(minutes, visit.plannedMinutes) - billedMinutes;
    tx.publish({
      type: 'visits.visit-verified.v1',
      payload: { ...factsOf(visit), capturedMinutes, creditedMinutes: credited },
      audience: audienceOf(visit),
    });
  }
}
