import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import { ReviewStore } from './review-store';
import type { ReviewView } from './reviews.dto';
import { auditOf, VisitSubjects } from './visit-subject';

/** The provider's side is heard once, before the decision. */
@Injectable()
export class AnswerReturn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: VisitSubjects,
    private readonly reviews: ReviewStore,
  ) {}

  execute(ctx: Ctx, reviewId: string, text: string): Promise<ReviewView> {
    return this.uow.run(ctx, async (tx) => {
      const { visitId } = await this.reviews.find(tx, ctx, reviewId);
      const visit = await this.subjects.lock(tx, visitId, ['CAREGIVER', 'FAMILY']);
      const review = await this.reviews.find(tx, ctx, reviewId);
      if (review.state !== 'OPEN') throw OversightErrors.decided();
      if (review.answer) throw OversightErrors.answered();
      tx.audit({
        action: 'oversight.return-answered',
        ...auditOf(visit, reviewId),
        details: { visitId, orderId: visit.orderId },
      });
      return this.reviews.answer(tx, review, text);
    });
  }
}
