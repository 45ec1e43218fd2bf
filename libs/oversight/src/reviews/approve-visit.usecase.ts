import { Injectable } from '@nestjs/common';
import { newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import { Consequences } from './consequences';
import { obstacleTo } from './review.policy';
import { ReviewStore } from './review-store';
import type { ReviewView } from './reviews.dto';
import { audienceOf, auditOf, VisitSubjects } from './visit-subject';

/** The officer has looked and is content: a visit that waited for him is captured now. */
@Injectable()
export class ApproveVisit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: VisitSubjects,
    private readonly reviews: ReviewStore,
    private readonly consequences: Consequences,
  ) {}

  execute(ctx: Ctx, visitId: string, reason: string | null): Promise<ReviewView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.subjects.lock(tx, visitId);
      const obstacle = obstacleTo('approve', await this.reviews.statesOf(tx, visitId));
      if (obstacle) throw OversightErrors[obstacle]();
      const id = newId(tx.now);
      const step = { event: 'approve', reviewId: id, reason: reason ?? '' } as const;
      const consequences = await this.consequences.follow(tx, visit, step);
      const review = await this.reviews.insert(tx, visit, { id, event: 'approve', reason });
      tx.audit({
        action: 'oversight.visit-approved',
        ...auditOf(visit, review.id),
        details: { visitId, orderId: visit.orderId, flags: visit.flags, consequences, reason },
      });
      tx.publish({
        type: 'oversight.visit-approved.v1',
        payload: { visitId, orderId: visit.orderId },
        audience: audienceOf(visit),
      });
      return review;
    });
  }
}
