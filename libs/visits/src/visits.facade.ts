import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { ClaimFactsQueries, type VisitClaimFacts } from './visits/claim-facts';
import { RejectVisit } from './visits/reject-visit';
import { CaptureGate } from './visits/capture-gate';
import { VisitParties, type Party } from './visits/visit-parties';
import { VisitStore } from './visits/visit-store';
import { checksOf } from './visits/check.queries';
import type { VisitCheckView, VisitView } from './visits/visits.dto';
import { viewOf } from './visits/visit.view';

/** What the officers' side may ask of a visit. */
@Injectable()
export class VisitsFacade {
  constructor(
    private readonly store: VisitStore,
    private readonly capture: CaptureGate,
    private readonly reject: RejectVisit,
    private readonly parties: VisitParties,
    private readonly claims: ClaimFactsQueries,
  ) {}

  /**
   * The visit with its order and itself locked, for a decision about it.
   * @throws visits.not-found also when the caller may not see it
   */
  async lock(tx: Tx, visitId: string): Promise<VisitView> {
    return viewOf(await this.store.lock(tx, visitId));
  }

  /**
   * For whoever may see the order or one of its visits: the family, its provider, who was sent, the offices.
   * @throws ordering.order-not-found also when it exists and is not for the caller
   */
  requireOrder(db: Queryable, ctx: Ctx, orderId: string): Promise<void> {
    return this.store.requireOrder(db, ctx, orderId);
  }

  /** Arrival and leaving with all their proofs, as everybody sees them who may see the visit. */
  checks(db: Queryable, visitId: string): Promise<VisitCheckView[]> {
    return checksOf(db, visitId);
  }

  /** What the caller has to do with the visit himself. */
  partiesOf(tx: Tx, visit: VisitView): Promise<Set<Party>> {
    return this.parties.of(tx, visit);
  }

  /** The caregivers who were sent to the order, without those who were replaced. */
  sentTo(db: Queryable, orderId: string): Promise<string[]> {
    return this.parties.sentTo(db, orderId);
  }

  /** A confirmed visit whose doubts an officer has looked into: its minutes are captured now. */
  async verifyAfterReview(tx: Tx, visitId: string): Promise<VisitView> {
    const visit = await this.store.lock(tx, visitId);
    await this.capture.afterReview(tx, visit);
    return viewOf(visit);
  }

  /** A confirmed visit whose return was upheld: it is not recognised, and its minutes go back to the senior. */
  async rejectAfterReview(tx: Tx, visitId: string, reason: string): Promise<VisitView> {
    const visit = await this.store.lock(tx, visitId);
    await this.reject.apply(tx, visit, reason);
    return viewOf(visit);
  }

  /** What settlement judges deductions by; ids that are no visits are left out. */
  claimFacts(db: Queryable, visitIds: readonly string[]): Promise<VisitClaimFacts[]> {
    return this.claims.of(db, visitIds);
  }
}
