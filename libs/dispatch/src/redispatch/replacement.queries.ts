import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { LIVE_STATES, OrderingFacade } from '@anzhi/ordering';
import { Database } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import type { ReplacementDto } from './replacement.dto';

type Row = Omit<ReplacementDto, 'startsAt' | 'since' | 'toldAt' | 'entitlement'> & {
  startsAt: Date;
  since: Date;
  toldAt: Date | null;
};

@Injectable()
export class ReplacementQueries {
  constructor(
    private readonly db: Database,
    private readonly ordering: OrderingFacade,
  ) {}

  /** Oldest first. A family sees a search once it has been told of it. */
  async ofOrder(ctx: Ctx, orderId: string): Promise<ReplacementDto[]> {
    await this.ordering.requireVisible(ctx, orderId);
    const order = await this.ordering.order(this.db, orderId);
    if (!order) throw DispatchErrors.orderNotFound();
    const rows = await this.db.query<Row>(
      `SELECT id, order_id AS "orderId", starts_at AS "startsAt", cause, provider_id AS "formerProviderId",
              caregiver_id AS "formerCaregiverId", since, outcome, told_at AS "toldAt",
              new_provider_id AS "providerId", new_caregiver_id AS "caregiverId", alternatives AS "otherTimes",
              made_good_by AS "madeGoodBy"
         FROM dispatch.replacement WHERE order_id = $1 AND (outcome IS NOT NULL OR NOT $2) ORDER BY since, id`,
      [orderId, ctx.scope.own],
    );
    const entitlement = LIVE_STATES.includes(order.state) ? 'HELD' : 'RETURNED';
    return rows.map((row) => ({
      ...row,
      startsAt: row.startsAt.toISOString(),
      since: row.since.toISOString(),
      toldAt: row.toldAt?.toISOString() ?? null,
      entitlement,
    }));
  }
}
