import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import type { Queryable, Tx } from '@anzhi/platform';
import { OversightErrors } from '../oversight.errors';
import { reviewOf, REVIEWS, type ReviewRow } from './review.view';
import { reviewMachine, type ReviewState } from './review.state';
import type { DecisionDto, ReviewView } from './reviews.dto';
import type { VisitSubject } from './visit-subject';

/** Row gate: reviews of visits in the caller's divisions, or of the caller's provider. Parameters $1 and $2. */
export const VISIBLE = `(${withinRegions('r.region_id', '$1')} OR r.provider_id = ANY($2::uuid[]))`;
export const gateOf = ({ scope }: Ctx): unknown[] => [scope.regionIds, scope.organisationIds];

/** The rows of reviews: added, answered and decided, never changed otherwise. */
@Injectable()
export class ReviewStore {
  /** @throws oversight.review-not-found also when the caller may not see it */
  async find(db: Queryable, ctx: Ctx, id: string): Promise<ReviewView> {
    const [row] = await db.query<ReviewRow>(`${REVIEWS} WHERE ${VISIBLE} AND r.id = $3`, [
      ...gateOf(ctx),
      id,
    ]);
    if (!row) throw OversightErrors.reviewNotFound();
    return reviewOf(row);
  }

  /** Every review of a visit, oldest first; whether the caller may see them was decided before. */
  async ofVisit(db: Queryable, visitId: string): Promise<ReviewView[]> {
    const rows = await db.query<ReviewRow>(`${REVIEWS} WHERE r.visit_id = $1 ORDER BY r.opened_at, r.id`, [
      visitId,
    ]);
    return rows.map(reviewOf);
  }

  async statesOf(tx: Tx, visitId: string): Promise<ReviewState[]> {
    const rows = await tx.query<{ state: ReviewState }>(
      'SELECT state FROM oversight.review WHERE visit_id = $1',
      [visitId],
    );
    return rows.map(({ state }) => state);
  }

  async insert(
    tx: Tx,
    visit: VisitSubject,
    { id, event, reason }: { id: string; event: 'approve' | 'return'; reason: string | null },
  ): Promise<ReviewView> {
    await tx.query(
      `INSERT INTO oversight.review
         (id, visit_id, order_id, provider_id, region_id, kind, state, opened_by, reason, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        visit.id,
        visit.orderId,
        visit.providerId,
        visit.regionId,
        event === 'approve' ? 'APPROVAL' : 'RETURN',
        reviewMachine.next('UNSEEN', event),
        accountOf(tx.ctx),
        reason,
        tx.now,
      ],
    );
    return this.find(tx, tx.ctx, id);
  }

  async answer(tx: Tx, review: ReviewView, text: string): Promise<ReviewView> {
    await tx.query('INSERT INTO oversight.answer (review_id, account_id, text, at) VALUES ($1, $2, $3, $4)', [
      review.id,
      accountOf(tx.ctx),
      text,
      tx.now,
    ]);
    return this.find(tx, tx.ctx, review.id);
  }

  /** The review's state follows the decision by the database's own hand. */
  async decide(tx: Tx, review: ReviewView, input: DecisionDto): Promise<ReviewView> {
    await tx.query(
      `INSERT INTO oversight.decision (review_id, opened_by, decided_by, decision, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [review.id, review.openedBy, accountOf(tx.ctx), input.decision, input.reason, tx.now],
    );
    return this.find(tx, tx.ctx, review.id);
  }
}
