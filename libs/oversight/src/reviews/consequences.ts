import { Injectable } from '@nestjs/common';
import { EntitlementFacade } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import { VisitsFacade } from '@anzhi/visits';
import { OversightErrors } from '../oversight.errors';
import { consequencesOf, type Consequence } from './review.policy';
import type { ReviewEvent } from './review.state';
import type { VisitSubject } from './visit-subject';

/** Carries out what a step of a review means for the visit and its minutes, in the same transaction. */
@Injectable()
export class Consequences {
  constructor(
    private readonly visits: VisitsFacade,
    private readonly entitlement: EntitlementFacade,
  ) {}

  /** @throws oversight.not-reviewable when the visit's state does not allow the step */
  async follow(
    tx: Tx,
    visit: VisitSubject,
    event: ReviewEvent,
    reason: string,
  ): Promise<readonly Consequence[]> {
    const consequences = consequencesOf(visit.state, event);
    if (!consequences) throw OversightErrors.notReviewable({ state: visit.stateZh });
    for (const consequence of consequences) await this.apply(tx, visit, consequence, reason);
    return consequences;
  }

  private async apply(tx: Tx, visit: VisitSubject, consequence: Consequence, reason: string): Promise<void> {
    const order = { orderId: visit.orderId, reason };
    switch (consequence) {
      case 'CAPTURE':
        await this.visits.verifyAfterReview(tx, visit.id);
        return;
      case 'REJECT':
        await this.visits.rejectAfterReview(tx, visit.id, reason);
        return;
      case 'REVERSE':
        await this.entitlement.reverse(tx, order);
        return;
      case 'WITHHOLD':
        await this.entitlement.withhold(tx, order);
        return;
      case 'END_WITHHOLDING':
        await this.entitlement.endWithholding(tx, order);
        return;
      case 'RECORD':
    }
  }
}
