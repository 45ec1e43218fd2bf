import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import { OrderingFacade } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import type { VisitEntity } from './visit.entity';
import { audienceOf, factsOf, VisitStore } from './visit-store';

/** Proof, order and money change together: the evidence is verified, the order fulfilled, the minutes captured. */
@Injectable()
export class VerifyVisit {
  constructor(
    private readonly store: VisitStore,
    private readonly ordering: OrderingFacade,
    private readonly ledger: LedgerFacade,
  ) {}

  /** Whether no rule refuses to pay for the visit as it was measured. */
  mayBePaid(tx: Tx, { id, orderId, actualMinutes }: VisitEntity): Promise<boolean> {
    return this.ordering.mayFulfil(tx, { orderId, actualMinutes: actualMinutes ?? 0, evidenceId: id });
  }

  /** @param minutes accepted for capture, at most those measured */
  async apply(tx: Tx, visit: VisitEntity, minutes: number): Promise<void> {
    await this.ledger.verifyEvidence(tx, { countyId: visit.countyId, evidenceId: visit.id });
    const { capturedMinutes } = await this.ordering.fulfil(tx, {
      orderId: visit.orderId,
      actualMinutes: minutes,
      evidenceId: visit.id,
    });
    await this.store.move(tx, visit, 'verify');
    tx.publish({
      type: 'visits.visit-verified.v1',
      payload: { ...factsOf(visit), capturedMinutes },
      audience: audienceOf(visit),
    });
  }
}
