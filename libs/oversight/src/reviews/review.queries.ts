import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { gateOf, ReviewStore, VISIBLE } from './review-store';
import { reviewOf, REVIEWS, type ReviewRow } from './review.view';
import type { ReviewQuery, ReviewView } from './reviews.dto';

/** Reviews for those who made them and for the providers they concern. */
@Injectable()
export class ReviewQueries {
  constructor(
    private readonly db: Database,
    private readonly store: ReviewStore,
  ) {}

  /** The newest first. */
  async list(ctx: Ctx, query: ReviewQuery): Promise<Page<ReviewView>> {
    const [openedBefore, idBefore] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const rows = await this.db.query<ReviewRow>(
      `${REVIEWS}
        WHERE ${VISIBLE} AND ($3::text IS NULL OR r.state = $3) AND ($4::uuid IS NULL OR r.visit_id = $4)
          AND ($5::timestamptz IS NULL OR (r.opened_at, r.id) < ($5, $6::uuid))
        ORDER BY r.opened_at DESC, r.id DESC LIMIT $7`,
      [...gateOf(ctx), query.state ?? null, query.visitId ?? null, openedBefore, idBefore, query.limit + 1],
    );
    return pageOf(rows.map(reviewOf), query.limit, (review) => [review.openedAt, review.id]);
  }

  /** @throws oversight.review-not-found also when the caller may not see it */
  one(ctx: Ctx, id: string): Promise<ReviewView> {
    return this.store.find(this.db, ctx, id);
  }
}
