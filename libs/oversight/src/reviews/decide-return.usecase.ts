import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import { Consequences } from './consequences';
import { reviewMachine } from './review.state';
import { ReviewStore } from './review-store';
import type { DecisionDto, ReviewView } from './reviews.dto';
import { audienceOf, auditOf, VisitSubjects } from './visit-subject';

/**
 * The second person decides. Upheld: what was captured is reversed, what was not is released; either way the minutes
 * are the senior's again. Dismissed: the visit is payable, and one that was still waiting is captured.
 */
@Injectable()
export class DecideReturn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: VisitSubjects,
    private readonly reviews: ReviewStore,
    private readonly consequences: Consequences,
  ) {}

  execute(ctx: Ctx, reviewId: string, input: DecisionDto): Promise<ReviewView> {
    return this.uow.run(ctx, async (tx) => {
      const { visitId } = await this.reviews.find(tx, ctx, reviewId);
      const visit = await this.subjects.lock(tx, visitId);
      const review = await this.reviews.find(tx, ctx, reviewId);
      const event = input.decision === 'UPHELD' ? 'uphold' : 'dismiss';
      if (!reviewMachine.next(review.state, event)) throw OversightErrors.decided();
      if (review.openedBy === accountOf(ctx)) throw OversightErrors.sameOfficer();
      const consequences = await this.consequences.follow(tx, visit, {
        event,
        reviewId,
        reason: input.reason,
      });
      tx.audit({
        action: `oversight.return-${input.decision.toLowerCase()}`,
        ...auditOf(visit, reviewId),
        details: { visitId, orderId: visit.orderId, consequences, reason: input.reason },
      });
      tx.publish({
        type: 'oversight.return-decided.v1',
        payload: { visitId, orderId: visit.orderId, reviewId, decision: input.decision },
        audience: audienceOf(visit),
      });
      return this.reviews.decide(tx, review, input);
    });
  }
}
