import type { ReviewView } from './reviews.dto';

/** Every review with its answer and its decision, as rows of `r`. */
export const REVIEWS = `
  SELECT r.id, r.visit_id AS "visitId", r.order_id AS "orderId", r.provider_id AS "providerId",
         r.region_id AS "regionId", r.kind, r.state, r.reason, r.opened_by AS "openedBy", r.opened_at AS "openedAt",
         a.account_id AS "answeredBy", a.text AS "answerText", a.at AS "answeredAt",
         d.decided_by AS "decidedBy", d.decision, d.reason AS "decisionReason", d.at AS "decidedAt"
    FROM oversight.review r
    LEFT JOIN oversight.answer a ON a.review_id = r.id
    LEFT JOIN oversight.decision d ON d.review_id = r.id`;

export type ReviewRow = Omit<ReviewView, 'openedAt' | 'answer' | 'decision'> & {
  readonly openedAt: Date;
  readonly answeredBy: string | null;
  readonly answerText: string;
  readonly answeredAt: Date;
  readonly decidedBy: string | null;
  readonly decision: 'UPHELD' | 'DISMISSED';
  readonly decisionReason: string;
  readonly decidedAt: Date;
};

export function reviewOf(row: ReviewRow): ReviewView {
  const { answeredBy, answerText, answeredAt, decidedBy, decision, decisionReason, decidedAt, ...review } =
    row;
  return {
    ...review,
    openedAt: review.openedAt.toISOString(),
    answer: answeredBy ? { accountId: answeredBy, text: answerText, at: answeredAt.toISOString() } : null,
    decision: decidedBy
      ? { decision, reason: decisionReason, accountId: decidedBy, at: decidedAt.toISOString() }
      : null,
  };
}
