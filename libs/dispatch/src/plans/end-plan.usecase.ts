import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { tellPlan } from './plan-events';
import { PlanErrors } from './plan.errors';
import { PlanQueries } from './plan.queries';
import { PlanStore, type PlanRow } from './plan.store';

/** Ends a search with the best that was found so far, or throws a plan away. */
@Injectable()
export class EndPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PlanQueries,
    private readonly store: PlanStore,
  ) {}

  /** The plan is ready a moment later. @throws dispatch.plan-not-found, plan-state unless it is being computed */
  stop(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const plan = await this.lock(tx, id);
      if (plan.state !== 'RUNNING') throw PlanErrors.planState({ state: plan.state });
      await tx.query(
        'UPDATE dispatch.plan SET stop_requested_at = coalesce(stop_requested_at, $2) WHERE id = $1',
        [id, tx.now],
      );
      this.record(tx, plan, 'stopped');
    });
  }

  /** @throws dispatch.plan-not-found, plan-state once it is published or has ended */
  discard(ctx: Ctx, id: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const plan = await this.lock(tx, id);
      await this.store.end(tx, plan, 'discard', null);
      this.record(tx, plan, 'discarded');
      tellPlan(tx, plan, 'DISCARDED');
    });
  }

  private async lock(tx: Tx, id: string): Promise<PlanRow> {
    await this.queries.requireWhole(tx, tx.ctx, id);
    return (await this.store.lock(tx, id))!;
  }

  private record(tx: Tx, { id, regionId, providerId, day }: PlanRow, what: string): void {
    tx.audit({
      action: `dispatch.plan-${what}`,
      ...{ subject: 'plan', subjectId: id, regionId },
      organisationId: providerId ?? undefined,
      details: { day },
    });
  }
}
