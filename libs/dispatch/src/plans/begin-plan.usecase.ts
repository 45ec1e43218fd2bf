import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { addDays, businessDate, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { tellPlan } from './plan-events';
import { PlanGate } from './plan-gate';
import { PlanErrors } from './plan.errors';
import type { BeginPlanDto, MendPlanDto } from './plan.dto';
import { PlanQueries } from './plan.queries';
import { PlanSettings } from './plan.settings';
import { PlanStore, type NewPlan } from './plan.store';
import { RUN_PLAN_JOB } from './run-plan';

/** Beyond it nobody knows who is there. */
const DAYS_AHEAD = 14;
const SEEDS = 2 ** 31;

/** Has a day planned, or a published one mended; the workers do it. */
@Injectable()
export class BeginPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: PlanGate,
    private readonly queries: PlanQueries,
    private readonly store: PlanStore,
    private readonly settings: Settings,
  ) {}

  /** @throws dispatch.plan-outside-scope, plan-day-over, plan-at-work */
  execute(ctx: Ctx, wish: BeginPlanDto): Promise<string> {
    return this.uow.run(ctx, async (tx) => {
      const whose = await this.gate.plannedFor(tx, ctx, wish);
      const { day, keep = 'PUBLISHED', seconds, seed } = wish;
      return this.begin(tx, { ...whose, day, keep, repairsId: null, absent: [] }, { seconds, seed });
    });
  }

  /**
   * From what stands now: somebody is not there any more, or orders have come in. Everybody else keeps his visits, or
   * may exchange them at the price of a change where that is wished.
   * @throws dispatch.plan-not-found, plan-state unless it is published, and what `execute` throws
   */
  mend(ctx: Ctx, id: string, wish: MendPlanDto): Promise<string> {
    return this.uow.run(ctx, async (tx) => {
      const { regionId, providerId, day, state } = await this.queries.requireWhole(tx, ctx, id);
      if (state !== 'PUBLISHED') throw PlanErrors.planState({ state });
      const { absentCaregiverIds = [], mayExchange = false, seconds, seed } = wish;
      const absent = [...new Set(absentCaregiverIds)];
      const keep = mayExchange ? 'NONE' : 'ALL';
      return this.begin(
        tx,
        { regionId, providerId, day, keep, repairsId: id, absent },
        { seconds: seconds ?? MEND_SECONDS, seed },
      );
    });
  }

  /** For whoever is allowed to, or for nobody in particular. @throws dispatch.plan-day-over, plan-at-work */
  async begin(
    tx: Tx,
    plan: Pick<NewPlan, 'regionId' | 'providerId' | 'day' | 'keep' | 'repairsId' | 'absent'>,
    how: { readonly seconds?: number; readonly seed?: number } = {},
  ): Promise<string> {
    const today = businessDate(tx.now);
    if (plan.day < today || plan.day > addDays(today, DAYS_AHEAD))
      throw PlanErrors.planDayOver({ days: DAYS_AHEAD }, '/day');
    const set = await this.settings.all(tx, {
      seconds: PlanSettings.planSeconds,
      threads: PlanSettings.planThreads,
    });
    const { seconds = set.seconds, seed = randomInt(SEEDS) } = how;
    const requestedBy = tx.ctx.actor.accountId ?? null;
    const id = await this.store.insert(tx, { ...plan, seconds, seed, threads: set.threads, requestedBy });
    tx.schedule({ kind: RUN_PLAN_JOB, key: id, dueAt: tx.now });
    tx.audit({
      action: plan.repairsId ? 'dispatch.plan-mending-begun' : 'dispatch.plan-begun',
      ...{ subject: 'plan', subjectId: id, regionId: plan.regionId },
      organisationId: plan.providerId ?? undefined,
      details: { day: plan.day, keep: plan.keep, repairs: plan.repairsId, absent: plan.absent },
    });
    tellPlan(tx, (await this.store.lock(tx, id))!, 'DRAFT');
    return id;
  }
}

/** Mending has to be quick: the first visits are due (design D.5). */
const MEND_SECONDS = 2;
