import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { OrderingFacade } from '@anzhi/ordering';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { tellPart, tellPlan } from './plan-events';
import { PlanErrors } from './plan.errors';
import type { PublishPlanDto } from './plan.dto';
import { PlanQueries } from './plan.queries';
import { PlanStore, type PlanRow } from './plan.store';

interface PlannedVisit {
  readonly orderId: string;
  readonly providerId: string;
}

/**
 * An office accepts its plan, all of it or some visits, and hands each provider its part. Nobody is assigned by it:
 * that is the dispatchers' (policy.md 2.4).
 */
@Injectable()
export class ReleasePlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ordering: OrderingFacade,
    private readonly queries: PlanQueries,
    private readonly store: PlanStore,
  ) {}

  /** @throws dispatch.plan-not-found, plan-of-provider, plan-state, plan-visit-unknown */
  execute(ctx: Ctx, id: string, { orderIds }: PublishPlanDto): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      await this.queries.requireWhole(tx, ctx, id);
      const plan = (await this.store.lock(tx, id))!;
      if (plan.providerId) throw PlanErrors.planOfProvider();
      await this.store.requireVisits(tx, id, orderIds);
      const state = await this.store.publish(tx, plan);
      const parts = await this.release(tx, plan, orderIds);
      tx.audit({
        action: 'dispatch.plan-released',
        ...{ subject: 'plan', subjectId: id, regionId: plan.regionId },
        details: { day: plan.day, visits: orderIds?.length ?? 'ALL', providers: [...parts.keys()] },
      });
      tellPlan(tx, plan, state);
      for (const [providerId, visits] of parts) tellPart(tx, plan, providerId, visits);
    });
  }

  /** What its provider has not accepted, or no longer has, is told. @returns by provider how many were handed over */
  private async release(
    tx: Tx,
    { id, day, regionId }: PlanRow,
    orderIds: readonly string[] | undefined,
  ): Promise<Map<string, number>> {
    const visits = await tx.query<PlannedVisit>(
      `SELECT DISTINCT order_id AS "orderId", provider_id AS "providerId" FROM dispatch.plan_visit
        WHERE plan_id = $1 AND ($2::uuid[] IS NULL OR order_id = ANY($2)) AND released_at IS NULL
          AND outcome IS DISTINCT FROM 'PUBLISHED' AND outcome IS DISTINCT FROM 'UNCHANGED'`,
      [id, orderIds ?? null],
    );
    const orders = await this.ordering.ordersOfDay(tx, {
      ...{ day, regionIds: [regionId] },
      providerIds: [...new Set(visits.map(({ providerId }) => providerId))],
    });
    const holders = new Map(orders.map((order) => [order.id, order.providerId]));
    const parts = new Map<string, number>();
    for (const { orderId, providerId } of visits) {
      const holder = holders.get(orderId) ?? null;
      const isTheirs = holder === providerId;
      const why = holder ? PlanErrors.planOrderOfOther() : PlanErrors.planOrderHeldByNobody();
      await tx.query(
        `UPDATE dispatch.plan_visit SET released_at = $3, outcome = $4, outcome_code = $5, outcome_at = $6
          WHERE plan_id = $1 AND order_id = $2`,
        isTheirs ? [id, orderId, tx.now, null, null, null] : [id, orderId, null, 'REFUSED', why.code, tx.now],
      );
      if (isTheirs) parts.set(providerId, (parts.get(providerId) ?? 0) + 1);
    }
    return parts;
  }
}
