import { Injectable } from '@nestjs/common';
import { newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import { Consequences } from './consequences';
import { obstacleTo } from './review.policy';
import { ReviewStore } from './review-store';
import type { ReviewView } from './reviews.dto';
import { audienceOf, auditOf, VisitSubjects } from './visit-subject';

/** Something is wrong: payment is withheld at once; the provider may answer, and a second person decides. */
@Injectable()
export class ReturnVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: VisitSubjects,
    private readonly reviews: ReviewStore,
    private readonly consequences: Consequences,
  ) {}

  execute(ctx: Ctx, visitId: string, reason: string): Promise<ReviewView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.subjects.lock(tx, visitId);
      const obstacle = obstacleTo('return', await this.reviews.statesOf(tx, visitId));
      if (obstacle) throw OversightErrors[obstacle]();
      const reviewId = newId(tx.now);
      await this.consequences.follow(tx, visit, { event: 'return', reviewId, reason });
      const review = await this.reviews.insert(tx, visit, { id: reviewId, event: 'return', reason });
      tx.audit({
        action: 'oversight.visit-returned',
        ...auditOf(visit, review.id),
        details: { visitId, orderId: visit.orderId, flags: visit.flags, reason },
      });
      tx.publish({
        type: 'oversight.visit-returned.v1',
        payload: { visitId, orderId: visit.orderId, reviewId: review.id },
        audience: audienceOf(visit),
      });
      return review;
    });
  }
}
