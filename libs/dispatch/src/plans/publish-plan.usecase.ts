import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { Database, UnitOfWork, type Tx } from '@anzhi/platform';
import { tellPlan } from './plan-events';
import type { PublishPlanDto } from './plan.dto';
import { PlanQueries } from './plan.queries';
import { PlanStore, type PlanRow } from './plan.store';
import { PublishVisits, type VisitToPublish } from './publish-visits';

/**
 * A dispatcher accepts a plan for his people, all of it or some visits: they are assigned. What is not accepted stays as
 * it was, and may follow later.
 */
@Injectable()
export class PublishPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly queries: PlanQueries,
    private readonly store: PlanStore,
    private readonly visits: PublishVisits,
  ) {}

  /**
   * Under one key the publication is decided once; broken off, it goes on where it was when it is sent again.
   * @throws dispatch.plan-not-found, plan-state unless it is ready or published, plan-visit-unknown
   */
  async execute(ctx: Ctx, id: string, { orderIds }: PublishPlanDto): Promise<void> {
    await this.uow.run(ctx, (tx) => this.decide(tx, id, orderIds));
    const plan = await this.queries.require(this.db, ctx, id);
    await this.visits.publish(ctx, plan, await this.pending(ctx, id, orderIds));
  }

  private async decide(tx: Tx, id: string, orderIds: readonly string[] | undefined): Promise<void> {
    await this.queries.require(tx, tx.ctx, id);
    const plan = (await this.store.lock(tx, id))!;
    await this.store.requireVisits(tx, id, orderIds);
    const state = await this.store.publish(tx, plan);
    this.record(tx, plan, orderIds);
    tellPlan(tx, plan, state);
  }

  private record(tx: Tx, { id, regionId, providerId, day }: PlanRow, orderIds?: readonly string[]): void {
    tx.audit({
      action: 'dispatch.plan-published',
      ...{ subject: 'plan', subjectId: id, regionId },
      organisationId: providerId ?? undefined,
      details: { day, visits: orderIds?.length ?? 'ALL' },
    });
  }

  /** The caller's own, by start: whoever is let go early is free for what comes later. */
  private pending(
    { scope }: Ctx,
    id: string,
    orderIds: readonly string[] | undefined,
  ): Promise<VisitToPublish[]> {
    return this.db.query<VisitToPublish>(
      `SELECT v.order_id AS "orderId", (p.context->'orders'->v.order_id::text->>'startMinute')::int AS "promisedMinute",
              json_agg(json_build_object('seat', v.seat, 'caregiverId', v.caregiver_id,
                'wasCaregiverId', v.was_caregiver_id, 'pinned', v.pinned) ORDER BY v.seat) AS seats
         FROM dispatch.plan_visit v JOIN dispatch.plan p ON p.id = v.plan_id
        WHERE v.plan_id = $1 AND ($2::uuid[] IS NULL OR v.order_id = ANY($2))
          AND v.provider_id = ANY($3::uuid[]) AND (v.released_at IS NOT NULL OR p.provider_id IS NOT NULL)
          AND v.outcome IS DISTINCT FROM 'PUBLISHED' AND v.outcome IS DISTINCT FROM 'UNCHANGED'
        GROUP BY 1, 2 ORDER BY min(v.starts_at), 1`,
      [id, orderIds ?? null, scope.organisationIds],
    );
  }
}
