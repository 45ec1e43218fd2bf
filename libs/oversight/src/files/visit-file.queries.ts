import { Injectable } from '@nestjs/common';
import { maskAddress, type Ctx } from '@anzhi/kernel';
import { EntitlementFacade, type ChainHold } from '@anzhi/entitlement';
import { withinRegions } from '@anzhi/geo';
import { PeopleFacade } from '@anzhi/people';
import { Database } from '@anzhi/platform';
import { VisitsFacade } from '@anzhi/visits';
import { OversightErrors } from '../oversight.errors';
import { ReviewStore } from '../reviews/review-store';
import { AuditTrailQueries } from '../trail/audit-trail.queries';
import type { ChainHoldView } from './chain.dto';
import { dispatchPart, orderPart, stepsOf } from './order-part.queries';
import { confirmationOf, disputeOf, evidenceOf, tasksOf } from './proof-part.queries';
import type { VisitFileView } from './visit-file.dto';
import { LINE, lineOf, type LineRow } from './visit-list.queries';

/** The whole file of one visit: evidence and reasons, in one answer. */
@Injectable()
export class VisitFileQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly entitlement: EntitlementFacade,
    private readonly reviews: ReviewStore,
    private readonly trail: AuditTrailQueries,
    private readonly visits: VisitsFacade,
  ) {}

  /** @throws oversight.visit-not-found also when it lies outside the caller's divisions */
  async file(ctx: Ctx, id: string): Promise<VisitFileView> {
    const { db } = this;
    const row = await db.one<LineRow>(`${LINE} WHERE ${withinRegions('l.region_id', '$1')} AND l.id = $2`, [
      ctx.scope.regionIds,
      id,
    ]);
    const order = row && (await orderPart(db, row.orderId));
    if (!row || !order) throw OversightErrors.visitNotFound();
    const reviews = await this.reviews.ofVisit(db, id);
    return {
      ...lineOf(row),
      address: maskAddress(await this.people.addressText(db, order.addressId)),
      order,
      dispatch: await dispatchPart(db, order.id),
      checks: await this.visits.checks(db, id),
      tasks: await tasksOf(db, id),
      confirmation: await confirmationOf(db, id),
      dispute: await disputeOf(db, id),
      evidence: await evidenceOf(db, id),
      steps: await stepsOf(db, id),
      chain: (await this.entitlement.chain(db, order.id)).map(viewOf),
      reviews,
      trail: await this.trail.about({
        visit: [id],
        order: [order.id],
        review: reviews.map((review) => review.id),
      }),
    };
  }
}

const viewOf = (hold: ChainHold): ChainHoldView => ({
  ...hold,
  split: { ...hold.split, payers: [...hold.split.payers], reasons: [...hold.split.reasons] },
  grants: [...hold.grants],
  steps: [...hold.steps],
});
