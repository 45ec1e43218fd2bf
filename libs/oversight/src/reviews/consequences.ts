import { Injectable } from '@nestjs/common';
import { EntitlementFacade } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import { VisitsFacade } from '@anzhi/visits';
import { Withholdings } from '../withholding/withholdings';
import { ProvenLater } from '../sampling/claims/proven-later';
import { OversightErrors } from '../oversight.errors';
import { consequencesOf, type Consequence } from './review.policy';
import type { ReviewEvent } from './review.state';
import type { VisitSubject } from './visit-subject';

/** One step of a review, and why. */
interface Step {
  readonly event: ReviewEvent;
  readonly reviewId: string;
  readonly reason: string;
}

/** Carries out what a step of a review means for the visit and its minutes, in the same transaction. */
@Injectable()
export class Consequences {
  constructor(
    private readonly visits: VisitsFacade,
    private readonly entitlement: EntitlementFacade,
    private readonly withholdings: Withholdings,
    private readonly later: ProvenLater,
  ) {}

  /** @throws oversight.not-reviewable when the visit's state does not allow the step */
  async follow(tx: Tx, visit: VisitSubject, step: Step): Promise<readonly Consequence[]> {
    const consequences = consequencesOf(visit.state, step.event);
    if (!consequences) throw OversightErrors.notReviewable({ state: visit.stateZh });
    for (const consequence of consequences) await this.apply(tx, visit, consequence, step);
    return consequences;
  }

  private async apply(tx: Tx, visit: VisitSubject, consequence: Consequence, step: Step): Promise<void> {
    const { reason } = step;
    const order = { orderId: visit.orderId, reason };
    const cause = { kind: 'REVIEW', id: step.reviewId } as const;
    switch (consequence) {
      case 'CAPTURE':
        await this.visits.verifyAfterReview(tx, visit.id);
        return;
      case 'REJECT':
        await this.visits.rejectAfterReview(tx, visit.id, reason);
        return;
      case 'REVERSE':
        await this.later.takenBack(tx, {
          visitId: visit.id,
          fen: (await this.entitlement.reverse(tx, order)).programmeFen,
        });
        return;
      case 'WITHHOLD':
        await this.withholdings.place(tx, { ...order, cause });
        return;
      case 'END_WITHHOLDING':
        await this.withholdings.end(tx, { ...order, cause });
        return;
      case 'RECORD':
    }
  }
}
